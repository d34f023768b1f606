"""Zones as text in, what asks them out: `NAME KIND RECORD` a line, `NAME silent` for one that is never answered."""

from __future__ import annotations

import shlex

from outreach.mail.domain.answers import Answer, Ask, Fate, Kind

SILENCE = Answer(Fate.UNREACHED, why="no answer in time")


def zone(text: str) -> Ask:
    """Answer from *text*; a name exists where it or one below it stands there."""
    lines = [shlex.split(line) for line in text.splitlines() if line.strip()]
    names = [line[0].rstrip(".") for line in lines]
    silent = {line[0] for line in lines if line[1] == "silent"}
    records = [(name, line[1], _record(line)) for name, line in zip(names, lines, strict=True)]

    def ask(name: str, kind: Kind) -> Answer:
        if name in silent:
            return SILENCE
        found = tuple(record for owner, what, record in records if (owner, what) == (name, kind))
        there = any(f".{one}".endswith(f".{name}") for one in names)
        return Answer(Fate.FOUND, found) if found else Answer(Fate.NO_RECORD if there else Fate.NO_NAME)

    return ask


def _record(line: list[str]) -> str:
    if line[1] == "MX":
        return line[3].rstrip(".") or "."
    return "".join(line[2:])
