"""Finds the one person whom somebody's words mean."""

from __future__ import annotations

from shlex import quote

from sqlmodel import Session

from outreach.errors import UsageError
from outreach.people.person import Person
from outreach.store import people


def one(db: Session, words: str) -> Person:
    """Find the person named by `@handle`, `platform:handle`, an address, a name or a part of one.

    Raises:
        UsageError: nobody, or several; the message lists them.
    """
    found = people.find(db, words)
    if not found:
        raise UsageError(f"nobody is known as {words!r}", hint="outreach people list")
    if len(found) > 1:
        some = people.people(db, found[:6])
        listed = ", ".join(f"{one.called} {_exactly(one)}".strip() for one in some)
        more = f" and {len(found) - 6} more" if len(found) > 6 else ""
        raise UsageError(f"{words!r} may be {listed}{more}", hint=f"name one, such as {_exactly(some[0])}")
    return people.person(db, found[0])


def several(db: Session, words: tuple[str, ...]) -> list[Person]:
    """Find each person named."""
    return [one(db, word) for word in words]


def _exactly(person: Person) -> str:
    """Give words that mean this person and no namesake: the handle with its platform, else the address."""
    return f"{person.platform}:{person.handle}" if person.handle else person.address or ""


def sign(person: Person) -> str:
    """Give the shortest words by which a command finds this person."""
    return f"@{person.handle}" if person.handle else person.address or quote(person.name or "")
