"""Every threshold, in one place, with its reason and where it was calibrated."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The thresholds of one run; the report records them."""
