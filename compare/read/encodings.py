"""From bytes to text: which encoding, and is the result a text at all?

A byte order mark decides, then UTF-8 where the bytes are valid UTF-8 (chance hardly ever is), then what the
file declares, then the decoding that reads best: a text of one script, without stray symbols, that the
language model recognises as a language which is written in that encoding. On single sentences of eleven
languages in eighteen encodings this finds 93 of 100 where charset-normalizer finds 71, on five
sentences 99 against 89.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from compare.errors import ReadError
from compare.read.language import best_guess, letters

# Bytes that are enough to tell an encoding; the whole file is decoded with the winner.
SAMPLE = 6000

# Below this the best decoding reads like nothing; single short sentences of the right decoding reach 0.4.
MIN_PLAUSIBILITY = 0.3

# A language that is not written in an encoding rarely turns up in it: German with three Arabic letters is
# what an umlaut looks like in the Arabic code page.
FOREIGN = 0.2

# Candidate encodings: how much rarer than the others (0..1, subtracted from the plausibility), and the
# languages written in it (None: any other).
_ARABIC = frozenset({"ar", "fa", "ur", "ckb", "ps", "azb", "pnb", "ug", "sd"})
_CYRILLIC = frozenset({"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tt", "ba", "ce", "os", "tg"})
_HEBREW = frozenset({"he", "yi"})
_TURKISH = frozenset({"tr", "az"})
_CENTRAL = frozenset({"pl", "cs", "sk", "hu", "ro", "hr", "sl", "bs", "sq", "sh", "sr"})
CANDIDATES: dict[str, tuple[float, frozenset[str] | None]] = {
    "cp1252": (0.0, None),
    "cp1256": (0.01, _ARABIC),
    "cp1251": (0.01, _CYRILLIC),
    "koi8_r": (0.02, _CYRILLIC),
    "koi8_u": (0.021, _CYRILLIC),
    "gb18030": (0.02, frozenset({"zh"})),
    "big5": (0.03, frozenset({"zh"})),
    "cp1254": (0.011, _TURKISH),
    "cp1255": (0.02, _HEBREW),
    "iso8859_6": (0.03, _ARABIC),
    "iso8859_5": (0.05, _CYRILLIC),
    "cp866": (0.05, _CYRILLIC),
    "cp1250": (0.05, _CENTRAL),
    "iso8859_8": (0.05, _HEBREW),
    "cp1253": (0.1, frozenset({"el"})),
    "shift_jis": (0.05, frozenset({"ja"})),
    "euc_kr": (0.05, frozenset({"ko"})),
}

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
_WORD = re.compile(r"\w+")
_FOREIGN_RUN = re.compile(r"[^\x00-\x7f]+")


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
    _refuse_binary(data, where)
    if b"\x00" in data:
        return _finish(data, _utf16_order(data, where), where)
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


def _refuse_binary(data: bytes, where: str) -> None:
    """Raise for what is no text: by its signature, or by its control characters."""
    for signature, name in SIGNATURES:
        if data.startswith(signature):
            raise ReadError(f"{where} is not an article but {name}")
    head = data[:SAMPLE]
    # tabs, newlines, form feeds and escapes occur in text; NUL is looked at as UTF-16
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
    """Text in a national encoding: as declared if that reads well, else what reads best."""
    notes: tuple[str, ...] = ()
    if declared and (named := _python_name(declared)):
        text = _try(data[:SAMPLE], named)
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


def ranking(data: bytes) -> list[tuple[float, str]]:
    """Encodings that give something readable, with their plausibility, best first."""
    found = []
    for encoding, (rarity, spoken) in CANDIDATES.items():
        text = _try(data[:SAMPLE], encoding)
        if text is None or not (sane := plausibility(text)):
            continue
        guess = best_guess(" ".join(text.split()))
        known = guess.code in spoken if spoken else guess.code not in _TURKISH
        score = sane * guess.score - rarity - (0.0 if known else FOREIGN)
        if score >= MIN_PLAUSIBILITY:
            found.append((score, encoding))
    return sorted(found, reverse=True)


def plausibility(text: str) -> float:
    """How much of what is not ASCII looks like writing, 0..1.

    Symbols, words in two scripts, capitals inside a word and loose combining marks speak against it; a
    control, private or unassigned character rules it out.
    """
    foreign = bad = 0
    before = " "
    for c in text:
        if c > "\x7f":
            category = unicodedata.category(c)
            if category in ("Cc", "Cn", "Co") or c == "\ufffd":
                return 0.0
            foreign += 1
            symbol = category in ("So", "Sm", "Sk", "No", "Sc")
            loose = category == "Mn" and not (before.isalpha() or unicodedata.category(before) == "Mn")
            bad += symbol or loose
        before = c
    bad += sum(_oddity(word) for word in _WORD.findall(text))
    # a handful of odd characters in a long English text says little, hence the constant
    return max(0.0, 1.0 - 2.0 * bad / (foreign + 5))


def _oddity(word: str) -> int:
    """How many characters of a word to hold against it: two scripts in it, or capitals after small letters."""
    foreign = sum(c > "\x7f" for c in word)
    if not foreign:
        return 0
    # Latin abbreviations stand among Chinese characters without a space
    scripts = {unicodedata.name(c, "?").split()[0] for c in word if c.isalpha() and not "\u3040" <= c <= "\u9fff"}
    swapped = any(a.islower() and b.isupper() for a, b in pairwise(word))
    return len(word) if len(scripts) > 1 else foreign * swapped


def _try(data: bytes, encoding: str) -> str | None:
    """`data` decoded, its last character possibly cut; None if that fails."""
    try:
        return codecs.getincrementaldecoder(encoding)("strict").decode(data)
    except (UnicodeDecodeError, LookupError):
        return None


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
    note = (f"{lost} characters were lost before this file was saved (U+FFFD)",) if lost else ()
    return Decoded(decoded.text, decoded.encoding, note)


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
