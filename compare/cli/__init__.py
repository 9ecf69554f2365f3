"""The command line: a file a verb. Only this package prints or exits."""

from compare.cli.app import main

__all__ = ["main"]
