"""Disjoint sets over any hashable things: what belongs to one matter."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Groups(Generic[T]):
    """Union-find that keeps insertion order, so that findings come out the same on every run."""

    def __init__(self) -> None:
        self._members: dict[T, list[T]] = {}

    def add(self, item: T) -> None:
        """Put the item into a group of its own, unless it is in one."""
        self._members.setdefault(item, [item])

    def join(self, a: T, b: T) -> None:
        """Make one group of the groups of both items."""
        self.add(a)
        self.add(b)
        left, right = self._members[a], self._members[b]
        if left is not right:
            left.extend(right)
            for item in right:
                self._members[item] = left

    def of(self, item: T) -> tuple[T, ...]:
        """All members of the item's group."""
        return tuple(self._members[item])

    def __iter__(self) -> Iterator[tuple[T, ...]]:
        seen: set[int] = set()
        for members in self._members.values():
            if id(members) not in seen:
                seen.add(id(members))
                yield tuple(members)
