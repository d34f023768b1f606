"""Whom a list must leave alone because they are blocked, and whom it blocks itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from sqlmodel import Session

from outreach.actions.gathering import Gathered
from outreach.app import App
from outreach.models import SuppressionKind
from outreach.people.matching import handles
from outreach.people.platforms import PLATFORMS, UNKNOWN
from outreach.people.record import Record
from outreach.store import events, outbox, suppressions
from outreach.store.imports import Stored

Reasons = Mapping[str, str]
"""Hash of an address or handle -> why it is blocked."""


def blocked(reasons: Reasons, secret: bytes) -> Callable[[Record], str | None] | None:
    """Give what says why the person of a row may not be written to; None where nobody is blocked."""
    if not reasons:
        return None

    def why(record: Record) -> str | None:
        keys = suppressions.digests(
            secret,
            addresses=[record.canonical_address] if record.canonical_address else [],
            handles=_anywhere(handles(record)),
        )
        return next((reasons[key] for key in keys if key in reasons), None)

    return why


def _anywhere(known: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Name each handle on its platform, or on any where the sheet does not say on which."""
    for platform, handle in known:
        if platform == UNKNOWN:
            yield from ((one.name, handle) for one in PLATFORMS)
        yield platform, handle


def block_as_said(app: App, db: Session, into: Gathered, reasons: Reasons) -> int:
    """Block whom the list says not to write to, at all that is known of them; say how many were not blocked before.

    What is queued to them does not leave any more. No list lifts a block.
    """
    seen = set(reasons)
    rows: list[tuple[SuppressionKind, str, str]] = []
    people: dict[int, str] = {}
    for there, line, said in into.blocked:
        because = f"{into.source}:{line}: {said}"
        for kind, value in _known(there):
            digest = suppressions.digest(app.secret, kind, value)
            if digest not in seen:
                seen.add(digest)
                rows.append((kind, digest, because))
                people.setdefault(there.number, because)
    suppressions.add(db, rows, now=into.now)
    before = {there.number for there, _, _ in into.blocked if there.values}
    for number in before & people.keys():
        outbox.cancel_queued(db, [number], because=f"blocked: {people[number]}", now=into.now)
    for number, because in people.items():
        events.log(
            db, "person.blocked", because, at=into.now, by=app.who, influencer_id=number, batch=into.batch
        )
    return len(people)


def _known(there: Stored) -> Iterator[tuple[SuppressionKind, str]]:
    for canonical in there.addresses:
        yield SuppressionKind.ADDRESS, canonical
    for channel in there.channels:
        yield SuppressionKind.HANDLE, f"{channel.platform}:{channel.canonical_handle}"
