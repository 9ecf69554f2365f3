"""Pages from the web, when there is one."""

from __future__ import annotations

import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from compare.errors import ReadError

SCHEMES = ("http://", "https://")
# A news site that has not begun to answer by then will not.
TIMEOUT_SECONDS = 20.0
# Some sites answer 403 to Python's own name.
AGENT = "Mozilla/5.0 (compatible; newscompare; +https://pypi.org/project/newscompare/)"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent, where it came from in the end, its media type and the encoding it declares."""

    data: bytes
    url: str
    media_type: str
    charset: str | None


def is_url(path: str) -> bool:
    """Whether an input names a page on the web."""
    return path.lower().startswith(SCHEMES)


def host_of(url: str) -> str | None:
    """The outlet's host in an address, without `www.`; None if the address is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def last_part(url: str) -> str:
    """The last part of an address's path, empty if it has none."""
    path = url.partition("://")[2].split("?")[0].split("#")[0].rstrip("/").partition("/")[2]
    return unquote(path.rsplit("/", 1)[-1])


def fetch(url: str, most_bytes: int) -> Fetched:
    """The page at `url`.

    Raises:
        ReadError: if it cannot be had, or is larger than `most_bytes`.
    """
    try:
        request = urllib.request.Request(_ascii(url), headers={"User-Agent": AGENT, "Accept": "text/html,*/*;q=0.5"})
        with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer:
            data = answer.read(most_bytes + 1)
            found = Fetched(
                data, answer.geturl(), answer.headers.get_content_type(), answer.headers.get_content_charset()
            )
    except urllib.error.HTTPError as error:
        raise ReadError(
            f"{url}: the server answers {error.code} {error.reason}; save the page and give the file"
        ) from error
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error or type(error).__name__
        raise ReadError(
            f"{url} cannot be fetched: {reason}. Without a network, save the page and give the file"
        ) from error
    if not is_url(found.url):
        raise ReadError(f"{url} leads to {found.url}, which is no web page")
    if len(data) > most_bytes:
        raise ReadError(f"{url} is larger than {most_bytes:,} bytes, the most that is read")
    return found


def _ascii(url: str) -> str:
    """`url` with names and paths in other scripts written as the network wants them."""
    parts = urlsplit(url)
    host = parts.netloc.encode("idna").decode("ascii") if not parts.netloc.isascii() else parts.netloc
    return urlunsplit(
        (
            parts.scheme,
            host,
            quote(parts.path, safe="/%:@!$&'()*+,;=~-._"),
            quote(parts.query, safe="=&%/:?@!$'()*+,;~-._"),
            "",
        )
    )
