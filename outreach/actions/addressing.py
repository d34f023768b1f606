"""What a person says of somebody's addresses, in: the one to write to, one more, one that is not theirs; the change, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlmodel import Session

from outreach.actions import journal
from outreach.actions.opening import opened
from outreach.actions.strays import digest_of, name_of
from outreach.actions.telling import stands_now
from outreach.actions.who import sign
from outreach.app import App
from outreach.errors import InputError
from outreach.mail.delivery import Transport
from outreach.models import Address, Influencer
from outreach.people.addresses import bare, canonical, folded
from outreach.people.person import Person
from outreach.store import classifications, deliveries, noting, people, unmatched, unsending
from outreach.store.classifications import Kept


def _email(db: Session, row: Influencer, value: str, app: App) -> str:
    """Make an address the primary one; the others stay known, so that an answer from them is found."""
    assert row.id is not None
    there = people.addresses(db, row.id)
    old = there[0].address if there else "nothing"
    mine = next((one for one in there if one.canonical == canonical(value)), None) or _new(
        db, row.id, value, app
    )
    for one in there:
        one.is_primary = False
    db.flush()  # only one may be the primary one
    mine.is_primary = True
    db.add(mine)
    row.edited = sorted({*row.edited, "email"})
    return stands_now("email", old, mine.address)


def _also(db: Session, row: Influencer, value: str, app: App) -> str:
    """Add an address that they write from, such as a manager's; mail goes to the one that it went to."""
    assert row.id is not None
    there = people.addresses(db, row.id)
    if any(one.canonical == canonical(value) for one in there):
        return f"email: {canonical(value)} is known as theirs"
    mine = _new(db, row.id, value, app)
    mine.is_primary = not there
    db.add(mine)
    return f"email: also {mine.canonical}"


def _not_also(db: Session, row: Influencer, value: str, app: App) -> str:
    """Take an address off that is not theirs; one that was written to stays, so that nobody is written to twice there."""
    assert row.id is not None
    address = canonical(value)
    mine = next((one for one in people.addresses(db, row.id) if one.canonical == address), None)
    person = people.person(db, row.id)
    show = f"outreach people show {sign(person)}"
    if mine is None:
        raise InputError(f"{address} is not known as {person.called}'s", hint=show)
    if mine.is_primary:
        hint = f"outreach people edit {sign(person)} --email ANOTHER comes first"
        raise InputError(f"{address} is where {person.called} is written to", hint=hint)
    if deliveries.written_to(db, address):
        raise InputError(f"{person.called} was written to at {address}: it stays known", hint=show)
    db.delete(mine)
    since = noting.take_off(db, person.id, address)
    for transport in Transport:
        names = [name for _, name in _kept(app, db, person.id, address, transport)]
        listed = unmatched.list_again(db, map(digest_of, names), transport=transport)
        copies = [digest_of(f"a copy of {name}") for name in names if digest_of(name) in listed]
        unmatched.strike_off(db, copies, transport=transport, now=app.now())
        if since:
            unsending.reopen(db, person.id, since=since, transport=transport, left=journal.left(app))
    return f"email: {address} is not theirs"


def kept_from(app: App, person: Person, address: str) -> list[Kept]:
    """Read what is kept as somebody's, and came from an address; the last one first."""
    with app.reading() as db:
        return [one for one, _ in _kept(app, db, person.id, canonical(address), app.transport)]


def _kept(
    app: App, db: Session, person: int, address: str, transport: Transport
) -> Iterator[tuple[Kept, str]]:
    """Give each with its name in the list of strays."""
    for one in classifications.of(db, person, transport=transport):
        read = opened(app, one.raw, account=one.account) if one.raw else None
        if read and folded(read.parts.from_ or "") == address:
            yield one, name_of(read.parts)


def _new(db: Session, person: int, value: str, app: App) -> Address:
    """Make an address that is nobody's yet."""
    address = canonical(value)
    if owner := people.find(db, address):
        other = people.person(db, owner[0])
        raise InputError(
            f"{address} is the address of {other.called}", hint=f"outreach people show {address}"
        )
    return Address(
        influencer_id=person, address=bare(value), canonical=address, source=app.who, added_at=app.now()
    )


CHANGES: Mapping[str, Any] = {"email": _email, "also": _also, "not_also": _not_also}
