"""All the forms of a name in a language that inflects names, from its dictionary form."""

from __future__ import annotations

from collections.abc import Mapping


def forms_of(word: str, endings: Mapping[str, tuple[str, ...]]) -> set[str]:
    """The word with each ending that may stand in place of its last letters, itself included.

    The longest final letters that `endings` lists decide; the entry "" holds for words that no other entry fits.
    """
    for length in range(min(3, len(word) - 1), -1, -1):
        final = word[len(word) - length :]
        if final in endings:
            stem = word[: len(word) - length]
            return {word, *(stem + ending for ending in endings[final])}
    return {word}
