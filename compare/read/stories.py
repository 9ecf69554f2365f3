"""Files, folders and addresses to stories of documents.

The files of one call are one story; each folder is a story of its own, and so is each of its subfolders. One bad
file among good ones is a problem that the reading names; nothing readable at all is an error.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from compare.errors import ReadError
from compare.outlets import under_its_name
from compare.read.added import added_endings
from compare.read.draft import Told
from compare.read.fetch import fetch, is_url
from compare.read.files import MOST_BYTES, has_limit, read_archive, read_bytes, safe, stem, too_large, unique
from compare.read.hints import Hints
from compare.read.warc import ENDINGS, is_archive
from compare.types import Document

# What a folder is searched for; a README in it is none of the articles.
IN_FOLDERS = frozenset({".txt", ".html", ".htm", ".json", ".jsonl", ".rss", ".atom", ".rdf", ".xml", *ENDINGS})
DEFAULT_STORY = "story"
# A shorter beginning that the names of files share is chance.
LEAST_NAME = 3

_NOTHING_SAID = Hints()


@dataclass(frozen=True, slots=True)
class Story:
    """Documents that tell one story. `id` can be used as a file name."""

    id: str
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """An input that could not be read, and why; the message does not repeat the path."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that one call read, and what it could not read."""

    stories: tuple[Story, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents, story by story."""
        return tuple(document for story in self.stories for document in story.documents)


def read_paths(paths: Sequence[str | Path], hints: Hints = _NOTHING_SAID, *, without: Container[str] = ()) -> Reading:
    """The stories in files, folders and web addresses.

    Args:
        paths: each a file, a folder, or an address that begins with http:// or https://.
        hints: what the user says about single files.
        without: files, as `files_in` names them, that are left out.

    Raises:
        ReadError: if nothing can be read; its message holds every problem.
        OptionError: if a hint is about a file that is not among the inputs.
    """
    if not paths:
        raise ReadError("no articles given; name files, folders or addresses")
    reader = _Reader(hints)
    groups = _groups([str(path) for path in paths], reader.problems)
    hints.check([str(path) for path in paths] + [file for group in groups for file in group.files])
    stories: dict[str, Story] = {}
    for group in groups:
        files = (file for file in group.files if file not in without)
        documents = tuple(document for file in files for document in reader.read(file))
        if documents:
            name = unique(group.id, stories)
            stories[name] = Story(name, documents)
    if not stories:
        raise ReadError(
            "\n".join(f"{problem.path}: {problem.message}" for problem in reader.problems)
            or "no article can be read yet"
        )
    return Reading(tuple(stories.values()), tuple(reader.problems))


def files_in(folder: str | Path) -> list[str]:
    """The files that `read_paths` reads of a folder; none if it cannot be looked into."""
    try:
        return [file for group in _folder(Path(folder), "") for file in group.files]
    except OSError:
        return []


@dataclass(frozen=True, slots=True)
class _Group:
    """The files that make one story."""

    id: str
    files: list[str]


@dataclass(slots=True)
class _Reader:
    """Reads one file after another; keeps ids apart and problems together."""

    hints: Hints
    problems: list[Problem] = field(default_factory=list)
    _taken: set[str] = field(default_factory=set)

    def read(self, path: str) -> list[Document]:
        """The documents of one file or address; what goes wrong becomes a problem."""
        told = self.hints.of(path)
        try:
            if is_url(path):
                page = fetch(path, MOST_BYTES)
                found, wrong = read_bytes(path, page.data, told, page=page)
            elif is_archive(path):
                found, wrong = _archived(path, told)
            else:
                found, wrong = read_bytes(path, _content(path), told)
        except ReadError as error:
            self.problems.append(_problem(path, str(error)))
            return []
        self.problems.extend(_problem(path, message) for message in wrong)
        known = (under_its_name(one, self.hints.outlets, told=told.source is not None) for one in found)
        return [self._named(document) for document in known]

    def _named(self, document: Document) -> Document:
        name = unique(document.id, self._taken)
        self._taken.add(name)
        return replace(document, id=name)


def _problem(path: str, message: str) -> Problem:
    return Problem(path, message.removeprefix(path).lstrip(" :,"))


def _content(path: str) -> bytes:
    """A file's bytes; a file that is too large is not even opened."""
    file = Path(path)
    try:
        if has_limit(file) and (size := file.stat().st_size) > MOST_BYTES:
            raise too_large(path, size)
        return file.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error


def _archived(path: str, told: Told) -> tuple[list[Document], list[str]]:
    """The articles of an archive, which may be larger than memory."""
    try:
        with Path(path).open("rb") as stream:
            return read_archive(path, stream, told)
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: str, error: OSError) -> ReadError:
    return ReadError(f"{path} cannot be read: {(error.strerror or str(error)).lower()}")


def _groups(paths: Sequence[str], problems: list[Problem]) -> list[_Group]:
    """The stories that these inputs make, the loose files first."""
    loose: list[str] = []
    folders: list[_Group] = []
    for path in paths:
        try:
            if not path.strip():
                raise ReadError("the name of an article is empty")
            if is_url(path) or _is_file(path):
                loose.append(path)
            else:
                folders.extend(_stories_in(path))
        except ReadError as error:
            problems.append(_problem(path, str(error)))
    return [*([_Group(_common(loose), loose)] if loose else []), *folders]


def _is_file(path: str) -> bool:
    """Whether this is a file, and not a folder.

    Raises:
        ReadError: if it is neither.
    """
    file = Path(path)
    try:
        if file.is_dir():
            return False
        file.stat()
    except (OSError, ValueError) as error:
        if isinstance(error, FileNotFoundError):
            raise ReadError(f"{path}: no such file or folder; check its name") from error
        raise ReadError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from error
    return True


def _stories_in(path: str) -> list[_Group]:
    folder = Path(path)
    try:
        found = list(_folder(folder, folder.resolve().name))
    except OSError as error:
        raise _unreadable(path, error) from error
    if not found:
        raise ReadError(f"{path} is a folder without articles ({', '.join(sorted(IN_FOLDERS | added_endings()))})")
    return found


def _folder(folder: Path, name: str) -> Iterator[_Group]:
    """A folder's files as one story, then each subfolder's; hidden ones are left out."""
    entries = sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    endings = tuple(IN_FOLDERS | added_endings())
    files = [str(entry) for entry in entries if entry.is_file() and entry.name.lower().endswith(endings)]
    if files:
        yield _Group(safe(name, DEFAULT_STORY), files)
    for entry in entries:
        if entry.is_dir():
            yield from _folder(entry, entry.name)


def _common(paths: Sequence[str]) -> str:
    """What the names of loose files have in common at their beginning, if that is worth a name."""
    names = [stem(path) for path in paths]
    least, most = min(names), max(names)
    same = next((n for n, (a, b) in enumerate(zip(least, most, strict=False)) if a != b), min(len(least), len(most)))
    prefix = least[:same].strip("-_. ")
    return prefix if len(prefix) >= LEAST_NAME else DEFAULT_STORY
