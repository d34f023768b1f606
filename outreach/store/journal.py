"""What began to leave, one line each, in files that no backup of the database puts back: lines in, the same lines out.

A line names its mail by the Message-ID, which is a keyed hash of its step, and the recipient by a keyed hash: no name, no
address, no text, so that nothing stands in it that would have to be forgotten.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from sqlalchemy import Engine

from outreach.errors import OutreachError
from outreach.mail.delivery import DeliveryState, Transport

NAME = "sent.jsonl"


class Entry(NamedTuple):
    """One attempt to hand a mail to a server, written down before its first byte.

    A tuple, because years of sending make a hundred thousand of them.
    """

    #: Of which workspace: the fingerprint of its key.
    of: str
    transport: Transport
    #: Our Message-ID.
    id: str
    #: The keyed hash of the recipient's canonical address.
    to: str
    #: How many attempts to send this mail the database then knew of.
    attempt: int
    #: When the intent was committed.
    at: datetime
    #: What became of it; `sending` where nobody wrote that down.
    state: DeliveryState = DeliveryState.SENDING

    @property
    def key(self) -> Key:
        """What is the same of the line before the first byte and the one after the answer."""
        return self.id, self.attempt, self.at


Key = tuple[str, int, datetime]
#: A line break is one byte on every system.
_BINARY: int = getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Kept:
    """What the journal holds."""

    #: Of this workspace and transport, in the order in which they were written, each with its last state.
    entries: Mapping[Key, Entry]
    #: Of each file, the attempts that it holds: (Message-ID, attempt).
    held: Mapping[Path, set[tuple[str, int]]]
    #: Lines of another workspace: the file was copied from there.
    foreign: int = 0
    #: Lines that cannot be read: the program ended while it wrote one, and no byte of that mail had left.
    torn: int = 0


def beside(engine: Engine, workspace: Path) -> Path:
    """Name the file beside a SQLite database; where a server has the database, the one in each sender's *workspace*.

    What the server keeps is put back with it; what a sender keeps is not.
    """
    on_disk = engine.url.database if engine.dialect.name == "sqlite" else None
    return (Path(on_disk).absolute().parent if on_disk else workspace) / NAME


class Journal:
    """The journal of one workspace on one transport; the same lines in each of *paths*.

    A line is on the disk before `begin` returns.
    """

    def __init__(self, paths: Sequence[Path], *, of: str, transport: Transport) -> None:
        self.paths, self.of, self.transport = tuple(paths), of, transport
        self._open: dict[Path, int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for handle in self._open.values():
            os.close(handle)
        self._open.clear()

    def read(self) -> Kept:
        """Read what is ours; lines of either file count, and what cannot be read is counted.

        Raises:
            OutreachError: a file is there and cannot be read.
        """
        entries: dict[Key, Entry] = {}
        held: dict[Path, set[tuple[str, int]]] = {path: set() for path in self.paths}
        foreign = torn = 0
        seen: dict[bytes, Entry | None] = {}  # each file has the same lines
        for path in self.paths:
            for line in _lines(path):
                entry = seen[line] = seen[line] if line in seen else _parsed(line)
                if entry is None:
                    torn += 1
                elif entry.of != self.of:
                    foreign += 1
                elif entry.transport is self.transport:
                    held[path].add(entry.key[:2])
                    _take(entries, entry)
        return Kept(entries, held, foreign, torn)

    def begin(self, *entries: Entry) -> None:
        """Write the lines before any byte of their mails leaves.

        Raises:
            OutreachError: they are not on the disk, so nothing may leave.
        """
        for path in self.paths:
            self._write(path, entries, last=True)

    def end(self, *entries: Entry) -> None:
        """Write what became of mails. Without that line one counts as a mail of which nobody knows."""
        try:
            for path in self.paths:
                self._write(path, entries, last=False)
        except OutreachError:
            pass  # the next mail is not begun then, and says why

    def complete(self, kept: Kept, entries: Collection[Entry]) -> None:
        """Write into each file, of which *kept* was read, what it lacks of *entries*."""
        for path, held in kept.held.items():
            if lacks := [one for one in entries if one.key[:2] not in held]:
                self._write(path, lacks, last=True)

    def _write(self, path: Path, entries: Iterable[Entry], *, last: bool) -> None:
        try:
            handle = self._handle(path)
            data = _start(handle) + b"".join(_line(one) for one in entries)
            if os.write(handle, data) != len(data):
                raise OSError(0, "the disk is full")  # noqa: TRY301 - told as any other
            if last:
                os.fsync(handle)
        except OSError as error:
            raise OutreachError(
                f"{path}: what is about to leave cannot be written down: {error.strerror or error}",
                hint="make room there, or let this user write there; until then nothing is sent",
            ) from None

    def _handle(self, path: Path) -> int:
        if path not in self._open:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            new = not path.exists()
            self._open[path] = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | _BINARY, 0o600)
            if new:
                _keep_name(path.parent)
        return self._open[path]


def _take(entries: dict[Key, Entry], entry: Entry) -> None:
    """Let a later line say what became of an earlier one; no line takes that back."""
    if entry.state is not DeliveryState.SENDING or entry.key not in entries:
        entries[entry.key] = entry


def _start(handle: int) -> bytes:
    """Begin a new line where somebody died within the last one."""
    if not os.fstat(handle).st_size:
        return b""
    os.lseek(handle, -1, os.SEEK_END)
    return b"" if os.read(handle, 1) == b"\n" else b"\n"


def _keep_name(folder: Path) -> None:
    """Put the name of a new file on the disk, too; a system that knows no such thing does it by itself."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _lines(path: Path) -> list[bytes]:
    try:
        return [line for line in path.read_bytes().split(b"\n") if line]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise OutreachError(
            f"{path}: what left before cannot be read: {error.strerror or error}",
            hint="let this user read it; until then nothing is sent",
        ) from None


def _line(entry: Entry) -> bytes:
    record = entry._asdict() | {"at": entry.at.isoformat()}
    return json.dumps(record, separators=(",", ":")).encode("ascii") + b"\n"


_TRANSPORTS: Mapping[str, Transport] = {one.value: one for one in Transport}
_STATES: Mapping[str, DeliveryState] = {one.value: one for one in DeliveryState}


def _parsed(line: bytes) -> Entry | None:
    try:
        record = json.loads(line)
        return Entry(
            record["of"],
            _TRANSPORTS[record["transport"]],
            record["id"],
            record["to"],
            record["attempt"],
            datetime.fromisoformat(record["at"]),
            _STATES[record["state"]],
        )
    except (ValueError, KeyError, TypeError):
        return None
