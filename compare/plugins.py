"""What other distributions add by entry points: encoders, NLI models, readers and rules.

    [project.entry-points."newscompare.rules"]
    my-rule = "my_package:my_rule"

| group | the object behind an entry | asked |
|---|---|---|
| `newscompare.encoders` | function of nothing, gives an `Encoder` | by `--encoder` and the entry's name |
| `newscompare.nli` | function of nothing, gives an `NliModel` | by `--nli` and the entry's name |
| `newscompare.readers` | function of a name and bytes, gives `Draft`s | for files whose ending is the entry's name |
| `newscompare.rules` | function of a `Pair` and `Settings`, gives a `Verdict` or None | for each pair of statements |

A class does for a function. Only the names are read until something is used; whatever goes wrong names the
distribution.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any, NoReturn

from compare.errors import PluginError

ENCODERS, NLI, READERS, RULES = (f"newscompare.{kind}" for kind in ("encoders", "nli", "readers", "rules"))
GROUPS = (ENCODERS, NLI, READERS, RULES)


@dataclass(frozen=True, slots=True)
class Plugin:
    """One entry point: its group and name, and the distribution that declares it ("quill 1.2")."""

    group: str
    name: str
    distribution: str
    entry: EntryPoint

    def __str__(self) -> str:
        return f"{self.name} ({self.distribution})"

    def load(self) -> Any:
        """The object behind the entry, which must be callable.

        Raises:
            PluginError: if it cannot be imported or called.
        """
        try:
            found = self.entry.load()
        except Exception as error:  # a module may do anything while it is imported
            self.fail(f"cannot be loaded from {self.entry.value}", error)
        if not callable(found):
            self.fail(f"is {found!r}, which is no function", None)
        return found

    def fail(self, what: str, error: Exception | None) -> NoReturn:
        """Say what is wrong with the plug-in.

        Raises:
            PluginError: always.
        """
        reason = f" ({type(error).__name__}: {error})" if error else ""
        name = self.distribution.partition(" ")[0]
        raise PluginError(
            f"the plug-in {self.name!r} of {self.distribution} [{self.group}] {what}{reason}; "
            f"update it, or remove it: pip uninstall {name}"
        ) from error


@cache
def plugins(group: str) -> dict[str, Plugin]:
    """The plug-ins of one of `GROUPS` by name, sorted; looked up once a run.

    Raises:
        PluginError: if two distributions give one name.
    """
    found: dict[str, Plugin] = {}
    for plugin in sorted(_declared(group), key=lambda one: (one.name, one.distribution)):
        other = found.setdefault(plugin.name, plugin)
        if other.distribution != plugin.distribution:
            raise PluginError(
                f"{other.distribution} and {plugin.distribution} both have a plug-in {plugin.name!r} [{group}]; "
                "uninstall one of the two"
            )
    return found


def _declared(group: str) -> Iterator[Plugin]:
    for entry in entry_points(group=group):
        by = entry.dist
        yield Plugin(group, entry.name, f"{by.name} {by.version}" if by else "an unknown distribution", entry)
