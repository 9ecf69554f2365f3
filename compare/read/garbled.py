"""Texts that were opened in the wrong encoding and saved again: readable bytes, unreadable words."""

from __future__ import annotations

import codecs
import re

from compare.read.encoding_guess import SAMPLE, ranking
from compare.read.language import best_guess, letters

_FOREIGN_RUN = re.compile(r"[^\x00-\x7f]+")


def decoded_twice(text: str) -> str | None:
    """What a garbled text was before somebody opened it in the wrong encoding; None if it is not garbled.

    Two ways to garble are known: UTF-8 opened in a one-byte encoding (`Ø§Ù„` for `ال`), and a national
    encoding opened in that of Western Europe (`ÇáÑÆíÓ` for `الرئيس`).
    """
    runs = _FOREIGN_RUN.findall(text[: SAMPLE * 2])
    if len(runs) < 3:
        return None
    for encoding in ("cp1252", "cp1256", "cp1251"):
        restored = sum(_is_utf8(_back(run, encoding)) for run in runs)
        if restored > 0.8 * len(runs):
            return "UTF-8"
    sample = text[:SAMPLE]
    western = sum("\xa0" <= c <= "\xff" for c in sample if c.isalpha())
    if western > 0.6 * letters(sample) and best_guess(" ".join(sample.split())).score < 0.8:
        best = ranking(bytes(_back(sample, "cp1252") or b""))[:1]
        if best and best[0][0] > 0.7 and best[0][1] != "cp1252":
            return codecs.lookup(best[0][1]).name
    return None


def _back(run: str, encoding: str) -> bytes | None:
    """The bytes that `run` was decoded from; what an encoding leaves undefined stands for itself."""
    out = bytearray()
    for c in run:
        try:
            out += c.encode(encoding)
        except UnicodeEncodeError:
            if ord(c) > 0xFF:
                return None
            out.append(ord(c))
    return bytes(out)


def _is_utf8(data: bytes | None) -> bool:
    """Whether these bytes, all of them above ASCII, are valid UTF-8."""
    try:
        return bool(data and data.decode("utf-8"))
    except UnicodeDecodeError:
        return False
