"""Every exception that a caller can meet.

    NewscompareError            anything below; the command line prints it and exits with 2
    +-- InputError              something the user gave cannot be used
    |   +-- ReadError           an article, folder or URL cannot be read
    |   +-- OptionError         an option's value makes no sense
    +-- ModelError              an encoder or NLI model is missing, damaged or does not fit
    +-- LanguageDataError       a language's data file breaks the rules of `compare.languages`

A message says what happened, where, with the values in question, and what to try.
"""


class NewscompareError(Exception):
    """Base class: trouble that is explained to the user instead of shown as a traceback."""


class InputError(NewscompareError):
    """Something the user gave cannot be used."""


class ReadError(InputError):
    """An article, folder or URL cannot be read."""


class OptionError(InputError):
    """An option's value makes no sense."""


class ModelError(NewscompareError):
    """An encoder or NLI model is missing, damaged or does not fit."""


class LanguageDataError(NewscompareError):
    """A language's data file breaks the rules of `compare.languages`."""
