"""Whoever answers, from whichever address: it is found whose answer it is, and nobody whom it concerns is written to."""

from pathlib import Path

import pytest
from dovecot import Dovecot
from sqlalchemy import update

from outreach.actions.standings import queue
from outreach.actions.syncing import sync
from outreach.app import App
from outreach.followups.standing import Place
from outreach.models import Address, Message
from posted import answer, our_id, our_subject, world
from spring import configure, letter

__all__ = ["world"]  # fixtures


def move(app: App, who: str, address: str) -> None:
    """Make as if somebody had another address all along."""
    before = f"{who}@example.com"
    c, m = Address.__table__.c, Message.__table__.c
    with app.writing() as db:
        db.execute(
            update(Address.__table__).where(c.canonical == before).values(address=address, canonical=address)
        )
        db.execute(update(Message.__table__).where(m.recipient == before).values(recipient=address))


def over(app: App) -> set[str]:
    """Name whose sequences are at their end."""
    return {
        one.progress.person.handle or ""
        for one in queue(app).standings
        if one.place in {Place.ANSWER, Place.ENDED}
    }


@pytest.mark.parametrize(
    ("address", "sender"),
    [
        ("ay.se@gmail.com", "a.yse@googlemail.com"),
        ("ayse@ornek.example", "ayse+shop@ornek.example"),
        ("ayse+kiln@ornek.example", "ayse@ornek.example"),
    ],
)
def test_an_answer_from_another_spelling_of_the_address_is_theirs(
    app: App, world: Path, dovecot: Dovecot, user: str, address: str, sender: str
) -> None:
    move(app, "ayse", address)
    dovecot.deliver(user, _from(sender))

    done = sync(app)

    assert [one.person.handle for one in done.arrivals] == ["ayse.seramik"]


def _from(sender: str) -> bytes:
    raw = answer(1, "x@y.example", "Merhaba, olur.")
    return raw.replace(b"x@y.example", sender.encode(), 1)


def test_a_manager_who_answers_under_our_subject_ends_the_sequences_of_all_it_may_be_about(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    for who in ("ayse", "ilker"):
        move(app, who, f"{who}@ajans.com.tr")
    with app.writing() as db:
        m = Message.__table__
        db.execute(update(m).where(m.c.recipient.endswith("ajans.com.tr")).values(subject="Kil atölyesi"))
    dovecot.deliver(user, answer(1, "menajer@ajans.com.tr", "Bütçeniz nedir?", Subject="YNT: Kil atölyesi"))

    done = sync(app)

    (arrival,) = done.arrivals
    assert arrival.sender == "menajer@ajans.com.tr"
    assert "from the same company" in arrival.because
    assert over(app) == {"ayse.seramik", "ilkergezer"}
    assert done.ended == 2
    assert over(app) == {arrival.person.handle, *(one.handle for one in done.others)}


def test_a_report_in_no_standard_form_is_found_by_our_id_in_its_words(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    named = our_id(app, "ayse").strip("<>")
    words = f"Sorry, we gave up.\n\n   Message-Id of what you sent: {named}\n"
    dovecot.deliver(
        user, letter("postmaster@relay.example", words, Subject="Undeliverable: " + our_subject(app, "ayse"))
    )

    done = sync(app)

    assert [(one.person.handle, one.because) for one in done.arrivals] == [
        ("ayse.seramik", f"it returns our <{named}>")
    ]


@pytest.mark.parametrize("header", ["To", "Delivered-To", "X-Forwarded-To"])
def test_an_answer_at_the_address_of_one_mail_is_known_by_nothing_else(
    app: App, world: Path, dovecot: Dovecot, user: str, header: str
) -> None:
    token = our_id(app, "ayse").strip("<>").partition("@")[0]
    line = f"{header}: selin+{token}@kilnhaus.example\r\n".encode()
    dovecot.deliver(
        user, line + answer(1, "menajer@baska.example").replace(b"To: selin@kilnhaus.example\r\n", b"")
    )

    (arrival,) = sync(app).arrivals

    assert (arrival.person.handle, arrival.sender) == ("ayse.seramik", "menajer@baska.example")
    assert arrival.because == f"it was sent to the address of our {our_id(app, 'ayse')}"


def test_such_an_address_is_known_after_the_account_went_to_another_domain(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    token = our_id(app, "ayse").strip("<>").partition("@")[0]
    configure(app, lambda text: text.replace("selin@kilnhaus.example", "selin@kil.example"))
    raw = answer(1, "menajer@baska.example").replace(b"selin@kilnhaus", f"selin+{token}@kilnhaus".encode())
    dovecot.deliver(user, raw)

    (arrival,) = sync(app).arrivals

    assert arrival.because == f"it was sent to the address of our {our_id(app, 'ayse')}"


def test_our_own_mail_that_asks_for_answers_there_is_no_answer(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    named = our_id(app, "ayse")
    token = named.strip("<>").partition("@")[0]
    ours = letter(
        "selin@kilnhaus.example", "Merhaba", Message_ID=named, Reply_To=f"selin+{token}@kilnhaus.example"
    )
    dovecot.deliver(user, ours, "Archive")

    done = sync(app)

    assert (done.arrivals, done.by_hand, done.ended) == ([], [], 0)
