"""Strings of the page with other people's words in them, each kept in its own direction by `<bdi>`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup, escape

from compare.report.text import visible
from compare.wording import Wording


def apart(words: str) -> Markup:
    """Somebody's words, cleaned and escaped, whose direction does not reach what stands around them."""
    return Markup("<bdi>{}</bdi>").format(visible(words))


def rich(say: Wording, key: str, /, **values: Any) -> Markup:
    """The string at `key`; every `str` in it is somebody's words and set apart, `Markup` is ours and stays."""
    template = Markup(escape(say.template(key, **values)))
    foreign = {name for name, value in values.items() if isinstance(value, str) and not isinstance(value, Markup)}
    shown = {name: apart(value) if name in foreign else value for name, value in say.shown(values).items()}
    return template.format(**shown)


def listed(items: Iterable[str], say: Wording) -> Markup:
    """Values or names one after the other, each set apart."""
    comma = "، " if say.direction == "rtl" else ", "
    return Markup(comma).join(apart(item) for item in items)
