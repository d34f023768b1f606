"""Writes one draft: the post, the template in the person's language, the values, the footer, the evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from outreach.actions import attaching, briefing, lawfulness
from outreach.actions.freshness import sources
from outreach.actions.who import sign
from outreach.app import App
from outreach.campaigns import Campaign, Step
from outreach.drafts.draft import content_hash, evidence
from outreach.drafts.footer import footer
from outreach.drafts.picking import NoPick, Pick, pick
from outreach.drafts.rendering import Rendered, Template, render
from outreach.drafts.sources import MissingValue
from outreach.errors import InputError, OutreachError
from outreach.mail.thread import Thread, answer_subject
from outreach.models import Draft
from outreach.people.addresses import canonical
from outreach.people.person import Person
from outreach.posts import Post, urls
from outreach.text import Language
from outreach.workdays import zone_for


class NoDraftError(OutreachError):
    """One person gets no draft; the others do."""


class Writer:
    """Writes the steps of one campaign; compiles each template once."""

    def __init__(
        self,
        app: App,
        campaign: Campaign,
        found: Mapping[int, Sequence[Post]],
        *,
        post: str | None,
        now: datetime,
    ) -> None:
        self.app, self.campaign, self.posts, self.post, self.now = app, campaign, found, post, now
        self.templates: dict[tuple[str, Language], Template] = {}

    def write(
        self, person: Person, enrolment: int, step: Step, thread: Thread | None = None
    ) -> tuple[Draft, str]:
        """Render the draft of one step; give it with a sentence for the log.

        *thread* is what it goes on from; without one it is a first mail.

        Raises:
            NoDraftError: there can be none; says why, and what mends it.
        """
        language, address = self._reader(person)
        account = self._account(thread)
        picked = self._pick_later(person, thread) if thread else self._pick(person)
        post = picked.post if picked else None
        rendered = self._render(person, post, language, step.template, account)
        subject = self._subject(rendered, thread, step)
        below = self._footer(person, language, account)
        files = self._files(step)
        proof = evidence(read=rendered.read, recipient=address, account=account, post=post, attachments=files)
        proof["inserted"] = list(rendered.inserted)
        draft = Draft(
            enrolment_id=enrolment,
            step=step.name,
            template=step.template,
            language=language,
            subject=subject,
            body=rendered.body,
            footer=below,
            recipient=address,
            account=account,
            post_id=post.id if post else None,
            post_because=picked.why if picked else None,
            evidence=proof,
            digest=content_hash(subject, rendered.body, below, proof),
            created_at=self.now,
        )
        about = f', about "{picked.post.called}" ({picked.why})' if picked else ", about no post"
        return draft, f"{step.name}{about}"

    def _reader(self, person: Person) -> tuple[Language, str]:
        """Give the language and the address in which, and at which, they are written to."""
        language, ours = person.language or self.campaign.language, self.app.config.accounts.values()
        if language is None:
            raise NoDraftError("no language", hint=f"outreach people edit {sign(person)} --language tr")
        if person.address is None:
            raise NoDraftError("no address", hint=f"outreach people edit {sign(person)} --email ADDRESS")
        if canonical(person.address) in {canonical(one.address) for one in ours}:
            raise NoDraftError("this is an address of yours")
        return language, person.address

    def _footer(self, person: Person, language: Language, account: str) -> str:
        signed = self.app.config.sender(account).signed
        legal = lawfulness.footing(self.app, self.campaign, person, language)
        return footer(signed, self.app.config.footer.opt_out(language), legal, language)

    def _account(self, thread: Thread | None) -> str:
        """Choose who writes: a thread goes on from the account that began it."""
        if thread is None:
            return self.campaign.account or self.app.config.account
        if thread.account not in self.app.config.accounts:
            raise NoDraftError(
                f"the account {thread.account} that began the thread is no longer in config.toml"
            )
        return thread.account

    def _subject(self, rendered: Rendered, thread: Thread | None, step: Step) -> str:
        if thread is None:
            return rendered.subject or ""
        if rendered.subject is not None:
            raise NoDraftError(
                f"the template {step.template} has a Subject, but a follow-up takes that of its thread",
                hint="take the line out, or make it the first step",
            )
        return answer_subject(thread.subject)

    def _render(
        self, person: Person, post: Post | None, language: Language, template: str, account: str
    ) -> Rendered:
        values = sources(self.app, person, post, self.campaign, account, language)
        try:
            return render(self._template(template, language), values)
        except MissingValue as error:
            because = str(error).partition(": ")[2].removesuffix(f" for {person.called}")
            raise NoDraftError(because, hint=_mend(error.field, person, self.campaign, language)) from None
        except InputError as error:
            raise NoDraftError(str(error), hint=error.hint) from None
        except OSError as error:
            raise NoDraftError(f"{error.filename}: {error.strerror}") from None

    def _files(self, step: Step) -> list[str]:
        try:
            return attaching.fingerprints(self.app, step)
        except InputError as error:
            raise NoDraftError(str(error), hint=error.hint) from None

    def _template(self, name: str, language: Language) -> Template:
        key = (name, language)
        if key not in self.templates:
            self.templates[key] = briefing.template(self.app, name, language)
        return self.templates[key]

    def _pick(self, person: Person) -> Pick:
        there = self.posts.get(person.id, ())
        add = f"outreach posts add {sign(person)} {self.post or 'URL'} --title ... --date ..."
        if self.post is not None:
            wanted = urls.canonical(self.post)
            post = next((one for one in there if one.canonical_url == wanted), None)
            if post is None:
                raise NoDraftError("this post of theirs is not stored", hint=add)
            return Pick(post, "chosen by hand")
        max_age, topics = self.app.config.posts.max_age_days, self.campaign.topics
        found = pick(there, today=self._today(person), max_age_days=max_age, topics=topics)
        if isinstance(found, NoPick):
            raise NoDraftError(found.why, hint=add)
        return found

    def _pick_later(self, person: Person, thread: Thread) -> Pick | None:
        """Choose for a follow-up: what they published since the post of the first mail, else that one again."""
        if self.post is not None:
            return self._pick(person)
        there = self.posts.get(person.id, ())
        first = next((one for one in there if one.id == thread.post_id), None)
        new = [
            one
            for one in there
            if first is None or (one.published or date.min) > (first.published or date.min)
        ]
        max_age, topics = self.app.config.posts.max_age_days, self.campaign.topics
        found = pick(new, today=self._today(person), max_age_days=max_age, topics=topics)
        if isinstance(found, Pick):
            return found
        return Pick(first, "that of the first mail") if first else None

    def _today(self, person: Person) -> date:
        zone = zone_for(person.time_zone, person.country, self.app.config.time_zone)
        return self.now.astimezone(zone).date()


def _mend(field: str, person: Person, campaign: Campaign, language: Language) -> str:
    space, _, name = field.partition(".")
    if space == "campaign" and language not in campaign.briefs and name not in ("starts", "ends"):
        return f"write a [brief.{language}] into the file of {campaign.id}, beside the one that is there"
    if space == "campaign":
        return f"outreach campaign check {campaign.id}"
    if space == "person" and name in ("name", "first_name", "country"):
        return f"outreach people edit {sign(person)} --{name.replace('_', '-')} ..."
    return ""
