"""Every exception that a caller can meet.

    NewscompareError            anything below; the command line prints it and exits with 2
    +-- InputError              something the user gave cannot be used
    |   +-- ReadError           an article, folder or URL cannot be read
    |   +-- OptionError         an option's value makes no sense
    |   +-- ConfigError         newscompare.toml, or a variable of the environment, makes no sense
    +-- ModelError              an encoder or NLI model is missing, damaged or does not fit
    +-- PluginError             something that another distribution adds cannot be loaded, or fails
    +-- CorpusError             a kept collection cannot be opened, read or written
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


class ConfigError(InputError):
    """The configuration file, or a variable of the environment, makes no sense."""


class ModelError(NewscompareError):
    """An encoder or NLI model is missing, damaged or does not fit."""


class PluginError(NewscompareError):
    """Something that another distribution adds to newscompare cannot be loaded, or fails."""


class LanguageDataError(NewscompareError):
    """A language's data file breaks the rules of `compare.languages`."""


class CorpusError(NewscompareError):
    """A kept collection cannot be opened, read or written, or lacks what was asked for."""
