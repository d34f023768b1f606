"""Drafts one e-mail per person: enrols, picks the post, renders, keeps; says who got none and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from outreach.actions import campaigns, who
from outreach.app import App
from outreach.campaigns import Campaign
from outreach.campaigns.hashing import text_hash
from outreach.drafts.draft import content_hash, evidence
from outreach.drafts.footer import footer
from outreach.drafts.picking import NoPick, Pick, pick
from outreach.drafts.rendering import Template, render
from outreach.drafts.sources import MissingValue, Sender, gather
from outreach.errors import OutreachError, TemplateError, UsageError
from outreach.followups.holds import holds
from outreach.models import Draft
from outreach.people.names import first_name
from outreach.people.person import Person
from outreach.posts import Post, urls
from outreach.store import campaigns as enrolling
from outreach.store import drafts, events, people, posts, progress
from outreach.text import Language
from outreach.workdays import zone_for


@dataclass(frozen=True, slots=True)
class Without:
    """Somebody who got no draft, and why."""

    person: Person
    because: str
    #: The command that mends it; empty where nothing does.
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """What a drafting did."""

    campaign: Campaign
    #: Numbers of the new drafts.
    made: tuple[int, ...]
    #: How many people had one already.
    there: int
    without: tuple[Without, ...]


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
    file = campaigns.load(app, name)
    campaign, now = file.campaign, app.now()
    with app.writing() as db:
        enrolling.record_reading(db, campaign.id, digest=text_hash(file.text), text=file.text, now=now)
        chosen = who.several(db, choice.names) if choice.names else people.people(db, tag=choice.tag)
        if choice.post and len(chosen) != 1:
            raise UsageError("--post belongs to one person; name them", hint="outreach draft CAMPAIGN @handle --post URL")
        numbers = enrolling.enrol(db, campaign.id, [one.id for one in chosen], named=bool(choice.names), now=now)
        return _draft_each(app, db, campaign, chosen, numbers, choice, now)


def _draft_each(
    app: App,
    db: Session,
    campaign: Campaign,
    chosen: Sequence[Person],
    numbers: Mapping[int, int],
    choice: Choice,
    now: datetime,
) -> Drafted:
    step = campaign.steps[0]
    written = drafts.written_steps(db, campaign.id) | drafts.rejected_steps(db, campaign.id)
    # A person who is named again gets another draft where the last one was rejected.
    if choice.names:
        written -= drafts.rejected_steps(db, campaign.id) - drafts.written_steps(db, campaign.id)
    facts = progress.progress(db, transport=app.transport, secret=app.secret, campaign=campaign.id)
    held = {one.person.id: found[0] for one in facts if (found := holds(one, now))}
    writer = _Writer(app, campaign, posts.posts(db, [one.id for one in chosen]), choice.post, now)
    made: list[int] = []
    without: list[Without] = []
    there = 0
    for person in chosen:
        if (numbers[person.id], step.name) in written:
            there += 1
            continue
        if hold := held.get(person.id):
            without.append(Without(person, hold.because))
            continue
        try:
            row = writer.write(person, numbers[person.id])
        except _NoDraftError as error:
            without.append(Without(person, str(error), error.hint))
            continue
        db.add(row)
        db.flush()
        assert row.id is not None
        made.append(row.id)
        said = f"{step.name} drafted about {row.post_because or 'no post'}"
        events.log(db, "draft.made", said, at=now, by=app.who, influencer_id=person.id, campaign=campaign.id, draft_id=row.id)
    return Drafted(campaign=campaign, made=tuple(made), there=there, without=tuple(without))


class _NoDraftError(OutreachError):
    """This person gets no draft; the others do."""


class _Writer:
    """Writes the drafts of one campaign's first step; compiles each template once."""

    def __init__(
        self, app: App, campaign: Campaign, found: Mapping[int, Sequence[Post]], post: str | None, now: datetime
    ) -> None:
        self.app, self.campaign, self.posts, self.post, self.now = app, campaign, found, post, now
        self.account_name = campaign.account or app.config.account
        self.account = app.config.sender(self.account_name)
        self.templates: dict[Language, Template] = {}

    def write(self, person: Person, enrolment: int) -> Draft:
        """Render one draft; the reason where there can be none."""
        language = person.language or self.campaign.language
        if language is None:
            raise _NoDraftError("no language", hint=f"outreach people edit {_sign(person)} --language tr")
        if person.address is None:
            raise _NoDraftError("no address", hint=f"outreach people edit {_sign(person)} --email ADDRESS")
        picked = self._pick(person)
        step = self.campaign.steps[0]
        called = _with_first_name(person)
        sender = Sender(name=self.account.name, address=self.account.address, brand=self.account.brand)
        try:
            rendered = render(self._template(language), gather(called, picked.post, self.campaign, sender, language))
        except MissingValue as error:
            because = str(error).partition(": ")[2]
            raise _NoDraftError(because, hint=_mend(error.field, person, self.campaign)) from None
        except TemplateError as error:
            raise _NoDraftError(str(error), hint=error.hint) from None
        below = footer(self.account.signed, self.app.config.footer.opt_out(language), self.app.config.footer.postal_address, language)
        proof = evidence(read=rendered.read, recipient=person.address, account=self.account_name, post=picked.post)
        proof["inserted"] = list(rendered.inserted)
        subject = rendered.subject or ""
        return Draft(
            enrolment_id=enrolment,
            step=step.name,
            template=step.template,
            language=language,
            subject=subject,
            body=rendered.body,
            footer=below,
            recipient=person.address,
            account=self.account_name,
            post_id=picked.post.id,
            post_because=picked.why,
            evidence=proof,
            digest=content_hash(subject, rendered.body, below, proof),
            created_at=self.now,
        )

    def _template(self, language: Language) -> Template:
        if language not in self.templates:
            self.templates[language] = campaigns.template(self.app, self.campaign.steps[0].template, language)
        return self.templates[language]

    def _pick(self, person: Person) -> Pick:
        there = self.posts.get(person.id, ())
        if self.post is not None:
            wanted = urls.canonical(self.post)
            post = next((one for one in there if one.canonical_url == wanted), None)
            if post is None:
                hint = f'outreach posts add {_sign(person)} {self.post} --title "..." --date ...'
                raise _NoDraftError("this post of theirs is not stored", hint=hint)
            return Pick(post, "chosen by hand")
        found = pick(there, today=self._today(person), max_age_days=self.app.config.posts.max_age_days, topics=self.campaign.topics)
        if isinstance(found, NoPick):
            raise _NoDraftError(found.why, hint=f'outreach posts add {_sign(person)} URL --title "..." --date ...')
        return found

    def _today(self, person: Person) -> date:
        return self.now.astimezone(zone_for(person.time_zone, person.country, self.app.config.time_zone)).date()


def _with_first_name(person: Person) -> Person:
    """Take the first word of the name where the sheet gives no first name of its own."""
    from dataclasses import replace

    return person if person.first_name or not person.name else replace(person, first_name=first_name(person.name))


def _mend(field: str, person: Person, campaign: Campaign) -> str:
    space, _, name = field.partition(".")
    if space == "campaign":
        return f"outreach campaign check {campaign.id}"
    if space == "person" and name in ("name", "first_name", "country"):
        return f"outreach people edit {_sign(person)} --{name.replace('_', '-')} ..."
    return ""


def _sign(person: Person) -> str:
    return f"@{person.handle}" if person.handle else person.address or f'"{person.name}"'
