"""Writes drafts one by one, keeps them together, and remembers who got none and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlmodel import Session

from outreach.actions.earlier import Earlier
from outreach.actions.writing import NoDraftError, Writer
from outreach.app import App
from outreach.campaigns import Campaign, Step
from outreach.followups.standing import Standing
from outreach.mail.thread import Thread
from outreach.models import Draft
from outreach.people.person import Person
from outreach.store import events, posts


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
    #: Some of these drafts wait for review.
    waiting: bool = False
    without: list[Without] = field(default_factory=list)
    #: What held somebody until now, and no longer does because a person named them.
    released: list[Without] = field(default_factory=list)
    #: Whose follow-up is not due: not yet, not before the first mail, or never.
    resting: list[Standing] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Whom to draft for: named people, a tag, or everybody; and a post that the person decided on."""

    names: tuple[str, ...] = ()
    tag: str | None = None
    post: str | None = None


class Desk:
    """Where drafts are written one by one and kept together."""

    def __init__(
        self, app: App, db: Session, campaign: Campaign, choice: Choice, people: Sequence[int], done: Drafted
    ) -> None:
        self.app, self.db, self.done = app, db, done
        found = posts.posts(db, people)
        self.writer = Writer(app, campaign, found, post=choice.post, now=app.now())
        known = {post.id or 0: post for each in found.values() for post in each}
        self.earlier = Earlier(app, db, campaign, known, named=bool(choice.names), post=choice.post)
        self.fresh: list[tuple[Person, Draft, str]] = []

    def write(self, person: Person, standing: Standing, step: Step, thread: Thread | None = None) -> None:
        """Write one draft where it is its turn; what keeps it from being written stops none of the others."""
        turn = self.earlier.turn(person, standing, step.name)
        if turn.because:
            self.done.without.append(Without(person, turn.because, turn.hint))
        elif not turn.write:
            self.done.there += 1
            self.done.waiting |= "review" in standing.progress.drafted.get(step.name, "")
        else:
            self._render(person, standing.progress.enrolment_id, step, thread, turn.before)

    def _render(
        self, person: Person, enrolment: int, step: Step, thread: Thread | None, before: Draft | None
    ) -> None:
        try:
            row, said = self.writer.write(person, enrolment, step, thread)
        except NoDraftError as error:
            self.done.without.append(Without(person, str(error), error.hint))
            return
        if before is not None:
            row.replaces, said = before.id, f"{said}, in the place of draft {before.id}"
            self.done.replaced += 1
        self.fresh.append((person, row, said))

    def keep(self) -> None:
        """Keep what was written, each with a line in the log."""
        self.db.add_all(row for _, row, _ in self.fresh)
        self.db.flush()
        for person, row, said in self.fresh:
            assert row.id is not None
            self.done.made.append(row.id)
            about = {"influencer_id": person.id, "campaign": self.done.campaign.id, "draft_id": row.id}
            events.log(self.db, "draft.made", said, at=self.app.now(), by=self.app.who, **about)
