"""Judges stored drafts, by the settings of their workspace and campaign."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sqlmodel import Session

from outreach.actions import rulebooks
from outreach.actions.campaigns import shelf
from outreach.actions.document import Row, beside, documents
from outreach.app import App
from outreach.campaigns import Campaign
from outreach.lint import Batch, Crew, Document, Finding, Settings, Severity, Task, check_all
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
    #: The drafts of its campaigns, with which it was judged.
    batch: Batch = field(default_factory=Batch, repr=False, compare=False)

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
    app: App,
    db: Session,
    rows: Sequence[Row],
    rules: Rulebook | None = None,
    *,
    among: Sequence[Row] | None = None,
) -> list[Judged]:
    """Run the rules over drafts, in the same order.

    *among* are those that they go out with; unless given, all that stand in their campaigns.
    """
    chosen, campaigns = rules or rulebook(app), shelf(app).campaigns
    with Crew(len(rows)) as crew:
        made = documents(app, db, rows, campaigns)
        together = _standing_with(db, rows) if among is None else among
        batch = Batch.of(beside(draft, enrolment, campaigns) for draft, enrolment in together)
        tasks = (Task(document, chosen(document.campaign)) for document in made)
        return [
            Judged(draft, enrolment, document, findings, batch)
            for (draft, enrolment), document, findings in zip(
                rows, made, check_all(tasks, batch, crew), strict=True
            )
        ]


def lint(
    app: App, campaign: str | None = None, ids: Sequence[int] | None = None, rules: Rulebook | None = None
) -> list[Judged]:
    """Judge the drafts of one campaign, those of *ids*, or all that stand."""
    with app.reading() as db:
        rows = drafts.current(db, campaign, ids=ids)
        return judge(app, db, rows, rules, among=rows if ids is None else None)


def _standing_with(db: Session, rows: Sequence[Row]) -> Sequence[Row]:
    """Read what stands in the campaigns of *rows*, at once."""
    campaigns = {enrolment.campaign for _, enrolment in rows}
    return drafts.current(db, campaigns.pop() if len(campaigns) == 1 else None) if campaigns else ()
