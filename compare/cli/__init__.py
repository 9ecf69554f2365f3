"""The command line: a file a verb. Only this package prints or exits."""
