"""Drafts the follow-ups that are due: each an answer in the thread of the mails before it."""

from __future__ import annotations

from outreach.actions import campaigns, sharing
from outreach.actions.desk import Choice, Desk, Drafted, Without
from outreach.actions.drafting import chosen, places, released
from outreach.actions.earlier import lifting
from outreach.app import App
from outreach.followups.standing import Place
from outreach.store import campaigns as enrolling
from outreach.store import threads

_DUE = (Place.DUE, Place.OVERDUE)


def follow_up(app: App, name: str, choice: Choice) -> Drafted:
    """Write the step that is due for everybody chosen, as an answer in the thread of what went before.

    Those whose step is not due are listed in `resting`, or in `without` where they were named. Naming somebody goes on
    although a machine wrote (an out-of-office note), but never after an answer or a hard bounce.

    Raises:
        UsageError: no such campaign, person or tag, or a post given for several people.
    """
    file, now = campaigns.load(app, name), app.now()
    campaign, done = file.campaign, Drafted(file.campaign)
    with app.writing() as db:
        sharing.record(app, db, name=campaigns.name_of(app, file.path), campaign=campaign.id, text=file.text)
        everybody = {one.id: one for one in chosen(db, choice)}
        before = places(app, db, campaign, list(everybody)) if choice.names else {}
        if choice.names:
            enrolling.look(db, campaign.id, everybody, now=now)
        after = places(app, db, campaign, list(everybody))
        stands, done.released = after.values(), released(before, after)
        begun = threads.threads(db, campaign.id, list(everybody), transport=app.transport)
        desk = Desk(app, db, campaign, choice, list(everybody), done)
        for one in stands:
            person = everybody[one.progress.person.id]
            if one.step is not None and one.place in _DUE and person.id in begun:
                desk.write(person, one, one.step, begun[person.id])
            elif choice.names:
                hints = (lifting(hold, one.progress) for hold in one.holds[:1])
                done.without.append(Without(person, one.because, next(hints, "")))
            else:
                done.resting.append(one)
        if choice.names:
            there = {one.progress.person.id for one in stands}
            strangers = (person for number, person in everybody.items() if number not in there)
            done.without += [Without(person, f"not in {campaign.id}") for person in strangers]
        desk.keep()
    return done
