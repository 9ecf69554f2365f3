"""From bytes to text: which encoding, and is the result a text at all?

A byte order mark decides, then UTF-8 where the bytes are valid UTF-8 (chance hardly ever is), then what the file
declares, then the decoding that reads best (`encoding_guess`). Text that was decoded wrongly before it was saved
(`garbled`) is refused: nothing that follows could make sense of it.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from compare.errors import ReadError
from compare.read.encoding_guess import SAMPLE, plausibility, ranking, readable
from compare.read.garbled import decoded_twice
from compare.read.language import best_guess

# A file with one damaged character in so many is damaged UTF-8; other encodings have hardly a valid character.
UTF8_DAMAGE = 0.05

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Starts of files that people drop in by mistake, and what they are called.
SIGNATURES = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF file (save its text as .txt)"),
    (b"PK\x03\x04", "a ZIP archive or an office document (save its text as .txt)"),
    (b"\xd0\xcf\x11\xe0", "an old office document (save its text as .txt)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)

# The web calls it latin-1 and means the Windows code page, which has the quotation marks.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with `\\n` newlines and without byte order mark, the encoding used, and what to warn of."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, where: str, declared: str | None = None) -> Decoded:
    """The text of `data`.

    Args:
        data: the whole file.
        where: what messages call it.
        declared: the encoding that the file or the server names, if any.

    Raises:
        ReadError: if the file is empty or not text, or if no decoding gives something readable.
    """
    if not data.strip():
        raise ReadError(f"{where} is empty")
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _finish(data[len(mark) :], encoding, where)
    _refuse_known(data, where)
    if b"\x00" in data:
        return _finish(data, _utf16_order(data, where), where)
    _refuse_binary(data, where)
    try:
        return _checked(_finish(data, "utf-8", where), where)
    except UnicodeDecodeError:
        return _legacy(data, where, declared)


def _finish(data: bytes, encoding: str, where: str) -> Decoded:
    """Decode strictly; UTF-8 errors are for the caller, those of a marked encoding end here."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            raise
        raise ReadError(
            f"{where} begins like {encoding} but is damaged at byte {error.start}; save it as UTF-8"
        ) from error
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise ReadError(f"{where} is empty")
    return Decoded(text, encoding)


def _refuse_known(data: bytes, where: str) -> None:
    """Raise for files whose signature shows that they are something else."""
    for signature, name in SIGNATURES:
        if data.startswith(signature):
            raise ReadError(f"{where} is not an article but {name}")


def _refuse_binary(data: bytes, where: str) -> None:
    """Raise for what has more control characters than any text."""
    head = data[:SAMPLE]
    # tabs, newlines, form feeds and escapes occur in text
    controls = sum(byte < 32 and byte not in (0, 9, 10, 12, 13, 27) for byte in head)
    if controls > 0.02 * len(head) + 2:
        raise ReadError(f"{where} is not text but binary data ({controls} control bytes in the first {len(head)})")


def _utf16_order(data: bytes, where: str) -> str:
    """The byte order of UTF-16 without a mark: one that gives words; binary data gives none in either."""
    head = data[: SAMPLE // 2 * 2]
    for encoding in ("utf-16-le", "utf-16-be"):
        text = codecs.getincrementaldecoder(encoding)("replace").decode(head)
        if "\x00" not in text and plausibility(text) > 0.8 and best_guess(text.replace("\n", " ")).score > 0.5:
            return encoding
    raise ReadError(f"{where} is not text but binary data (it contains zero bytes)")


def _legacy(data: bytes, where: str, declared: str | None) -> Decoded:
    """Text in a national encoding, or in damaged UTF-8: as declared if that reads well, else what reads best."""
    mended = data.decode("utf-8", "replace")
    lost = mended.count("\ufffd")
    if lost <= UTF8_DAMAGE * sum(c > "\x7f" for c in mended):
        return _checked(_finish(mended.encode("utf-8"), "utf-8", where), where)
    notes: tuple[str, ...] = ()
    if declared and (named := _python_name(declared)):
        text = readable(data[:SAMPLE], named)
        if text is not None and plausibility(text) > 0.8 and named not in ("utf-8", "utf_8"):
            return _finish(data, named, where)
        notes = (f"the file declares the encoding {declared}, which does not fit its bytes",)
    for _, encoding in ranking(data):
        try:
            done = _finish(data, encoding, where)
        except ReadError:  # the sample is fine, a byte further on is not
            continue
        name = codecs.lookup(encoding).name
        return Decoded(done.text, encoding, (*notes, f"the file is not UTF-8; it was read as {name}, which fits best"))
    raise ReadError(
        f"{where}: its encoding cannot be told (not UTF-8, and no other gives readable text); save it as UTF-8"
    )


def _python_name(declared: str) -> str | None:
    """Python's name of a declared encoding; None if there is no such encoding."""
    try:
        name = codecs.lookup(declared.strip().strip("\"'")).name
    except LookupError:
        return None
    return _MEANT.get(name, name)


def _checked(decoded: Decoded, where: str) -> Decoded:
    """Refuse a text that was decoded wrongly before it was saved; warn of replacement characters."""
    if twice := decoded_twice(decoded.text):
        raise ReadError(
            f"{where} holds wrongly decoded text: {twice} was opened in another encoding and saved again; "
            "fetch the article anew or save it once more in its own encoding"
        )
    lost = decoded.text.count("\ufffd")
    note = (f"{lost} characters of this file are damaged (shown as U+FFFD)",) if lost else ()
    return Decoded(decoded.text, decoded.encoding, note)
