"""newscompare: what several outlets, in several languages, report about the same events.

    from compare import check_claim, compare_documents, read_documents

Start reading at `compare.pipeline`, where the whole flow stands in one short file; `compare.library` has what programs
call. The names below are imported when they are first used: `import compare` alone takes no time.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from compare.config import Configuration, load_configuration
    from compare.library import check_claim, compare_documents, read_documents
    from compare.settings import Aliases, Outlet, Settings
    from compare.types import Answer, Checked, Document, Finding, FindingType, Report

__all__ = [
    "Aliases",
    "Answer",
    "Checked",
    "Configuration",
    "Document",
    "Finding",
    "FindingType",
    "Outlet",
    "Report",
    "Settings",
    "check_claim",
    "compare_documents",
    "load_configuration",
    "read_documents",
]
__version__ = "0.1.0"

_HOMES = {
    "compare.config": ("Configuration", "load_configuration"),
    "compare.library": ("check_claim", "compare_documents", "read_documents"),
    "compare.settings": ("Aliases", "Outlet", "Settings"),
    "compare.types": ("Answer", "Checked", "Document", "Finding", "FindingType", "Report"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """The names of the library, each imported at its first use."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME_OF[name]), name)


def __dir__() -> list[str]:
    return sorted((*globals(), *_HOME_OF))
