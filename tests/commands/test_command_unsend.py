"""`outreach unsend`: what is queued comes back until its first byte; what left is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from sqlalchemy import update

from outreach.actions.queueing import queue
from outreach.app import App
from outreach.mail.delivery import DeliveryState
from outreach.models import Delivery
from spring import reached, states
from tables import rows

Typed = Callable[..., Result]


def test_the_queued_mails_of_a_campaign_come_back_and_can_be_queued_again(
    app: App, approved: Path, run: Typed
) -> None:
    queue(app, confirmed=6)

    result = run("unsend", "--campaign", "spring")

    assert result.exit_code == 0
    assert result.stderr == (
        "6 mails taken back, approved and not queued: Ayşe Yılmaz, İlker Işık, Şule Güneş, Tom Hill and 2 more\n"
        "next: outreach send spring, which plans it anew and queues it when you type the count\n"
    )
    assert states(app) == {}
    for table in ("message", "message_raw", "message_id"):
        assert rows(app, f"SELECT * FROM {table}") == []
    assert run("send", "--confirm-count", "6").exit_code == 0
    assert len(reached(approved)) == 5


@pytest.mark.parametrize("words", ["@ayse.seramik", "1"], ids=["a person", "a draft"])
def test_one_comes_back_and_the_others_leave(app: App, approved: Path, run: Typed, words: str) -> None:
    queue(app, confirmed=6)

    assert run("unsend", words).exit_code == 0
    run("send", "--confirm-count", "0")

    assert "ayse" not in states(app)
    assert "taken back" in run("why", "@ayse.seramik").stdout


def test_what_left_is_told_and_stays(app: App, sent: Path, run: Typed) -> None:
    gone = run("unsend", "@ayse.seramik")
    rest = run("unsend", "--campaign", "spring")

    assert gone.exit_code == 5
    assert gone.stderr.startswith("Ayşe Yılmaz, first: it left at 24 Nov")
    assert rest.exit_code == 0
    assert "1 mail taken back, approved and not queued: Lena Fischer" in rest.stderr
    assert "5 mails left before." in rest.stderr
    assert states(app)["ayse"] == "sent"


def put(app: App, **values: object) -> None:
    with app.writing() as db:
        db.execute(update(Delivery.__table__).values(**values))


def test_what_a_server_was_asked_to_take_before_ends_for_good(app: App, approved: Path, run: Typed) -> None:
    """Its id stands in the journal; another mail under the same id would be taken for the same one."""
    queue(app, confirmed=6)
    put(app, attempts=1)

    result = run("unsend", "@ayse.seramik")

    assert "1 mail ended for good, as a server was asked to take it before: Ayşe Yılmaz" in result.stderr
    assert states(app)["ayse"] == "cancelled"


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (DeliveryState.CLAIMED, "a sender has it in hand"),
        (DeliveryState.SENDING, "it is on its way to the server just now"),
    ],
)
def test_what_a_sender_has_in_hand_is_told(
    app: App, approved: Path, run: Typed, state: DeliveryState, words: str
) -> None:
    queue(app, confirmed=6)
    put(app, state=state, owner="other")

    result = run("unsend", "--campaign", "spring")

    assert (result.exit_code, result.stderr.count(words)) == (5, 6)
    assert set(states(app).values()) == {state.value}


@pytest.mark.parametrize("words", [(), ("@ayse.seramik", "--campaign", "spring"), ("99",), ("@nobody",)])
def test_it_must_be_clear_whose_mail(approved: Path, run: Typed, words: tuple[str, ...]) -> None:
    assert run("unsend", *words).exit_code == 2


def test_nothing_queued_is_told(approved: Path, run: Typed) -> None:
    assert run("unsend", "@ayse.seramik").stderr == "Nothing is queued there.\nnext: outreach queue\n"


def test_a_campaign_of_which_somebody_was_forgotten_is_told_without_them(
    app: App, sent: Path, run: Typed
) -> None:
    assert run("forget", "@ayse.seramik", "--yes").exit_code == 0

    rest = run("unsend", "--campaign", "spring")

    assert rest.exit_code == 0, rest.stderr
    assert "1 mail taken back, approved and not queued: Lena Fischer" in rest.stderr
    assert "4 mails left before." in rest.stderr
