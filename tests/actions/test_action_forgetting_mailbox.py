"""Somebody is forgotten while a mailbox is searched or read, or writes afterwards: nothing of them comes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from dovecot import Dovecot
from sqlalchemy import update
from test_action_forgetting import erased
from test_action_looking import before, notes, ready

from outreach.actions import searching, sieving
from outreach.actions.looking import look
from outreach.actions.people import edit
from outreach.actions.syncing import sync
from outreach.app import App
from outreach.models import Message, Unmatched
from outreach.store import unmatched
from posted import answer, count, world
from tables import everything

__all__ = ["ready", "world"]  # fixtures


def meanwhile(monkeypatch: pytest.MonkeyPatch, room: object, name: str, do: Callable[[], object]) -> None:
    """Let something happen, once, after *name* of *room* has read and before its caller writes."""
    real, done = getattr(room, name), list[object]()

    def then(*args: object, **more: object) -> object:
        found = real(*args, **more)
        if not done:
            done.append(do())
        return found

    monkeypatch.setattr(room, name, then)


def test_whoever_is_forgotten_while_the_mailbox_is_searched_stays_forgotten(
    app: App, ready: Path, dovecot: Dovecot, user: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for who in ("ayse", "tom"):
        dovecot.deliver(user, before(f"{who}@example.com"), "Sent")
    meanwhile(monkeypatch, searching, "search", lambda: erased(app))

    done = look(app)

    assert [one.address for one in done.found] == ["tom@example.com"]
    assert notes(app) == ["in your mailbox: 3 March 2025, Sent"]
    assert "ayse@example.com" not in everything(app)


def same_subject(app: App) -> None:
    """Let all of our mails have one subject, so that it tells nothing of whom it answers."""
    with app.writing() as db:
        db.execute(update(Message.__table__).values(subject="Kilnhaus"))


def test_a_new_mail_of_theirs_that_looks_like_an_answer_is_not_noted(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    same_subject(app)
    erased(app)
    dovecot.deliver(user, answer("q", "AYSE@example.com", "merhaba", Subject="Re: Kilnhaus"))
    dovecot.deliver(user, answer("r", "menajer@ajans.example", "merhaba", Subject="Re: Kilnhaus"))

    done = sync(app)

    assert (done.arrivals, done.doubtful, count(app, Unmatched)) == ([], 1, 1)
    assert "ayse@" not in everything(app).lower()


def test_another_spelling_of_their_mailbox_is_not_noted_either(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    same_subject(app)
    edit(app, "@ayse.seramik", {"also": "a.yse@gmail.com"})
    edit(app, "@ayse.seramik", {"also": "talent+ayse@ajans.example"})
    erased(app)
    for who in ("ayse@gmail.com", "Ay.se+brands@googlemail.com", "talent@ajans.example"):
        dovecot.deliver(user, answer(who, who, "merhaba", Subject="Re: Kilnhaus"))

    done = sync(app)

    assert [one.sender for one in doubtful(app)] == [
        "talent@ajans.example"
    ]  # an agency writes for others, too
    assert (done.arrivals, done.doubtful) == ([], 1)


def doubtful(app: App) -> list[Unmatched]:
    with app.reading() as db:
        return unmatched.unmatched(db, transport=app.transport)


def test_whoever_is_forgotten_while_the_headers_are_read_is_not_named_by_them(
    app: App, world: Path, dovecot: Dovecot, user: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    same_subject(app)
    dovecot.deliver(user, answer("r", "menajer@ajans.example", "merhaba", Subject="Re: Kilnhaus"))
    meanwhile(monkeypatch, sieving.Sieve, "sort", lambda: erased(app))

    sync(app)

    assert "ayse@" not in everything(app).lower()
