"""Judges stored drafts, by the settings of their workspace and campaign."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from outreach.actions import rulebooks
from outreach.actions.campaigns import shelf
from outreach.actions.document import documents
from outreach.app import App
from outreach.campaigns import Campaign
from outreach.lint import Document, Finding, Settings, Severity, check
from outreach.models import Draft, Enrolment
from outreach.store import drafts

#: Gives the settings by which the drafts of a campaign are judged.
Rulebook = Callable[[Campaign | None], Settings]


@dataclass(frozen=True, slots=True)
class Judged:
    """One draft with its findings."""

    draft: Draft
    enrolment: Enrolment
    document: Document
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that block approval."""
        return tuple(one for one in self.findings if one.severity is Severity.ERROR)


def rulebook(app: App, *, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Rulebook:
    """Read the settings of the workspace; those of a campaign go before them, and the words of a call before both."""
    workspace = rulebooks.of_workspace(app)
    known: dict[str, Settings] = {}

    def settings(campaign: Campaign | None) -> Settings:
        name = campaign.id if campaign else ""
        if name not in known:
            known[name] = rulebooks.of_call(select, ignore, rulebooks.of_campaign(app, campaign, workspace))
        return known[name]

    return settings


def judge(
    app: App, db: Session, rows: Sequence[tuple[Draft, Enrolment]], rules: Rulebook | None = None
) -> list[Judged]:
    """Run the rules over drafts, in the same order."""
    chosen = rules or rulebook(app)
    made = documents(app, db, rows, shelf(app).campaigns)
    return [
        Judged(draft, enrolment, document, check(document, chosen(document.campaign)))
        for (draft, enrolment), document in zip(rows, made, strict=True)
    ]


def lint(app: App, campaign: str | None = None, ids: Sequence[int] | None = None) -> list[Judged]:
    """Judge the drafts of one campaign, those of *ids*, or all that stand."""
    with app.reading() as db:
        return judge(app, db, drafts.current(db, campaign, ids=ids))


def again(judged: Sequence[Judged], rules: Rulebook) -> list[Judged]:
    """Judge drafts anew by other rules."""
    return [
        Judged(one.draft, one.enrolment, one.document, check(one.document, rules(one.document.campaign)))
        for one in judged
    ]
