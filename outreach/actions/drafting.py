"""Drafts the first e-mail of a campaign for each person: enrols, writes, keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlmodel import Session

from outreach.actions import campaigns, sharing, standings, who
from outreach.actions.desk import Choice, Desk, Drafted, Without
from outreach.app import App
from outreach.campaigns import Campaign
from outreach.errors import UsageError
from outreach.followups.standing import Standing
from outreach.people.person import Person
from outreach.store import campaigns as enrolling
from outreach.store import people


def draft(app: App, name: str, choice: Choice) -> Drafted:
    """Write the first mail of the campaign for everybody chosen who has none that still holds.

    Raises:
        UsageError: no such campaign, person or tag, or a post given for several people.
    """
    file, now, named = campaigns.load(app, name), app.now(), bool(choice.names)
    campaign, done = file.campaign, Drafted(file.campaign)
    with app.writing() as db:
        sharing.record(app, db, name=campaigns.name_of(app, file.path), campaign=campaign.id, text=file.text)
        everybody = chosen(db, choice)
        ids = [one.id for one in everybody]
        numbers = enrolling.enrol(db, campaign.id, ids, named=named, now=now)
        before = places(app, db, campaign, ids) if named else {}
        if named:
            enrolling.name(db, campaign.id, ids, transport=app.transport, now=now)
        stands = places(app, db, campaign, ids)
        done.released = released(before, stands)
        desk = Desk(app, db, campaign, choice, ids, done)
        for person in everybody:
            desk.write(person, stands[numbers[person.id]], campaign.steps[0])
        desk.keep()
    return done


def places(app: App, db: Session, campaign: Campaign, people: Sequence[int]) -> dict[int, Standing]:
    """Compute where each enrolment of these people in the campaign stands, by its number."""
    known = {**campaigns.shelf(app).campaigns, campaign.id: campaign}
    found = standings.standings(app, db, known, people=people)
    return {one.progress.enrolment_id: one for one in found if one.progress.campaign == campaign.id}


def released(before: Mapping[int, Standing], now: Mapping[int, Standing]) -> list[Without]:
    """List what held people *before* and does not hold them *now*."""
    return [
        Without(one.progress.person, hold.because)
        for number, one in before.items()
        for hold in one.holds
        if hold not in now[number].holds
    ]


def chosen(db: Session, choice: Choice) -> list[Person]:
    """Read the people of a choice, each once; UsageError where it means nobody."""
    found = who.several(db, choice.names) if choice.names else people.people(db, tag=choice.tag)
    if not found and choice.tag:
        raise UsageError(f"nobody has the tag {choice.tag!r}", hint="outreach people list")
    if not found:
        raise UsageError("nobody is known yet", hint="outreach import YOUR-LIST.csv")
    if choice.post and len(found) != 1:
        raise UsageError("--post belongs to one person", hint="outreach draft CAMPAIGN @handle --post URL")
    return list({one.id: one for one in found}.values())
