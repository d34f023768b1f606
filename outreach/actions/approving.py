"""A person's yes or no to drafts, and the successor that an edit makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from outreach.actions import linting, who
from outreach.actions.linting import Judged
from outreach.app import App
from outreach.drafts.draft import content_hash
from outreach.drafts.form import Form, parse, write
from outreach.errors import UsageError
from outreach.models import Approval, Draft, Enrolment
from outreach.store import drafts, events


@dataclass(frozen=True, slots=True)
class Approved:
    """What an approval of several drafts did."""

    approved: tuple[Judged, ...]
    #: Left out because of an error that nobody overrode.
    blocked: tuple[Judged, ...]


def resolve(app: App, words: Sequence[str]) -> list[Judged]:
    """Find drafts by number, by person, or all that wait in a campaign; judged, oldest first.

    Raises:
        UsageError: a number or person without a draft that stands.
    """
    with app.reading() as db:
        rows: dict[int, tuple[Draft, Enrolment]] = {}
        for word in words:
            for draft, enrolment in _rows(db, word):
                rows[draft.id or 0] = (draft, enrolment)
        return linting.judge(app, db, [rows[number] for number in sorted(rows)])


def unapproved(app: App, judged: Sequence[Judged]) -> list[Judged]:
    """Keep those that wait for a person's word: neither approved nor a message yet."""
    ids = [one.draft.id or 0 for one in judged]
    with app.reading() as db:
        decided = drafts.approvals(db, ids).keys() | drafts.messages(db, ids).keys()
    return [one for one in judged if one.draft.id not in decided]


def approve(app: App, judged: Sequence[Judged], overrides: Mapping[int, str] | None = None) -> Approved:
    """Approve drafts without an error, and those with errors for which a person typed a reason (draft -> reason)."""
    reasons = overrides or {}
    passed = [one for one in judged if not one.errors or reasons.get(one.draft.id or 0, "").strip()]
    now = app.now()
    with app.writing() as db:
        there = drafts.approvals(db, [one.draft.id or 0 for one in passed])
        for one in passed:
            assert one.draft.id is not None
            if one.draft.id in there:
                continue
            said = reasons.get(one.draft.id, "").strip()
            pairs = [[finding.code, said] for finding in one.errors]
            digest = content_hash(one.draft.subject, one.draft.body, one.draft.footer, one.draft.evidence)
            db.add(Approval(draft_id=one.draft.id, digest=digest, at=now, by=app.who, overrides=pairs))
            codes = ", ".join(sorted({finding.code for finding in one.errors}))
            words = f"text {digest[:8]}" + (f", although {codes}: {said}" if pairs else "")
            events.log(db, "draft.approved", words, at=now, by=app.who, **_about(one.draft, one.enrolment))
    return Approved(tuple(passed), tuple(one for one in judged if one not in passed))


def reject(app: App, one: Judged, because: str) -> None:
    """Turn a draft down; nothing is written to this person for this step unless they are named again."""
    now = app.now()
    with app.writing() as db:
        found = drafts.draft(db, one.draft.id or 0)
        assert found is not None
        found[0].rejected_at, found[0].rejected_because = now, because or "no reason given"
        said = found[0].rejected_because
        events.log(db, "draft.rejected", said, at=now, by=app.who, **_about(*found))


def form(draft: Draft) -> str:
    """Give the file form of a draft, for an editor."""
    ignored = tuple((code, reason) for code, reason in draft.ignored)
    return write(Form(subject=draft.subject, ignored=ignored, body=draft.body))


def edit(app: App, draft: Draft, text: str) -> Judged | None:
    """Keep an edited file form as the successor of *draft*, judged; None where nothing changed.

    Raises:
        InputError: the file form cannot be read; nothing is kept.
        UsageError: the draft was replaced, rejected or queued meanwhile.
    """
    edited = parse(text, name=f"draft {draft.id}")
    subject, body = edited.subject or "", edited.body
    ignored = [list(pair) for pair in edited.ignored]
    if (subject, body, ignored) == (draft.subject, draft.body, draft.ignored):
        return None
    now = app.now()
    with app.writing() as db:
        rows = drafts.current(db, ids=[draft.id or 0])
        if not rows or drafts.messages(db, [draft.id or 0]):
            raise UsageError(
                f"draft {draft.id} can no longer be edited: it was replaced, rejected or queued meanwhile"
            )
        successor = _successor(draft, subject, body, ignored)
        successor.created_at = now
        db.add(successor)
        db.flush()
        about = _about(successor, rows[0][1])
        events.log(db, "draft.edited", f"replaces draft {draft.id}", at=now, by=app.who, **about)
        return linting.judge(app, db, [(successor, rows[0][1])])[0]


def _successor(draft: Draft, subject: str, body: str, ignored: list[list[str]]) -> Draft:
    kept = draft.model_dump(exclude={"id", "replaces", "subject", "body", "ignored", "digest", "created_at"})
    digest = content_hash(subject, body, draft.footer, draft.evidence)
    return Draft(
        **kept,
        replaces=draft.id,
        subject=subject,
        body=body,
        ignored=ignored,
        digest=digest,
        created_at=draft.created_at,
    )


def _rows(db: Session, word: str) -> Sequence[tuple[Draft, Enrolment]]:
    if word.isdecimal():
        rows = drafts.current(db, ids=[int(word)])
        if not rows:
            raise UsageError(_gone(db, int(word)), hint="outreach lint lists the drafts that stand")
        return rows
    person = who.one(db, word)
    rows = drafts.current(db, people=[person.id])
    if not rows:
        raise UsageError(f"{person.called} has no draft", hint="outreach draft CAMPAIGN " + word)
    return rows


def _gone(db: Session, number: int) -> str:
    found = drafts.draft(db, number)
    if found is None:
        return f"there is no draft {number}"
    if found[0].rejected_at is not None:
        return f"draft {number} was rejected: {found[0].rejected_because}"
    return f"draft {number} was replaced by a later edit"


def _about(draft: Draft, enrolment: Enrolment) -> dict[str, object]:
    return {"influencer_id": enrolment.influencer_id, "campaign": enrolment.campaign, "draft_id": draft.id}
