"""Options that several verbs have, and what they say of a call."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from compare import config as configured
from compare.config import Configuration
from compare.errors import OptionError
from compare.read import Hints

DEFAULT_FOLDER = Path("reports")


class UiLanguage(StrEnum):
    """What `--ui-language` takes; a test compares it with the languages that the page speaks."""

    EN = "en"
    AR = "ar"
    FR = "fr"
    RU = "ru"


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...", help="Articles (.txt .html .json .jsonl), feeds, .warc archives, folders or URLs."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON to standard output.")]
EncoderName = Annotated[
    str | None,
    typer.Option(
        "--encoder", metavar="NAME|PATH", help="A plug-in or sentence-transformers model instead of the bundled one."
    ),
]
NliName = Annotated[
    str | None,
    typer.Option(
        "--nli",
        metavar="NAME|PATH",
        help="A plug-in, or a cross-encoder with NLI labels, instead of the bundled one.",
    ),
]
ConfigFile = Annotated[
    str | None,
    typer.Option("--config", metavar="FILE", help="What holds for every call, instead of newscompare.toml."),
]
CorpusFile = Annotated[
    Path | None,
    typer.Option("--corpus", metavar="FILE", help="A kept collection: what is in it is not taken apart again."),
]
Published = Annotated[
    list[str] | None, typer.Option("--published", metavar="FILE=DATE", help="Publication date of a file (YYYY-MM-DD).")
]
Source = Annotated[list[str] | None, typer.Option("--source", metavar="FILE=NAME", help="Outlet of a file.")]
Lang = Annotated[list[str] | None, typer.Option("--lang", metavar="FILE=CODE", help="Language of a file (ISO 639-1).")]
PageLanguage = Annotated[
    UiLanguage | None, typer.Option("--ui-language", help="The language of the page; the articles keep theirs.")
]


def in_force(
    config: str | None,
    *,
    encoder: str | None = None,
    nli: str | None = None,
    ui_language: str | None = None,
    corpus: Path | None = None,
) -> Configuration:
    """What holds for this call: the configuration file, the environment, and these options before them.

    Raises:
        ConfigError: if the file cannot be read, or holds what makes no sense.
    """
    found = configured.configuration(config)
    return found.with_options(encoder=encoder, nli=nli, ui_language=ui_language, corpus=corpus)


def hints(
    published: Sequence[str] | None, source: Sequence[str] | None, lang: Sequence[str] | None, chosen: Configuration
) -> Hints:
    """What the options say about single files, and the configuration about all.

    Raises:
        OptionError: if an option is not of the form FILE=VALUE, or a date is none.
    """
    dates = {name: _date(name, value) for name, value in _pairs("--published", published).items()}
    return Hints(
        published=dates,
        source=_pairs("--source", source),
        lang=_pairs("--lang", lang),
        patterns=chosen.patterns,
        expected=chosen.expected,
        outlets=chosen.settings.outlets,
    )


def _pairs(option: str, values: Sequence[str] | None) -> dict[str, str]:
    pairs = {}
    for value in values or ():
        name, equals, given = value.rpartition("=")
        if not equals or not name or not given:
            raise OptionError(f"{option} {value!r}: write FILE=VALUE, for example {option} article.txt=...")
        pairs[name] = given
    return pairs


def _date(name: str, value: str) -> dt.date:
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise OptionError(f"--published {name}={value}: {error}; write the date as 2022-01-31") from error
