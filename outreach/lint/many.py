"""Many documents in; the findings of each, in their order, out: judged on all cores."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from outreach.lint.batch import Batch
from outreach.lint.crew import Crew, Judged, Piece, Task, judge
from outreach.lint.engine import check
from outreach.lint.rule import Finding

#: Documents that go to another process at once; those that are judged here before anybody looks how far it is.
_PIECE, _BIT = 100, 10
#: Pieces that are read ahead for each process.
_AHEAD = 4


def check_all(
    tasks: Iterable[Task], batch: Batch | None = None, crew: Crew | None = None
) -> Iterator[tuple[Finding, ...]]:
    """Judge each of *tasks* as `check` does, beside the others of *batch*.

    With a *crew* some hundred are read ahead. Whatever becomes of its processes, all is judged.
    """
    if not crew:
        return (check(document, settings, batch) for document, settings in tasks)
    return chain.from_iterable(_shared_out(_cut(iter(tasks)), batch, crew))


def _cut(tasks: Iterator[Task]) -> Iterator[Piece]:
    while piece := list(islice(tasks, _PIECE)):
        yield Piece(piece)


def _shared_out(pieces: Iterator[Piece], batch: Batch | None, crew: Crew) -> Iterator[Judged]:
    """Others judge from the first piece on, this process from the last one that is read."""
    read: deque[Piece] = deque(islice(pieces, _AHEAD * (len(crew) + 1)))
    while read:
        crew.share((piece for piece in read if not (piece.elsewhere or piece.judged)), batch)
        mine = next((piece for piece in reversed(read) if not (piece.elsewhere or piece.done)), None)
        if mine:
            mine.judged += judge(mine.tasks[len(mine.judged) : len(mine.judged) + _BIT], batch)
        else:
            crew.wait_for(read[0])
        while read and read[0].done:
            yield read.popleft().judged
            read.extend(islice(pieces, 1))
