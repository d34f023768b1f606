"""Stretches of a text in; whether a place lies in one of them out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

Span = tuple[int, int]


class Spans:
    """Stretches, sorted; those that overlap are one."""

    def __init__(self, stretches: Iterable[Span] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(stretches):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def __iter__(self) -> Iterator[Span]:
        """Yield them in their order."""
        return zip(self._starts, self._ends, strict=True)

    def __bool__(self) -> bool:
        """Say whether there is any."""
        return bool(self._starts)

    def around(self, start: int, end: int) -> Span | None:
        """Give the stretch in which all from *start* to *end* lies."""
        place = bisect_right(self._starts, start) - 1
        return (self._starts[place], self._ends[place]) if place >= 0 and self._ends[place] >= end else None
