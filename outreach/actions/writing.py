"""Writes one draft: the post, the template in the person's language, the values, the footer, the evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from outreach.actions import briefing
from outreach.actions.freshness import sources
from outreach.actions.who import sign
from outreach.app import App
from outreach.campaigns import Campaign
from outreach.drafts.draft import content_hash, evidence
from outreach.drafts.footer import footer
from outreach.drafts.picking import NoPick, Pick, pick
from outreach.drafts.rendering import Rendered, Template, render
from outreach.drafts.sources import MissingValue
from outreach.errors import InputError, OutreachError
from outreach.models import Draft
from outreach.people.person import Person
from outreach.posts import Post, urls
from outreach.text import Language
from outreach.workdays import zone_for


class NoDraftError(OutreachError):
    """One person gets no draft; the others do."""


class Writer:
    """Writes the first step of one campaign; compiles each template once."""

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
        self.step = campaign.steps[0]
        self.account_name = campaign.account or app.config.account
        self.account = app.config.sender(self.account_name)
        self.templates: dict[Language, Template] = {}

    def write(self, person: Person, enrolment: int) -> tuple[Draft, str]:
        """Render one draft; give it with a sentence for the log.

        Raises:
            NoDraftError: there can be none; says why, and what mends it.
        """
        language = person.language or self.campaign.language
        if language is None:
            raise NoDraftError("no language", hint=f"outreach people edit {sign(person)} --language tr")
        if person.address is None:
            raise NoDraftError("no address", hint=f"outreach people edit {sign(person)} --email ADDRESS")
        picked = self._pick(person)
        rendered = self._render(person, picked.post, language)
        settings = self.app.config.footer
        below = footer(self.account.signed, settings.opt_out(language), settings.postal_address, language)
        proof = evidence(
            read=rendered.read, recipient=person.address, account=self.account_name, post=picked.post
        )
        proof["inserted"] = list(rendered.inserted)
        subject = rendered.subject or ""
        draft = Draft(
            enrolment_id=enrolment,
            step=self.step.name,
            template=self.step.template,
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
        return draft, f'{self.step.name}, about "{picked.post.called}" ({picked.why})'

    def _render(self, person: Person, post: Post, language: Language) -> Rendered:
        values = sources(self.app, person, post, self.campaign, self.account_name, language)
        try:
            return render(self._template(language), values)
        except MissingValue as error:
            because = str(error).partition(": ")[2].removesuffix(f" for {person.called}")
            raise NoDraftError(because, hint=_mend(error.field, person, self.campaign)) from None
        except InputError as error:
            raise NoDraftError(str(error), hint=error.hint) from None
        except OSError as error:
            raise NoDraftError(f"{error.filename}: {error.strerror}") from None

    def _template(self, language: Language) -> Template:
        if language not in self.templates:
            self.templates[language] = briefing.template(self.app, self.step.template, language)
        return self.templates[language]

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

    def _today(self, person: Person) -> date:
        zone = zone_for(person.time_zone, person.country, self.app.config.time_zone)
        return self.now.astimezone(zone).date()


def _mend(field: str, person: Person, campaign: Campaign) -> str:
    space, _, name = field.partition(".")
    if space == "campaign":
        return f"outreach campaign check {campaign.id}"
    if space == "person" and name in ("name", "first_name", "country"):
        return f"outreach people edit {sign(person)} --{name.replace('_', '-')} ..."
    return ""
