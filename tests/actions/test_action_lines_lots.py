"""How many mails several lines take in hand at once: more each time, up to a bound, and fewer where these grow old."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from queued import PASSWORD, fill, workspace
from smtp_server import SmtpServer

from outreach.actions.run import Step
from outreach.actions.sending import send
from outreach.app import App
from outreach.demo import Clock
from outreach.mail.delivery import DeliveryState
from spring import configure, states

pytestmark = pytest.mark.usefixtures("trusted")
#: Mails that are due at once, the lines of their account, and how many mails one line may have in hand.
MAILS, LINES, EACH = 72, 2, 8


@pytest.fixture
def crowd(tmp_path: Path, clock: Clock, submission: SmtpServer) -> Iterator[App]:
    folder = workspace(tmp_path / "crowd", port=submission.tls_port, mails=MAILS, now=clock.now)
    app = App(folder=folder, clock=clock, environ={"MAIL_PASSWORD": PASSWORD})
    configure(app, lambda text: text.replace("connections = 1\n", f"connections = {LINES}\n"))
    fill(app, MAILS)
    yield app
    app.close()


def in_hand(app: App, clock: Clock, *, slow: range = range(0)) -> list[int]:
    """Send all; give how many others were in hand whenever a mail had left.

    The mails of *slow* take so long that what is in hand grows old.
    """
    hands: list[int] = []

    def tell(_step: Step) -> None:
        clock.now += timedelta(seconds=4) if len(hands) in slow else timedelta(0)
        hands.append(sum(state == "claimed" for state in states(app).values()))

    run = send(app, tell=tell, stop=lambda: False)
    assert run.count(DeliveryState.SENT) == len(hands) == MAILS
    return hands


def test_a_lot_begins_with_one_for_each_line_and_doubles_up_to_its_bound(crowd: App, clock: Clock) -> None:
    seen = [later for earlier, later in pairwise([0, *in_hand(crowd, clock)]) if later > earlier]

    lots = [2, 4, 8, 16, 16, 16, 10]
    assert sum(lots) == MAILS
    for found, lot in zip(seen, lots, strict=True):
        assert lot - LINES <= found <= lot


def test_what_grew_old_in_hand_halves_the_lots_until_it_is_begun_in_time(crowd: App, clock: Clock) -> None:
    hands = in_hand(crowd, clock, slow=range(30, 40))

    assert max(hands[20:30]) > EACH
    assert hands[40] <= LINES
    assert max(hands[45:]) > EACH, "once it is quick again the lots grow again"


def test_over_one_line_one_is_taken_at_a_time(crowd: App, clock: Clock) -> None:
    configure(crowd, lambda text: text.replace(f"connections = {LINES}\n", "connections = 1\n"))

    assert set(in_hand(crowd, clock)) == {0}
