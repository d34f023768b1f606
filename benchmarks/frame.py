"""Rows in, measured results out, as lines of one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from time import perf_counter

Side = Callable[[], float]
"""Does one round of the work and says how many seconds it took, or how much memory, what it prepared not counted."""

WIDTHS = (46, 10, 10, 8, 7, 7)


class Absent(Exception):  # noqa: N818 - it is no fault that a peer is not there
    """A side that cannot run here; the message says why and what to do."""


class Verdict(StrEnum):
    """What a ratio means."""

    #: As fast as we want to be.
    AIM = "aim reached"
    #: Good enough to ship.
    FLOOR = "floor holds"
    #: Not good enough.
    SLOW = "too slow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One claim: our time divided by the peer's is at most the floor, and some day the aim."""

    name: str
    ours: Side
    #: What it is measured against, as words.
    against: str
    peer: Side
    floor: float
    aim: float
    rounds: int = 5
    #: What the sides give: seconds, or `MB`.
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """The best of each side."""

    row: Row
    ours: float
    peer: float

    @property
    def ratio(self) -> float:
        """Our time divided by the peer's."""
        return self.ours / self.peer

    @property
    def verdict(self) -> Verdict:
        """Judge the ratio by the row's bounds."""
        reached = ((self.row.aim, Verdict.AIM), (self.row.floor, Verdict.FLOOR))
        return next((verdict for bound, verdict in reached if self.ratio <= bound), Verdict.SLOW)


def timed(act: Callable[[], object]) -> float:
    """Run *act* once and give the seconds that it took."""
    began = perf_counter()
    act()
    return perf_counter() - began


def measure(row: Row) -> Result:
    """Run both sides in turn and keep the best of each; the first round warms the caches.

    Raises:
        Absent: a side cannot run here.
    """
    rounds = [(row.ours(), row.peer()) for _ in range(row.rounds)]
    return Result(row, min(ours for ours, _ in rounds), min(peer for _, peer in rounds))


def run(rows: Iterable[Row]) -> Iterator[tuple[str, Verdict | None]]:
    """Yield the table line by line as it is measured, each with its verdict: None for headings and rows that cannot run."""
    yield _line("what", "ours", "peer", "ratio", "floor", "aim", "verdict"), None
    for row in rows:
        try:
            yield _told(result := measure(row)), result.verdict
        except Absent as absent:
            yield _line(row.name, "", "", "", f"{row.floor:g}", f"{row.aim:g}", f"not run: {absent}"), None


def _told(result: Result) -> str:
    row = result.row
    numbers = (
        _shown(result.ours, row.unit),
        _shown(result.peer, row.unit),
        f"{result.ratio:.3g}",
        f"{row.floor:g}",
        f"{row.aim:g}",
    )
    return _line(row.name, *numbers, f"{result.verdict}, against {row.against}")


def _line(name: str, *cells: str) -> str:
    shown = [
        name.ljust(WIDTHS[0]),
        *(cell.rjust(width) for cell, width in zip(cells, WIDTHS[1:], strict=False)),
    ]
    return "  ".join([*shown, *cells[len(WIDTHS) - 1 :]]).rstrip()


def _shown(value: float, unit: str) -> str:
    if unit:
        return f"{value:.1f} {unit}"
    return f"{value * 1000:.1f} ms" if value < 1 else f"{value:.2f} s"
