"""Drafts one e-mail per person: enrols, writes, keeps; says who got none and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlmodel import Session

from outreach.actions import campaigns, who
from outreach.actions.writing import NoDraftError, Writer
from outreach.app import App
from outreach.campaigns import Campaign
from outreach.campaigns.hashing import text_hash
from outreach.errors import UsageError
from outreach.followups.holds import holds
from outreach.people.person import Person
from outreach.store import campaigns as enrolling
from outreach.store import drafts, events, people, posts, progress


@dataclass(frozen=True, slots=True)
class Without:
    """Somebody who got no draft, and why."""

    person: Person
    because: str
    #: The command that mends it; empty where nothing does.
    hint: str = ""


@dataclass(slots=True)
class Drafted:
    """What a drafting did."""

    campaign: Campaign
    #: Numbers of the new drafts.
    made: list[int] = field(default_factory=list)
    #: How many people had one already.
    there: int = 0
    without: list[Without] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Whom to draft for: named people, a tag, or everybody; and a post that the person decided on."""

    names: tuple[str, ...] = ()
    tag: str | None = None
    post: str | None = None


def draft(app: App, name: str, choice: Choice) -> Drafted:
    """Write the first mail of the campaign for everybody chosen who has none.

    Raises:
        UsageError: no such campaign or person, or a post given for several people.
    """
    file, now = campaigns.load(app, name), app.now()
    campaign, done = file.campaign, Drafted(file.campaign)
    with app.writing() as db:
        enrolling.record_reading(db, campaign.id, digest=text_hash(file.text), text=file.text, now=now)
        chosen = _chosen(db, choice)
        ids = [one.id for one in chosen]
        numbers = enrolling.enrol(db, campaign.id, ids, named=bool(choice.names), now=now)
        writer = Writer(app, campaign, posts.posts(db, ids), post=choice.post, now=now)
        for person in _waiting(app, db, done, chosen, numbers, named=bool(choice.names)):
            try:
                row, said = writer.write(person, numbers[person.id])
            except NoDraftError as error:
                done.without.append(Without(person, str(error), error.hint))
                continue
            db.add(row)
            db.flush()
            assert row.id is not None
            done.made.append(row.id)
            about = {"influencer_id": person.id, "campaign": campaign.id, "draft_id": row.id}
            events.log(db, "draft.made", said, at=now, by=app.who, **about)
    return done


def _chosen(db: Session, choice: Choice) -> list[Person]:
    chosen = who.several(db, choice.names) if choice.names else people.people(db, tag=choice.tag)
    if choice.post and len(chosen) != 1:
        raise UsageError("--post belongs to one person", hint="outreach draft CAMPAIGN @handle --post URL")
    return chosen


def _waiting(
    app: App, db: Session, done: Drafted, chosen: Iterable[Person], numbers: dict[int, int], *, named: bool
) -> Iterable[Person]:
    """Go through those who have no draft of the first step and whom nothing holds; tally the others.

    A rejected draft counts, unless the person is named again.
    """
    campaign = done.campaign
    written = drafts.written_steps(db, campaign.id)
    if not named:
        written |= drafts.rejected_steps(db, campaign.id)
    facts = progress.progress(db, transport=app.transport, secret=app.secret, campaign=campaign.id)
    held = {one.person.id: found[0] for one in facts if (found := holds(one, app.now()))}
    for person in chosen:
        if (numbers[person.id], campaign.steps[0].name) in written:
            done.there += 1
        elif (hold := held.get(person.id)) and hold.code != "no-address":
            done.without.append(Without(person, hold.because))
        else:
            yield person
