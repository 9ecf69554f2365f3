"""`newscompare.toml`, the environment and the options: what is in force, and where each value comes from.

    option > environment > file > default

The file is `--config`, else what NEWSCOMPARE_CONFIG names, else `newscompare.toml` in the working folder or the nearest
folder above it, up to the home folder. `example.py` shows all it may hold.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from compare.config.table import read_toml
from compare.config.tables import read_aliases, read_languages, read_models, read_outlets, read_thresholds
from compare.settings import THRESHOLDS, Settings
from compare.wording import ENGLISH, languages

FILE = "newscompare.toml"
CONFIG_VARIABLE = "NEWSCOMPARE_CONFIG"
CORPUS_VARIABLE = "NEWSCOMPARE_CORPUS"
KEYS = ("ui_language", "corpus", "models", "languages", "thresholds", "outlets", "aliases")
"""What the file may hold at its outermost level."""
DEFAULTS = Settings()


class Source(StrEnum):
    """Where a value comes from."""

    DEFAULT = "default"
    FILE = "file"
    ENVIRONMENT = "environment"
    OPTION = "option"


@dataclass(frozen=True, slots=True)
class Entry:
    """One value that is in force: its dotted key, and where it comes from."""

    key: str
    value: object
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """All that a user can decide beforehand.

    Args:
        file: where it was read from, None if there is no file.
        settings: thresholds, outlets and aliases.
        encoder, nli: models as `--encoder` and `--nli` name them, None for the bundled ones.
        ui_language: the language of the page.
        corpus: the kept collection, None for the usual place.
        expected: the only languages that articles are in; any, if empty.
        patterns: language codes by pattern of file names.
        sources: for each dotted key that is not a default, where its value comes from.
    """

    file: Path | None = None
    settings: Settings = DEFAULTS
    encoder: str | None = None
    nli: str | None = None
    ui_language: str = ENGLISH
    corpus: Path | None = None
    expected: tuple[str, ...] = ()
    patterns: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)

    def with_options(
        self,
        *,
        encoder: str | None = None,
        nli: str | None = None,
        ui_language: str | None = None,
        corpus: Path | None = None,
    ) -> Configuration:
        """The same with what the command line says; None where it says nothing."""
        found = self
        if encoder is not None:
            found = found._with("models.encoder", Source.OPTION, encoder=encoder)
        if nli is not None:
            found = found._with("models.nli", Source.OPTION, nli=nli)
        if ui_language is not None:
            found = found._with("ui_language", Source.OPTION, ui_language=ui_language)
        return found if corpus is None else found._with("corpus", Source.OPTION, corpus=corpus)

    def entries(self) -> Iterator[Entry]:
        """All values in force, in the order of the file."""
        settings = self.settings
        values: dict[str, object] = {
            "ui_language": self.ui_language,
            "corpus": None if self.corpus is None else str(self.corpus),
            "models.encoder": self.encoder,
            "models.nli": self.nli,
            "languages.expected": list(self.expected),
            **{f"languages.files.{pattern}": code for pattern, code in self.patterns.items()},
            **{f"thresholds.{name}": getattr(settings, name) for name in THRESHOLDS},
            **{f"outlets.{one.name}": asdict(one) for one in settings.outlets},
            **{f"aliases.{kind}": list(map(list, groups)) for kind, groups in asdict(settings.aliases).items()},
        }
        return (Entry(key, value, self.sources.get(key, Source.DEFAULT)) for key, value in values.items())

    def _with(self, key: str, source: Source, **value: object) -> Configuration:
        return replace(self, **value, sources={**self.sources, key: source})  # type: ignore[arg-type]


def configuration(
    given: str | Path | None = None,
    environment: Mapping[str, str] = os.environ,
    folder: Path | None = None,
) -> Configuration:
    """What is in force where no option says otherwise.

    Args:
        given: the file that the user names.
        environment: its variables; an empty NEWSCOMPARE_CONFIG means that no file is looked for.
        folder: where the search for a file begins, the working folder if not given.

    Raises:
        ConfigError: if the file cannot be read, or holds what makes no sense.
    """
    if given is not None:
        path: Path | None = Path(given).expanduser()
    elif CONFIG_VARIABLE in environment:
        named = environment[CONFIG_VARIABLE]
        path = Path(named).expanduser() if named else None
    else:
        path = find(Path.cwd() if folder is None else folder)
    found = Configuration() if path is None else load_configuration(path)
    if corpus := environment.get(CORPUS_VARIABLE):
        found = found._with("corpus", Source.ENVIRONMENT, corpus=Path(corpus).expanduser())
    return found


def find(folder: Path) -> Path | None:
    """The nearest `newscompare.toml` in this folder or above it, up to the home folder, or the root if that is not
    on the way."""
    start = folder.resolve()
    home = Path.home().resolve()
    for place in (start, *start.parents):
        if (place / FILE).is_file():
            return place / FILE
        if place == home:
            break
    return None


def load_configuration(path: str | Path) -> Configuration:
    """What a configuration file says, and defaults for the rest.

    Raises:
        ConfigError: if it cannot be read, is no TOML, or has an unknown key or a value that makes no sense; with the
            file, the key and what to write.
    """
    file = Path(path)
    top = read_toml(file)
    top.only(KEYS)
    ui_language = top.text("ui_language")
    if ui_language is not None and ui_language not in languages():
        top.refuse("ui_language", f"the page speaks {', '.join(languages())}, not {ui_language!r}")
    corpus = top.text("corpus")
    models = read_models(top.table("models"), file.parent)
    spoken = read_languages(top.table("languages"))
    thresholds = read_thresholds(top.table("thresholds"))
    outlets = read_outlets(top.table("outlets"))
    aliases = read_aliases(top.table("aliases"))
    stated = {
        "ui_language": ui_language,
        "corpus": corpus,
        "models.encoder": models.encoder,
        "models.nli": models.nli,
        "languages.expected": spoken.expected,
        **{f"languages.files.{pattern}": code for pattern, code in spoken.files.items()},
        **{f"thresholds.{name}": name for name in thresholds},
        **{f"outlets.{outlet.name}": outlet for outlet in outlets},
        **{f"aliases.{kind}": groups for kind, groups in asdict(aliases).items()},
    }
    return Configuration(
        file=file,
        settings=Settings(**thresholds, outlets=outlets, aliases=aliases),  # type: ignore[arg-type]
        encoder=models.encoder,
        nli=models.nli,
        ui_language=ui_language or ENGLISH,
        corpus=file.parent / Path(corpus).expanduser() if corpus else None,
        expected=spoken.expected,
        patterns=spoken.files,
        sources={key: Source.FILE for key, value in stated.items() if value},
    )
