"""Readers that other distributions add (`compare.plugins`), for files whose ending is the plug-in's name."""

from __future__ import annotations

from pathlib import Path

from compare.errors import ReadError
from compare.plugins import READERS, Plugin, plugins
from compare.read.draft import Draft


def added_endings() -> frozenset[str]:
    """The endings (".docx") of the files that added readers read."""
    return frozenset(map(_ending, plugins(READERS)))


def reader_of(name: str) -> Plugin | None:
    """The added reader for a file of this name or address, None if there is none."""
    ending = Path(name).suffix.lower()
    return next((plugin for own, plugin in plugins(READERS).items() if ending and _ending(own) == ending), None)


def added_drafts(plugin: Plugin, name: str, data: bytes) -> list[Draft]:
    """What an added reader finds in a file.

    Raises:
        PluginError: if it cannot be loaded, or gives anything but drafts.
        ReadError: if it fails on this file, or finds nothing in it.
    """
    read = plugin.load()
    try:
        drafts = list(read(name, data))
    except ReadError:
        raise
    except Exception as error:  # somebody else's code raises what it likes, and the other files can still be read
        raise ReadError(
            f"{name}: the reader {plugin} fails ({type(error).__name__}: {error}); is this a {plugin.name} file?"
        ) from error
    for draft in drafts:
        if not isinstance(draft, Draft):
            plugin.fail(f"gives {draft!r} instead of a compare.read.Draft", None)
    if not drafts:
        raise ReadError(f"{name}: the reader {plugin} finds no article in it")
    return drafts


def _ending(name: str) -> str:
    return f".{name.lower().lstrip('.')}"
