"""Accuracy, reproducible: what the README states, measured on data sets that the user has."""
