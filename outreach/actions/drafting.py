"""Drafts one e-mail per person: enrols, writes, keeps; says who got none and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlmodel import Session

from outreach.actions import campaigns, who
from outreach.actions.earlier import Earlier
from outreach.actions.writing import NoDraftError, Writer
from outreach.app import App
from outreach.campaigns import Campaign
from outreach.campaigns.hashing import text_hash
from outreach.errors import UsageError
from outreach.models import Draft
from outreach.people.person import Person
from outreach.store import campaigns as enrolling
from outreach.store import events, people, posts


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
    #: How many of them stand in the place of one that no longer held.
    replaced: int = 0
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
    """Write the first mail of the campaign for everybody chosen who has none that still holds.

    Raises:
        UsageError: no such campaign, person or tag, or a post given for several people.
    """
    file, now, named = campaigns.load(app, name), app.now(), bool(choice.names)
    campaign, done = file.campaign, Drafted(file.campaign)
    with app.writing() as db:
        enrolling.record_reading(db, campaign.id, digest=text_hash(file.text), text=file.text, now=now)
        chosen = _chosen(db, choice)
        ids = [one.id for one in chosen]
        numbers = enrolling.enrol(db, campaign.id, ids, named=named, now=now)
        if named:
            enrolling.name(db, campaign.id, ids, now=now)
        found = posts.posts(db, ids)
        writer = Writer(app, campaign, found, post=choice.post, now=now)
        known = {post.id or 0: post for each in found.values() for post in each}
        earlier = Earlier(app, db, campaign, known, named=named, post=choice.post)
        fresh: list[tuple[Person, Draft, str]] = []
        for person in chosen:
            turn = earlier.turn(person, numbers[person.id])
            if turn.write:
                fresh += _written(writer, person, numbers[person.id], turn.before, done)
            elif turn.because:
                done.without.append(Without(person, turn.because, turn.hint))
            else:
                done.there += 1
        _keep(app, db, fresh, done)
    return done


def _chosen(db: Session, choice: Choice) -> list[Person]:
    chosen = who.several(db, choice.names) if choice.names else people.people(db, tag=choice.tag)
    if not chosen and choice.tag:
        raise UsageError(f"nobody has the tag {choice.tag!r}", hint="outreach people list")
    if not chosen:
        raise UsageError("nobody is known yet", hint="outreach import YOUR-LIST.csv")
    if choice.post and len(chosen) != 1:
        raise UsageError("--post belongs to one person", hint="outreach draft CAMPAIGN @handle --post URL")
    return list({one.id: one for one in chosen}.values())


def _written(
    writer: Writer, person: Person, enrolment: int, before: Draft | None, done: Drafted
) -> list[tuple[Person, Draft, str]]:
    """Write one draft, with a sentence for the log; what keeps it from being written stops none of the others."""
    try:
        row, said = writer.write(person, enrolment)
    except NoDraftError as error:
        done.without.append(Without(person, str(error), error.hint))
        return []
    if before is not None:
        row.replaces, said = before.id, f"{said}, in the place of draft {before.id}"
        done.replaced += 1
    return [(person, row, said)]


def _keep(app: App, db: Session, fresh: Sequence[tuple[Person, Draft, str]], done: Drafted) -> None:
    db.add_all(row for _, row, _ in fresh)
    db.flush()
    for person, row, said in fresh:
        assert row.id is not None
        done.made.append(row.id)
        about = {"influencer_id": person.id, "campaign": done.campaign.id, "draft_id": row.id}
        events.log(db, "draft.made", said, at=app.now(), by=app.who, **about)
