"""Who is quoted saying what, by source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from compare.types import Article, Quote, Role

_BETWEEN = " … "


@dataclass(frozen=True, slots=True)
class Saying:
    """Words of one speaker in the article at `place`; `at` is where the statement that holds them begins."""

    place: int
    words: str
    direct: bool
    at: int


@dataclass(slots=True)
class Speaker:
    """One speaker with everything that any article lets him say; `names` as the articles write them."""

    names: Counter[tuple[str, str]] = field(default_factory=Counter)
    sayings: list[Saying] = field(default_factory=list)

    @property
    def places(self) -> tuple[int, ...]:
        """The articles that quote him, each once, in their order."""
        return tuple(sorted({saying.place for saying in self.sayings}))

    def name(self, language: str) -> str:
        """His name as an article of this language writes it, if one does; else as most do."""
        own = [name for (name, code), _ in self.names.most_common() if code == language]
        return own[0] if own else self.names.most_common(1)[0][0][0]


def speakers(articles: Sequence[Article]) -> list[Speaker]:
    """All speakers with a name, those whom the most articles quote first."""
    found: dict[str, Speaker] = {}
    for place, article in enumerate(articles):
        for key, name, saying in _sayings(article, place):
            speaker = found.setdefault(key, Speaker())
            speaker.names[name, article.document.language] += 1
            if saying not in speaker.sayings:
                speaker.sayings.append(saying)
    return sorted(found.values(), key=lambda speaker: (-len(speaker.places), -len(speaker.sayings)))


def _sayings(article: Article, place: int) -> Iterator[tuple[str, str, Saying]]:
    """Key and name of each speaker with what he says; without quotes, as in a report from JSON, from the statements."""
    for quote in article.quotes:
        if quote.speaker is not None and quote.content:
            saying = Saying(place, _words(article, quote), quote.direct, _home(article, quote))
            yield quote.speaker.key, quote.speaker.display, saying
    if not article.quotes:
        for statement in article.statements:
            if statement.speaker and statement.role is not Role.NARRATION:
                words = " ".join(statement.text.split())
                direct = statement.role is Role.QUOTATION
                yield statement.speaker, statement.speaker, Saying(place, words, direct, statement.start)


def _words(article: Article, quote: Quote) -> str:
    text = article.document.text
    return _BETWEEN.join(" ".join(text[piece.start : piece.end].split()) for piece in quote.content)


def _home(article: Article, quote: Quote) -> int:
    """Where the statement begins that the first words stand in; -1 if none does."""
    first = quote.content[0]
    return next((s.start for s in article.statements if s.start < first.end and first.start < s.end), -1)
