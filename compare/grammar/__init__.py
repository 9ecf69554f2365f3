"""From the surface of a text to values: dates, numbers, name keys.

Functions here take plain text and a `Language` and return `Fact`s whose offsets point into that text. The
grammar is chosen by the language's data, never by its code.
"""
