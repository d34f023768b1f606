"""The samples of this project in; the mails of them, with what is to be read, out."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from answering import answer

_SAMPLES = Path(__file__).with_name("samples")
_HEAD = (
    "From: Someone <someone@example.com>",
    "To: selin@kilnhaus.example",
    "Date: Mon, 23 Nov 2026 10:00:00 +0300",
)


@dataclass(frozen=True, slots=True)
class Note:
    """A note of absence, and what is to be read in it."""

    by: str
    raw: bytes
    returns: date | None
    instead: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, and whether it asks for no more mail."""

    client: str
    words: str
    asks: bool

    @property
    def raw(self) -> bytes:
        """Write the mail."""
        return answer(self.client, self.words)


def notes() -> list[Note]:
    """Read the notes of absence."""
    return [
        Note(one["by"], _written(one), one.get("returns"), one.get("instead"))
        for one in _read("absences")["note"]
    ]


def answers() -> list[Answer]:
    """Read the answers."""
    return list(_answers())


def _answers() -> Iterator[Answer]:
    for group in _read("wishes")["answer"]:
        yield from (Answer(group["client"], words, asks=True) for words in group.get("asks", ()))
        yield from (Answer(group["client"], words, asks=False) for words in group.get("not", ()))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_SAMPLES / f"{name}.toml").read_text("utf-8"))


def _written(one: dict[str, Any]) -> bytes:
    head = [*_HEAD, f"Subject: {one['subject']}", *one["head"]]
    if not any(line.startswith("Content-Type") for line in head):
        head.append("Content-Type: text/plain; charset=utf-8")
    return "\n".join([*head, "", one["body"]]).encode()
