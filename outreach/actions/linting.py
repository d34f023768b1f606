"""Judges stored drafts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session

from outreach.actions.campaigns import shelf
from outreach.actions.document import documents
from outreach.app import App
from outreach.lint import Document, Finding, Settings, Severity, check
from outreach.models import Draft, Enrolment
from outreach.store import drafts


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


def settings(app: App) -> Settings:
    """Give the rules' settings of this workspace."""
    lint = app.config.lint
    return Settings(select=lint.select, ignore=lint.ignore, options=lint.options)


def judge(app: App, db: Session, rows: Sequence[tuple[Draft, Enrolment]]) -> list[Judged]:
    """Run the rules over drafts, in the same order."""
    rules = settings(app)
    made = documents(app, db, rows, shelf(app).campaigns)
    return [
        Judged(draft, enrolment, document, check(document, rules))
        for (draft, enrolment), document in zip(rows, made, strict=True)
    ]


def lint(app: App, campaign: str | None = None, ids: Sequence[int] | None = None) -> list[Judged]:
    """Judge the drafts of one campaign, those of *ids*, or all that stand."""
    with app.reading() as db:
        return judge(app, db, drafts.current(db, campaign, ids=ids))
