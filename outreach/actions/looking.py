"""Looks an address up in its account's mailbox before the first mail to it; an earlier conversation is noted."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from outreach.actions import accounts, planning
from outreach.app import App
from outreach.errors import InputError, OutreachError
from outreach.mail.delivery import Transport
from outreach.people.addresses import canonical
from outreach.plan.planning import Candidate
from outreach.replies.correspondence import Conversation
from outreach.store import events, lookups

#: How long a look is good for.
GOOD_FOR = timedelta(hours=24)
#: Addresses whose looks are committed together.
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
    """Search the mailboxes for everybody who is about to get a first mail, of one campaign or of all.

    Costs one connection an account, and for each of its folders two commands and one more for every 20 addresses,
    and a FETCH where something was found; nothing where all were looked for within the last day.
    """
    done = Looked()
    if app.transport is Transport.LOCAL:
        return done
    with app.reading() as db:
        paused = accounts.paused(app, db)
        approved = planning.candidates(app, db, campaign).approved
        wanted: dict[str, dict[str, int]] = {}
        for name, account in app.config.accounts.items():
            if account.imap is None or name in paused:
                continue
            people = _first_mails(approved.get(name, ()))
            queued = lookups.queued_first(db, transport=app.transport, account=name)
            people |= {address: person for person, address in queued}
            good = lookups.looked(db, account=name, since=app.now() - GOOD_FOR)
            wanted[name] = {one: person for one, person in people.items() if one not in good}
    for name, people in wanted.items():
        if people:
            _look(app, name, people, done)
    return done


def _first_mails(found: Sequence[Candidate]) -> dict[str, int]:
    """Read who is to get a first mail and is held by nothing: canonical address -> person."""
    people = {}
    for one in found:
        progress = one.standing.progress
        begun = any(mail.left_at for mail in progress.sent)
        if begun or one.void_because or one.standing.holds or not progress.person.address:
            continue
        try:
            people[canonical(progress.person.address)] = progress.person.id
        except InputError:
            continue  # nothing can be sent to it either
    return people


def _look(app: App, account: str, people: Mapping[str, int], done: Looked) -> None:
    from outreach.actions.connecting import mailbox_of  # noqa: PLC0415 - loads TLS, which most commands do not need
    from outreach.actions.searching import search  # noqa: PLC0415 - the same

    try:
        with mailbox_of(app, account) as box:
            found = search(app, box, people)
    except OutreachError as error:
        done.failed[account] = error
        return
    _keep(app, account, people, found)
    done.addresses += len(people)
    done.found += found


def _keep(app: App, account: str, people: Mapping[str, int], found: Collection[Conversation]) -> None:
    """Write down what was found, and that it was looked for, together."""
    by_address = {one.address: one for one in found}
    wanted = sorted(people)
    for start in range(0, len(wanted), _BATCH):
        with app.writing() as db:
            for address in wanted[start : start + _BATCH]:
                lookups.record(db, account=account, recipient=address, now=app.now())
                one = by_address.get(address)
                if one is None:
                    continue
                text = f"in your mailbox: {one.day.day} {one.day:%B %Y}, {one.folder}"
                if lookups.note(db, one.person, text=text, day=one.day, now=app.now()):
                    about = {"influencer_id": one.person}
                    events.log(db, "person.contacted", text, at=app.now(), by="mailbox", **about)
