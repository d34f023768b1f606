"""Compares what a draft rests on with what is known now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from outreach.actions import attaching, lawfulness
from outreach.app import App
from outreach.campaigns import Campaign
from outreach.drafts.draft import content_hash
from outreach.drafts.footer import lacking
from outreach.drafts.sources import Sender, Source, gather
from outreach.errors import InputError
from outreach.followups.progress import Progress
from outreach.mail.files import name_of
from outreach.models import Approval, Draft
from outreach.people.names import first_name
from outreach.people.person import Person
from outreach.posts import Post
from outreach.text import Language


def stands(draft: Draft, approval: Approval) -> bool:
    """Say whether an approval was given to just this text and evidence."""
    return approval.digest == content_hash(draft.subject, draft.body, draft.footer, draft.evidence)


def outdated(
    app: App, draft: Draft, progress: Progress, post: Post | None, campaign: Campaign | None
) -> str | None:
    """Say what changed under a draft since it was written; None where all of it still holds."""
    person = progress.person
    if because := _misplaced(app, draft, progress):
        return because
    if campaign is None:
        return "no file holds its campaign"
    language = Language(draft.language)
    spoken = person.language or campaign.language
    if spoken is not language:
        return f"written in {language}, the language is now {spoken or 'not known'}"
    if because := _other_files(app, draft, campaign) or _lacks(app, draft, person, campaign):
        return because
    found = sources(app, person, post, campaign, draft.account, language)
    for field, before in draft.evidence.get("read", {}).items():
        now = _value(found, field)
        if now != before:
            return f"{field} was {_shown(before)}, is now {_shown(now)}"
    return None


def _other_files(app: App, draft: Draft, campaign: Campaign) -> str | None:
    """Say which file that goes with it is another than when it was written."""
    try:
        there = attaching.fingerprints(app, campaign.step(draft.step))
    except InputError as error:
        return str(error)
    before = draft.evidence.get("attachments", [])
    changed = [name_of(one) for one in [*there, *before] if (one in there) != (one in before)]
    return f"{changed[0]} is not the file that it was" if changed else None


def _lacks(app: App, draft: Draft, person: Person, campaign: Campaign) -> str | None:
    """Say which line it does not bear that the law asks for."""
    legal = lawfulness.footing(app, campaign, person, Language(draft.language))
    line = lacking(draft.footer, legal)
    return f'the law asks for "{line}" below it, which it lacks' if line else None


def _misplaced(app: App, draft: Draft, progress: Progress) -> str | None:
    """Say why it would go to or from a wrong place, or answer a mail that it does not know."""
    address, last = progress.person.address, progress.last
    if draft.recipient != address:
        return f"written for {draft.recipient}, the address is now {address or 'not known'}"
    if draft.account not in app.config.accounts:
        return f"the account {draft.account} is no longer in config.toml"
    if last and last.left_at and draft.created_at < last.left_at:
        return f"written before {last.step} left, which it follows"
    return None


def sources(
    app: App, person: Person, post: Post | None, campaign: Campaign, account: str, language: Language
) -> Mapping[str, Source]:
    """Collect what a template may read about one mail, as it stands now."""
    sender = app.config.sender(account)
    who = Sender(name=sender.name, address=sender.address, brand=sender.brand)
    return gather(_greeted(person), post, campaign, who, language)


def _greeted(person: Person) -> Person:
    """Take the first word of the name where the sheet gives no first name of its own."""
    if person.first_name or not person.name:
        return person
    return replace(person, first_name=first_name(person.name, person.country))


def _value(found: Mapping[str, Source], field: str) -> str:
    """Look a dotted name up, as the evidence spells values: "" for what is not known."""
    space, name, *column = field.split(".", 2)
    source = found[space]
    value = source.column(column[0])[1] if column else source.values.get(name)
    return "" if value is None else str(value)


def _shown(value: str) -> str:
    short = value if len(value) < 41 else value[:40] + "…"
    return f'"{short}"' if value else "not known"
