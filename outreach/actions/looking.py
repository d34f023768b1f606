"""Looks people up in all mailboxes before the first mail to them; an earlier conversation is noted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlmodel import Session

from outreach.actions import pacing, planning
from outreach.actions.readiness import looked_since, searched
from outreach.app import App
from outreach.errors import OutreachError
from outreach.people.addresses import canonical
from outreach.replies.correspondence import Conversation
from outreach.store import deliveries, events, lookups, people

#: People whose looks are committed together.
_BATCH = 20


@dataclass(slots=True)
class Looked:
    """What looking through the mailboxes brought."""

    #: How many addresses were looked for.
    addresses: int = 0
    found: list[Conversation] = field(default_factory=list)
    #: Account -> why its mailbox could not be searched; nothing of it is recorded.
    failed: dict[str, OutreachError] = field(default_factory=dict)


def look(app: App, campaign: str | None = None) -> Looked:
    """Search all mailboxes for everybody who is about to get a first mail now, of one campaign or of all.

    Costs one connection an account, and for each of its folders two commands and one more for every 20 addresses,
    and a FETCH where something was found. Who takes the place of somebody found is searched for in another round.
    """
    return _search(app, lambda db: _leaving(app, db, campaign) | _queued(app, db))


def look_again(app: App) -> Looked:
    """Search all mailboxes for those to whom a first mail is queued and due."""
    return _search(app, lambda db: _queued(app, db))


def unsought(app: App, db: Session) -> set[int]:
    """Read to whom a first mail is due that has to wait until the mailboxes were searched for them."""
    since = looked_since(app)
    found = [lookups.looked(db, account=name, since=since) for name in searched(app, db)]
    due = lookups.queued_first(db, transport=app.transport, now=app.now()) if found else ()
    return {person for person, address in due if not all(address in looked for looked in found)}


def _search(app: App, wanted: Callable[[Session], dict[str, int]]) -> Looked:
    """Search for whoever is *wanted*, by all their addresses, until nobody new is."""
    done, seen = Looked(), set[str]()
    while not done.failed:
        with app.reading() as db:
            names = searched(app, db)
            fresh = wanted(db) if names else {}
            persons = set(fresh.values())
            fresh |= {one.canonical: person for person in persons for one in people.addresses(db, person)}
        fresh = {address: person for address, person in fresh.items() if address not in seen}
        if not fresh:
            break
        seen |= fresh.keys()
        done.addresses += len(fresh)
        for name in names:
            _look(app, name, fresh, done)
    return done


def _leaving(app: App, db: Session, campaign: str | None) -> dict[str, int]:
    """Read who would get a first mail while this look holds, if nothing were found."""
    found = planning.candidates(app, db, campaign)
    reached = {address for _, address in deliveries.reached(db, transport=app.transport)}
    made = planning.planned(app, db, found, looked=True)
    persons = [slot.candidate.progress.person for slot in made.slots if slot.at <= _soon(app)]
    first = {canonical(one.address): one.id for one in persons if one.address}
    return {address: person for address, person in first.items() if address not in reached}


def _queued(app: App, db: Session) -> dict[str, int]:
    queued = lookups.queued_first(db, transport=app.transport, now=_soon(app))
    return {address: person for person, address in queued}


def _soon(app: App) -> datetime:
    """Give the moment at which a look of now is too old: whoever gets mail before is looked for together."""
    pauses = any(pacing.limits(app, name).pause.longest for name in app.config.accounts)
    return app.now() + (app.now() - looked_since(app) if pauses else timedelta())


def _look(app: App, account: str, wanted: Mapping[str, int], done: Looked) -> None:
    from outreach.actions.connecting import mailbox_of  # noqa: PLC0415 - loads TLS, which most commands do not need
    from outreach.actions.searching import search  # noqa: PLC0415 - the same

    try:
        with mailbox_of(app, account) as box:
            found = search(app, box, wanted)
    except OutreachError as error:
        done.failed[account] = error
        return
    done.found += _keep(app, account, wanted, found)


def _keep(
    app: App, account: str, wanted: Mapping[str, int], found: Collection[Conversation]
) -> list[Conversation]:
    """Write down what was found, and that it was looked for, together for all addresses of a person.

    Of somebody who was erased while the mailbox was searched nothing is written, and nothing given.
    """
    kept = list[Conversation]()
    persons = sorted(set(wanted.values()))
    for start in range(0, len(persons), _BATCH):
        with app.writing() as db:
            some = people.influencers(db, persons[start : start + _BATCH]).keys()
            theirs = [one for one in found if one.person in some]
            for one in theirs:
                _note(app, db, one)
            for address, person in sorted(wanted.items()):
                if person in some:
                    lookups.record(db, account=account, recipient=address, now=app.now())
        kept += theirs
    return kept


def _note(app: App, db: Session, one: Conversation) -> None:
    text = f"in your mailbox: {one.day.day} {one.day:%B %Y}, {one.folder}"
    if lookups.note(db, one.person, text=text, day=one.day, came=one.came, now=app.now()):
        about = {"influencer_id": one.person}
        events.log(db, "person.contacted", text, at=app.now(), by="mailbox", **about)
