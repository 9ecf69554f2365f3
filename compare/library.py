"""What programs call: `from compare import read_documents, compare_documents, check_claim`.

The same steps as the command line, as functions of values. Nothing here prints, exits or looks for a configuration
file: what `newscompare.toml` says is passed on with `load_configuration(path)`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from compare.claims import check, claim_document
from compare.errors import InputError, ReadError
from compare.models import Encoder, NliModel
from compare.models.loading import load_encoder, load_nli
from compare.outlets import under_its_name
from compare.pipeline import Progress, compare
from compare.read import Hints, Problem, guess_language, read_paths
from compare.settings import Outlet, Settings
from compare.types import Checked, Document, Report

LEAST = 2
"""Documents that a comparison needs."""


def read_documents(
    *paths: str | Path,
    published: Mapping[str, dt.date] | None = None,
    source: Mapping[str, str] | None = None,
    lang: Mapping[str, str] | None = None,
    expected: Sequence[str] = (),
    outlets: Sequence[Outlet] = (),
    on_problem: Callable[[Problem], None] | None = None,
) -> tuple[Document, ...]:
    """The articles in files, folders and at web addresses, in this order, each with an id of its own.

    Args:
        paths: as the command line takes them: .txt, .html, .json, .jsonl and what plug-ins read.
        published: the day on which a file's article appeared, by the file as it is named in `paths`.
        source: a file's outlet.
        lang: a file's language, an ISO 639-1 code.
        expected: the only languages that the other files are in; any, if empty.
        outlets: outlets that are known by their names and hosts.
        on_problem: called with each input that cannot be read; the others are read all the same.

    Raises:
        ReadError: if nothing can be read; without `on_problem` if anything cannot.
        OptionError: if `published`, `source` or `lang` name a file that is not among the inputs.
        PluginError: if a plug-in for one of the files cannot be loaded.
    """
    hints = Hints(
        published=published or {},
        source=source or {},
        lang=lang or {},
        expected=tuple(expected),
        outlets=tuple(outlets),
    )
    reading = read_paths(paths, hints)
    if reading.problems and on_problem is None:
        raise ReadError("\n".join(f"{problem.path}: {problem.message}" for problem in reading.problems))
    for problem in reading.problems if on_problem else ():
        if on_problem:
            on_problem(problem)
    return reading.documents


def compare_documents(
    documents: Iterable[Document],
    *,
    settings: Settings | None = None,
    encoder: Encoder | str | None = None,
    nli: NliModel | str | None = None,
    story_id: str = "story",
    progress: Progress = lambda stage, done, total: None,
) -> Report:
    """What the articles of one story agree on, dispute and leave out.

    A report's `findings` are in the order of their `rank`; `report.of_type(FindingType.DISCREPANCY)` are those of one
    type. All offsets are code points of `finding.evidence[i].statement.document.text`. The first call loads the
    models, which takes a second.

    Args:
        documents: two or more, with different ids; from `read_documents`, or made from texts (`Document(id, text,
            language="en")`: the language is not detected then).
        settings: thresholds, outlets and aliases, `load_configuration(path).settings` for example.
        encoder: an `Encoder`, or a name as `--encoder` takes it; None for the bundled one.
        nli: an `NliModel`, or a name as `--nli` takes it; None for the bundled one.
        story_id: what the report calls the story.
        progress: told the stage, how many of its steps are done, and how many there are.

    Raises:
        InputError: if there are fewer than two documents, or two with one id.
        ModelError: if a model cannot be loaded.
        PluginError: if a plug-in cannot be loaded, or fails.
    """
    chosen = settings or Settings()
    known = _distinct(documents, chosen)
    if len(known) < LEAST:
        raise InputError(f"a comparison needs at least {LEAST} documents, and there are {len(known)}; add another")
    return compare(known, _encoder(encoder), chosen, nli=_nli(nli), story_id=story_id, progress=progress)


def check_claim(
    claim: str,
    documents: Iterable[Document],
    *,
    language: str | None = None,
    day: dt.date | None = None,
    settings: Settings | None = None,
    encoder: Encoder | str | None = None,
    nli: NliModel | str | None = None,
    progress: Progress = lambda stage, done, total: None,
) -> Checked:
    """What articles say of a claim; silence is never consent.

    `checked.answer` is of all of them together, `checked.evidence` has a verdict for each statement that can be
    compared (`verdict.alignment.b` is the statement), `checked.silent` are the articles that say nothing of it.

    Args:
        claim: one statement, in any language.
        documents: one or more, with different ids.
        language: the claim's, an ISO 639-1 code; guessed if not given.
        day: from which the claim's relative dates count.
        settings, encoder, nli, progress: as for `compare_documents`.

    Raises:
        InputError: if the claim has no words, there is no document, or two have one id.
        ModelError: if a model cannot be loaded.
        PluginError: if a plug-in cannot be loaded, or fails.
    """
    if not any(letter.isalnum() for letter in claim):
        raise InputError(f"the claim {claim!r} has no words; write one sentence")
    chosen = settings or Settings()
    known = _distinct(documents, chosen)
    if not known:
        raise InputError("there is no document to hold the claim against; add one")
    stated = claim_document(claim, language or guess_language(claim), day)
    return check(stated, known, _encoder(encoder), chosen, nli=_nli(nli), progress=progress)


def _distinct(documents: Iterable[Document], settings: Settings) -> tuple[Document, ...]:
    """The documents, under the names that the settings give their outlets.

    Raises:
        InputError: if two have one id.
    """
    found = tuple(under_its_name(document, settings.outlets) for document in documents)
    ids = [document.id for document in found]
    if twice := sorted({one for one in ids if ids.count(one) > 1}):
        raise InputError(f"several documents have the id {', '.join(map(repr, twice))}; give each one of its own")
    return found


def _encoder(given: Encoder | str | None) -> Encoder:
    return _loaded_encoder(given) if given is None or isinstance(given, str) else given


def _nli(given: NliModel | str | None) -> NliModel:
    return _loaded_nli(given) if given is None or isinstance(given, str) else given


@lru_cache(maxsize=1)
def _loaded_encoder(name: str | None) -> Encoder:
    """The encoder, kept for the next call."""
    return load_encoder(name)


@lru_cache(maxsize=1)
def _loaded_nli(name: str | None) -> NliModel:
    """The NLI model, kept for the next call."""
    return load_nli(name)
