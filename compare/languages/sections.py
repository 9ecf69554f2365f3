"""The sections of a language file: one frozen dataclass a table, one documented field a key."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentences:
    """`[sentences]`: where statements end."""


@dataclass(frozen=True, slots=True)
class Speech:
    """`[speech]`: who says something, and with which verbs."""


@dataclass(frozen=True, slots=True)
class Dates:
    """`[dates]`: words for days, months and moments."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """`[numbers]`: number words, separators, hedges, units and what is counted."""


@dataclass(frozen=True, slots=True)
class Page:
    """`[page]`: what a news page carries beside its article: bylines, share buttons, related links."""
