"""A number of documents in; the processes that help to judge them out.

Each has one piece of work at a time, so neither side waits for room in the line between them. One that dies or fails is
done with, and its piece is judged by somebody else.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self

from outreach.lint.batch import Batch
from outreach.lint.document import Document
from outreach.lint.engine import check
from outreach.lint.rule import Finding
from outreach.lint.settings import Settings
from outreach.text import Language

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

#: With fewer documents all is done before another process has begun.
WORTH = 1000
#: Processes at most, this one among them: each takes some 60 MB.
_MOST = 8


class Task(NamedTuple):
    """A document and the settings by which it is judged."""

    document: Document
    settings: Settings


#: The findings of each of some documents.
Judged = list[tuple[Finding, ...]]


def judge(tasks: list[Task], batch: Batch | None) -> Judged:
    """Judge some documents. That leaves no cycles behind, so nothing is gained by looking for them meanwhile."""
    looking = gc.isenabled()
    gc.disable()
    try:
        return [check(document, settings, batch) for document, settings in tasks]
    finally:
        if looking:
            gc.enable()


class Piece:
    """Documents that one process judges; *judged* grows."""

    def __init__(self, tasks: list[Task]) -> None:
        self.tasks = tasks
        self.judged: Judged = []
        #: Another process has it.
        self.elsewhere = False

    @property
    def done(self) -> bool:
        """Say whether all of it is judged."""
        return len(self.judged) == len(self.tasks)


class Helper:
    """Another process, and the piece that it has."""

    def __init__(self, process: BaseProcess, line: Connection) -> None:
        self._process, self._line = process, line
        #: None while it waits; it begins with an empty one.
        self.piece: Piece | None = Piece([])
        self._beside: Batch | None = None

    def give(self, piece: Piece, batch: Batch | None) -> bool:
        """Hand it a piece and, once, what that is judged beside; False where it is gone."""
        try:
            if batch is not self._beside:
                self._line.send(batch)
            self._line.send(piece.tasks)
        except OSError:
            return False
        self.piece, self._beside, piece.elsewhere = piece, batch, True
        return True

    def take(self, *, wait: bool) -> bool:
        """Take what it has made of its piece, if that is done or to be waited for; False where it is gone."""
        if self.piece is None:
            return True
        try:
            if not (wait or self._line.poll()):
                return True
            self.piece.judged = self._line.recv()
        except (OSError, EOFError):
            self.piece.elsewhere = False
            return False
        self.piece = None
        return True

    def end(self) -> None:
        """End it, whatever it does."""
        self._line.close()
        self._process.terminate()
        self._process.join()


class Crew:
    """The processes that help to judge about so many documents; they end with the block, or with this process."""

    def __init__(self, about: int) -> None:
        self._helpers = list(_hired(_cores() - 1)) if about >= WORTH else []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for helper in self._helpers:
            helper.end()

    def __len__(self) -> int:
        """Count them."""
        return len(self._helpers)

    def share(self, pieces: Iterator[Piece], batch: Batch | None) -> None:
        """Take what is done, and hand the next of *pieces*, which is judged beside *batch*, to each that has none."""
        for helper in tuple(self._helpers):
            stays = helper.take(wait=False)
            if stays and helper.piece is None and (piece := next(pieces, None)):
                stays = helper.give(piece, batch)
            self._keep(helper, stays)

    def wait_for(self, piece: Piece) -> None:
        """Wait for the one that has *piece*; where it dies nobody has it any more."""
        for helper in tuple(self._helpers):
            if helper.piece is piece:
                self._keep(helper, helper.take(wait=True))

    def _keep(self, helper: Helper, stays: bool) -> None:  # noqa: FBT001 - what was just found out
        if not stays:
            self._helpers.remove(helper)
            helper.end()


def _hired(helpers: int) -> Iterator[Helper]:
    """Begin other processes; fewer where the system has no room for them."""
    from multiprocessing import get_context  # noqa: PLC0415 - few calls have so many drafts

    context = get_context("spawn")  # a copy of this process would have its lines to the database too
    for _ in range(helpers):
        try:
            ours, theirs = context.Pipe()
            process = context.Process(target=_help, args=(theirs,), daemon=True)
            process.start()
        except OSError:
            return
        theirs.close()
        yield Helper(process, ours)


def _help(line: Connection) -> None:
    """Judge what comes until the line ends; Ctrl-C is for the process that asked."""
    import signal  # noqa: PLC0415 - as above

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for language in Language:  # reads the lists of phrases
        check(Document(name="", subject="", body="", language=language))
    batch: Batch | None = None
    with suppress(OSError, EOFError):
        line.send([])
        while True:
            said = line.recv()
            if isinstance(said, list):
                line.send(judge(said, batch))
            else:
                batch = said


def _cores() -> int:
    """Count the cores that this process may use."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, _MOST)
