"""The records of a WARC archive (ISO 28500), one after the other, plain or compressed with gzip, and HTTP answers.

Nothing is held but the record that is read. What browsers and crawlers write is not always what the standard says:
bodies are stored unpacked while their headers still call them chunked or compressed, and then they are taken as they
are.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException, parse_headers
from typing import BinaryIO

from compare.errors import ReadError

_GZIP = b"\x1f\x8b"
_LINE = 65_536
_STEP = 1 << 20
# What zlib wants for gzip and zlib streams alike, and for deflate without a head, which some servers send.
_ANY_HEAD, _NO_HEAD = 32 + zlib.MAX_WBITS, -zlib.MAX_WBITS
_ENCODINGS = frozenset({"gzip", "x-gzip", "deflate"})


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its named fields, and the beginning of its block; `whole` is false if the block is longer."""

    fields: Message
    block: bytes
    whole: bool

    @property
    def kind(self) -> str:
        """The `WARC-Type`: response, resource, revisit, request ..."""
        return str(self.fields.get("WARC-Type", "")).strip().lower()

    @property
    def address(self) -> str:
        """The `WARC-Target-URI`; early writers put it between angle brackets."""
        # the standard says UTF-8, and the parser of HTTP headers reads them as Latin-1
        stated = str(self.fields.get("WARC-Target-URI", "")).encode("latin-1", "replace").decode("utf-8", "replace")
        return stated.strip().strip("<>")

    @property
    def date(self) -> str:
        """The `WARC-Date`, when it was captured, ISO 8601."""
        return str(self.fields.get("WARC-Date", "")).strip()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: status, headers, and the body as it was sent."""

    status: int
    headers: Message
    sent: bytes


def records(stream: BinaryIO, most: int) -> Iterator[Record]:
    """The records of an archive; of each block `most` bytes at most.

    Raises:
        ReadError: where the archive is damaged or ends within a record; what came before has been given.
    """
    source = _unzipped(stream)
    number = 1
    try:
        line = _first_line(source)
        while line:
            record = _record(source, line, most)
            # one line further the gzip member of the record is over, and its checksum verified
            line, wrong = _line_after(source)
            yield record
            number += 1
            if wrong:
                raise wrong
    except (EOFError, zlib.error, gzip.BadGzipFile, ReadError) as error:
        raise ReadError(f"record {number}: {_said(error)}; what stands before it is read") from error


def _line_after(source: BinaryIO) -> tuple[bytes, Exception | None]:
    """The first line of the next record, or what is wrong with that one.

    Raises:
        ReadError, gzip.BadGzipFile: if something is wrong with the record before: its length, its checksum.
    """
    try:
        line = _first_line(source)
        if line and not line.startswith(b"WARC/"):
            raise ReadError(f"its length seems wrong, for {line[:20]!r} follows it")
        return line, None
    except gzip.BadGzipFile as error:
        if not str(error).startswith("Not a gzipped file"):
            raise
        return b"", error
    except (EOFError, zlib.error) as error:
        return b"", error


def answer(block: bytes) -> Answer:
    """The HTTP answer in a block.

    Raises:
        ReadError: if it is none.
    """
    stream = io.BytesIO(block)
    parts = stream.readline(_LINE).split(None, 2)
    if len(parts) < 2 or not parts[0].startswith(b"HTTP/") or not parts[1].isdigit():
        raise ReadError("no HTTP answer in it")
    try:
        return Answer(int(parts[1]), parse_headers(stream), stream.read())
    except HTTPException as error:
        raise ReadError(f"its HTTP headers cannot be read: {error}") from error


def body(of: Answer, most: int) -> tuple[bytes, bool]:
    """The body of an answer, unpacked to `most` bytes and one more at most, and whether all of it is there.

    Raises:
        ReadError: if it is compressed in a way that cannot be unpacked.
    """
    found, whole = of.sent, True
    if "chunked" in _header(of, "Transfer-Encoding"):
        found, whole = _joined(found)
    elif (stated := _header(of, "Content-Length")).isdigit():
        whole = len(found) >= int(stated)
    for encoding in reversed(_header(of, "Content-Encoding").replace(" ", "").split(",")):
        if encoding in _ENCODINGS:
            found, ended = _unpacked(found, most)
            whole = whole and ended
        elif encoding not in ("", "identity") and b"<" not in found[:_LINE]:
            raise ReadError(f"its body is compressed with {encoding}, which is not read")
    return found, whole


def _header(of: Answer, name: str) -> str:
    return str(of.headers.get(name, "")).strip().lower()


def _unzipped(stream: BinaryIO) -> BinaryIO:
    """The stream without its gzip compression, whether each record is a member of its own or all are one."""
    head = stream.read(len(_GZIP))
    stream.seek(0)
    return gzip.GzipFile(fileobj=stream) if head == _GZIP else stream  # type: ignore[return-value]


def _first_line(source: BinaryIO) -> bytes:
    """The first line of the next record; empty at the end of the archive."""
    line = source.readline(_LINE)
    while line in (b"\r\n", b"\n"):
        line = source.readline(_LINE)
    return line


def _record(source: BinaryIO, line: bytes, most: int) -> Record:
    """The record that begins with `line`."""
    if not line.startswith(b"WARC/"):
        raise ReadError(f"no WARC record begins here, but {line[:20]!r}")
    try:
        fields = parse_headers(source)
    except HTTPException as error:
        raise ReadError(f"its head cannot be read: {error}") from error
    stated = str(fields.get("Content-Length", "")).strip()
    if not stated.isdigit():
        raise ReadError(f"its length is {stated!r}, which is no number") if stated else EOFError
    length = int(stated)
    block = _exactly(source, min(length, most))
    for start in range(len(block), length, _STEP):
        _exactly(source, min(_STEP, length - start))
    return Record(fields, block, len(block) == length)


def _exactly(source: BinaryIO, size: int) -> bytes:
    """So many bytes.

    Raises:
        EOFError: if there are fewer.
    """
    pieces = []
    while size > 0:
        piece = source.read(min(size, _STEP))
        if not piece:
            raise EOFError
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _joined(body: bytes) -> tuple[bytes, bool]:
    """A chunked body as one, and whether its last chunk is there; a body that has no chunks as it is."""
    pieces: list[bytes] = []
    at = 0
    while True:
        end = body.find(b"\n", at)
        try:
            size = int(body[at:end].split(b";")[0], 16) if end >= 0 else -1
        except ValueError:
            size = -1
        if size < 0:
            return (b"".join(pieces), False) if pieces else (body, True)
        if size == 0:
            return b"".join(pieces), True
        pieces.append(body[end + 1 : end + 1 + size])
        at = end + 1 + size
        at += 2 if body[at : at + 2] == b"\r\n" else 1


def _unpacked(body: bytes, most: int) -> tuple[bytes, bool]:
    """A compressed body unpacked, `most` bytes and one more at most, and whether its end is there.

    A body that is not compressed, whatever its headers say, as it is.
    """
    for window in (_ANY_HEAD, _NO_HEAD):
        unpacker = zlib.decompressobj(window)
        try:
            found = unpacker.decompress(body, most + 1)
        except zlib.error:
            continue
        return found, unpacker.eof or len(found) > most
    return body, True


def _said(error: Exception) -> str:
    if isinstance(error, EOFError):
        return "the archive ends within it"
    return str(error) if isinstance(error, ReadError) else f"the archive is damaged ({error})"
