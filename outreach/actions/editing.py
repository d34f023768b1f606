"""A draft as a file for an editor, and the successor that an edit makes."""

from __future__ import annotations

from outreach.actions import linting
from outreach.actions.approving import about
from outreach.actions.linting import Judged
from outreach.app import App
from outreach.drafts.draft import content_hash
from outreach.drafts.form import Form, decode, parse, write
from outreach.errors import InputError, UsageError
from outreach.models import Draft
from outreach.store import drafts, events
from outreach.text import clean


def form(draft: Draft) -> str:
    """Give the file form of a draft, for an editor."""
    ignored = tuple((code, reason) for code, reason in draft.ignored)
    return write(Form(subject=draft.subject, ignored=ignored, body=draft.body))


def edit(app: App, draft: Draft, data: bytes) -> Judged | None:
    """Keep an edited file form as the successor of *draft*, judged; None where nothing changed.

    Raises:
        InputError: the file form cannot be read, or lost its subject or body; nothing is kept.
        UsageError: the draft was replaced, rejected or queued meanwhile.
    """
    name = f"draft {draft.id}"
    edited = parse(decode(data, name=name), name=name)
    subject, body = clean(edited.subject or ""), edited.body
    if (draft.subject and not subject) or not body:
        raise InputError(f"{name}: no {'text' if subject else 'subject'} is left of it")
    if edited.language not in {None, draft.language}:
        raise InputError(f"{name}: it is written in {draft.language}; another language is another draft")
    ignored = [list(pair) for pair in edited.ignored]
    if (subject, body, ignored) == (draft.subject, draft.body, draft.ignored):
        return None
    with app.writing() as db:
        rows = drafts.current(db, ids=[draft.id or 0])
        if not rows or drafts.messages(db, [draft.id or 0], transport=app.transport):
            raise UsageError(f"{name} can no longer be edited: it was replaced, rejected or queued meanwhile")
        successor = _successor(app, rows[0][0], subject, body, ignored)
        db.add(successor)
        db.flush()
        concerns = about(successor, rows[0][1])
        events.log(db, "draft.edited", f"replaces {name}", at=app.now(), by=app.who, **concerns)
        return linting.judge(app, db, [(successor, rows[0][1])])[0]


def _successor(app: App, draft: Draft, subject: str, body: str, ignored: list[list[str]]) -> Draft:
    kept = draft.model_dump(
        exclude={"id", "replaces", "subject", "body", "ignored", "digest", "evidence", "created_at"}
    )
    evidence = {**draft.evidence, "edited": True}
    return Draft(
        **kept,
        replaces=draft.id,
        subject=subject,
        body=body,
        ignored=ignored,
        evidence=evidence,
        digest=content_hash(subject, body, draft.footer, evidence),
        created_at=app.now(),
    )
