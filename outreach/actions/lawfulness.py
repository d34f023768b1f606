"""A campaign and a person in; what the law of their country refuses, warns of and wants to stand below the mail, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session

from outreach.app import App
from outreach.campaigns import Campaign
from outreach.drafts.footer import company
from outreach.followups.progress import Progress
from outreach.law.judging import Case, asked, country_of, unmet
from outreach.law.rules import Effect, Line, Rule
from outreach.people.person import Person
from outreach.plan.planning import Slot
from outreach.store import events
from outreach.text import Language
from outreach.workdays import zone

WARNED = "campaign.warned"


@dataclass(frozen=True, slots=True)
class LegalWarning:
    """What the law asks for and nobody can look at but a person; told once for each campaign."""

    campaign: str
    rule: Rule
    #: How many mails it concerns.
    count: int

    @property
    def said(self) -> str:
        """The rule in words."""
        return self.rule.said


def rules(app: App, campaign: Campaign, person: Person) -> tuple[Rule, ...]:
    """Give the rules that mail of the campaign to a person does not meet, refusals first."""
    case = Case(
        country=_country(campaign, person),
        purpose=campaign.purpose,
        consent=person.consent,
        lines=frozenset(_lines(app, Language.EN)),
    )
    today = app.now().astimezone(zone(app.config.time_zone)).date()
    return unmet(case, [one for one in campaign.checks if one.checked_on <= today])


def _country(campaign: Campaign, person: Person) -> str | None:
    return country_of(person, person.language or campaign.language)


def judged(app: App, facts: Progress, campaign: Campaign | None) -> Progress:
    """Add to the facts of an enrolment why the law keeps mail of it from its person."""
    if campaign is None:
        return facts
    found = next(iter(rules(app, campaign, facts.person)), None)
    refused = found is not None and found.effect is Effect.REFUSE
    return replace(facts, unlawful=found.said) if found and refused else facts


def told(app: App, person: Person, campaign: Campaign | None) -> list[str]:
    """Say all that the law of their country says of a campaign, each with its source, and who checked it."""
    if campaign is None:
        return []
    lines = [f"{one.because} ({one.source})" for one in rules(app, campaign, person)]
    country = _country(campaign, person)
    return lines + [
        f"{one.country} for {campaign.id}: checked by {one.checked_by} on {one.checked_on}"
        for one in campaign.checks
        if one.country == country
    ]


def footing(app: App, campaign: Campaign, person: Person, language: Language) -> tuple[str, ...]:
    """Give the blocks that stand below a mail because the law asks for them, as far as they are set."""
    wanted, there = asked(country_of(person, language), campaign.purpose), _lines(app, language)
    return tuple(text for line, text in there.items() if line in wanted)


def _lines(app: App, language: Language) -> Mapping[Line, str]:
    ours, postal = app.config.company, app.config.footer.postal_address
    named = (
        company(ours.name, ours.mersis_no, ours.iys_code, language) if ours.name and ours.mersis_no else ""
    )
    found = {Line.COMPANY: named, Line.POSTAL_ADDRESS: postal or ""}
    return {line: text for line, text in found.items() if text}


def warnings(
    app: App, db: Session, slots: Sequence[Slot], texts: Mapping[str, Campaign]
) -> list[LegalWarning]:
    """Give what is to be said before these mails are queued, and was not said of their campaigns before."""
    written = events.of_kind(db, WARNED)
    told = {(one.campaign, one.said) for one in written if one.data.get("transport") == app.transport}
    found = (
        (slot.candidate.progress.campaign, rule)
        for slot in slots
        for rule in _of(app, slot, texts)
        if rule.effect is Effect.WARN
    )
    counts = Counter(one for one in found if (one[0], one[1].because) not in told)
    return [LegalWarning(campaign, rule, count) for (campaign, rule), count in counts.items()]


def _of(app: App, slot: Slot, texts: Mapping[str, Campaign]) -> Iterable[Rule]:
    progress = slot.candidate.progress
    campaign = texts.get(progress.campaign)
    return rules(app, campaign, progress.person) if campaign else ()


def write_down(app: App, db: Session, found: Iterable[LegalWarning]) -> None:
    """Remember that a person saw these, and went on."""
    for one in found:
        about = {"campaign": one.campaign, "data": {"transport": str(app.transport)}}
        events.log(db, WARNED, one.rule.because, at=app.now(), by=app.who, **about)
