"""Whoever is forgotten stands in nothing about others either, however they were written and called."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import text
from test_action_forgetting import erased, imported

from outreach.actions.people import edit, note
from outreach.actions.standings import story
from outreach.actions.syncing import sync
from outreach.app import App
from outreach.models import Unmatched
from outreach.store import noting
from outreach.store.suppressions import forgotten
from spring import arrives, letter
from tables import everything, rows


def notes(app: App) -> list[str]:
    return [words for (words,) in rows(app, "SELECT text FROM note")]


def answered_with(app: App, called: str) -> None:
    """Note of Tom what an answer notes that came in a conversation with somebody."""
    with app.writing() as db:
        ((tom,),) = db.execute(text("SELECT influencer_id FROM address WHERE canonical = 'tom@example.com'"))
        words = f"in the conversation with {called}"
        day, now = app.now().date(), app.now()
        about = noting.Noted(sha256(called.encode()).hexdigest(), app.transport)
        noting.write(db, tom, words, about, day=day, now=now)


def test_an_address_in_any_letters_is_taken_out_of_notes_about_others(app: App, sent: Path) -> None:
    edit(app, "@ayse.seramik", {"email": "Yeni.Ayse@Example.com"})
    note(
        app,
        "@tomhill",
        "Ask Yeni.Ayse@Example.com, YENI.AYSE@EXAMPLE.COM or ayse@example.com; not ilker@example.com",
    )

    erased(app)

    assert notes(app) == ["Ask somebody, somebody or somebody; not ilker@example.com"]
    assert "ayse@" not in everything(app).lower()


@pytest.mark.parametrize("sender", ["Ayse+news@example.com", "ayse@example.com"])
def test_a_mail_that_was_nobody_s_goes_too_however_its_sender_was_written(
    app: App, sent: Path, sender: str
) -> None:
    unmatched_of(app, sender, "ayse.x@example.com", "x@stranger.example")

    erased(app)

    assert [one for (one,) in rows(app, "SELECT sender FROM unmatched WHERE sender <> ''")] == [
        "ayse.x@example.com",
        "x@stranger.example",
    ]


def test_of_gmail_and_of_other_letters_every_spelling_goes(app: App, sent: Path) -> None:
    edit(app, "@ayse.seramik", {"email": "ayse@gmail.com", "also": "ayse@çini.example"})
    unmatched_of(app, "a.yse@googlemail.com", "ayse@Çini.example", "ayse@xn--ini-1la.example")

    erased(app)

    assert rows(app, "SELECT sender FROM unmatched WHERE sender <> '' OR settled_at IS NULL") == []


@pytest.mark.parametrize("sender", ["ayse@example.com", "x@stranger.example"])
def test_what_may_be_the_answer_of_others_too_goes_on_holding_them_and_speaks_of_nobody(
    app: App, sent: Path, sender: str
) -> None:
    raw = letter(sender, "Merhaba", Cc="ayse@example.com, tom@example.com")
    arrives(sent, "1.eml", raw)
    sync(app)

    erased(app)

    assert "ayse@" not in everything(app).lower()
    assert [hold.code for hold in story(app, "@tomhill").holds] == ["perhaps-answered"]


def unmatched_of(app: App, *senders: str) -> None:
    """Keep of mails that belonged to nobody who sent them."""
    with app.writing() as db:
        db.add_all(
            Unmatched(
                account="me",
                transport=app.transport,
                sender=sender,
                subject="Re: Kil",
                at=app.now(),
                kept_at=app.now(),
                because="it answers a subject of ours",
                digest=sender,
            )
            for sender in senders
        )


@pytest.mark.parametrize("change", [{"name": "Ayse Kaya"}, {"handle": "instagram:ayse.kaya"}])
@pytest.mark.parametrize("called", ["Ayşe Yılmaz", "@ayse.seramik"])
def test_what_they_were_called_before_is_taken_out_too(
    app: App, sent: Path, called: str, change: dict[str, str]
) -> None:
    answered_with(app, called)
    answered_with(app, "Ayşegül Kaya")
    edit(app, "ayse@example.com", change)

    erased(app, "ayse@example.com")

    whole = everything(app)
    assert "in the conversation with somebody" in whole
    assert "in the conversation with Ayşegül Kaya" in whole
    assert [name for name in ("Ayşe Yılmaz", "ayse.seramik", "Ayse Kaya", "ayse.kaya") if name in whole] == []


def test_whoever_was_known_by_two_spellings_of_one_mailbox_is_forgotten_once(app: App) -> None:
    assert imported(app, "name;handle;email\nAyşe Yılmaz;ayse.cini;a.yse@gmail.com\n").new == 1
    edit(app, "@ayse.cini", {"email": "ayse+is@gmail.com"})

    erased(app, "@ayse.cini")

    with app.reading() as db:
        assert forgotten(db, app.secret, ["ayse@gmail.com", "b@gmail.com"]) == {"ayse@gmail.com"}
