"""Several lines of one account: the first mail goes alone, then all together; nobody gets two, and nothing stays in a hand."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sends import AT_TEN, real, send_queued
from smtp_server import SmtpServer

from outreach.actions import deciding, pacing, pausing
from outreach.actions.pausing import Target
from outreach.actions.queueing import queue
from outreach.actions.run import Run, Step
from outreach.actions.sending import send
from outreach.app import App
from outreach.demo import Clock
from outreach.mail.delivery import DeliveryState
from outreach.store.pauses import Paused
from spring import configure, states
from submitted import took

__all__ = ["real"]  # fixtures

pytestmark = pytest.mark.usefixtures("trusted")


@pytest.fixture
def many(app: App, real: SmtpServer) -> SmtpServer:
    """Six mails are queued, five of them due; the account may send over three lines at once."""
    configure(app, lambda text: text.replace("[accounts.me]\n", "[accounts.me]\nconnections = 3\n", 1))
    queue(app, confirmed=6)
    return real


def told(app: App, server: SmtpServer) -> tuple[Run, list[int]]:
    """Send, and note at each mail how many lines stand."""
    lines: list[int] = []
    run = send(app, tell=lambda _step: lines.append(len(server.talks)), stop=lambda: False)
    return run, lines


def test_when_the_first_mail_went_through_the_other_lines_join(app: App, many: SmtpServer) -> None:
    many.pauses["BODY"] = 0.2
    run, lines = told(app, many)

    assert run.count(DeliveryState.SENT) == 5
    assert sorted(took(many)) == sorted(AT_TEN)
    assert lines[0] == 1, "what is wrong with the account is met once"
    assert max(lines) == 3


def test_a_login_that_is_refused_is_tried_over_one_line(app: App, many: SmtpServer) -> None:
    many.answers["AUTH"] = "535 5.7.8 no"
    run = send_queued(app)

    assert set(run.halted) == {"me"}
    assert sum(one.startswith("EHLO") for one in many.commands) == 1, many.commands
    assert set(states(app).values()) == {"queued"}


def test_a_line_that_the_server_takes_no_more_ends_alone(app: App, many: SmtpServer) -> None:
    """Microsoft takes three lines of an account, also where another machine has some of them."""

    def tell(_step: Step) -> None:
        many.answers["EHLO"] = "421 4.3.2 too many connections"

    run = send(app, tell=tell, stop=lambda: False)

    assert run.halted == {}
    assert sorted(took(many)) == sorted(AT_TEN)
    assert run.count(DeliveryState.SENT) == 5


def test_what_goes_wrong_on_one_line_ends_no_other_in_the_middle_of_a_message(
    app: App, many: SmtpServer
) -> None:
    many.pauses["BODY"] = 0.3
    steps: list[Step] = []

    def tell(step: Step) -> None:
        steps.append(step)
        if len(steps) == 2:
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        send(app, tell=tell, stop=lambda: False)

    assert len(took(many)) == len(set(took(many))) == 4
    assert sorted(states(app).values()) == ["queued"] * 2 + ["sent"] * 4


def test_who_stops_it_finds_what_was_in_hand_queued_again(app: App, many: SmtpServer) -> None:
    steps: list[Step] = []
    run = send(app, tell=steps.append, stop=lambda: bool(steps))

    assert (run.stopped, len(took(many))) == (True, 1)
    assert sorted(states(app).values()) == ["queued"] * 5 + ["sent"]
    assert send_queued(app).count(DeliveryState.SENT) == 4


def test_a_machine_so_slow_that_all_in_hand_grows_old_sends_it_all_the_same(
    app: App, many: SmtpServer, clock: Clock
) -> None:
    lots: list[int] = []

    def tell(step: Step) -> None:
        clock.now += timedelta(seconds=4)
        lots.append(sum(state == "claimed" for state in states(app).values()))

    run = send(app, tell=tell, stop=lambda: False)

    assert sorted(took(many)) == sorted(AT_TEN)
    assert run.count(DeliveryState.SENT) == 5
    assert lots[0] > lots[-1]
    assert "claimed" not in states(app).values()


def test_where_the_server_wants_no_more_what_was_in_hand_is_queued_again(app: App, many: SmtpServer) -> None:
    many.answers["RCPT tom@"] = "421 4.7.0 try again later"
    run = send_queued(app)

    assert set(run.halted) == {"me"}
    assert not {"claimed", "sending", "unknown"} & set(states(app).values())
    del many.answers["RCPT tom@"]
    assert len(took(many)) == len(set(took(many)))


@pytest.mark.parametrize(
    ("answer", "state", "in_hand"),
    [("451 4.7.1 come back later", "queued", 1), ("550 5.1.1 no such user", "refused", 3)],
)
def test_a_mail_that_bounced_puts_back_what_is_in_hand_and_no_other_mail_does(
    app: App, many: SmtpServer, answer: str, state: str, in_hand: int
) -> None:
    """Three are taken at first; what is put back is taken anew with the next ones: all four that are left."""
    many.answers["RCPT ayse@"] = answer
    hands: list[int] = []

    def tell(_step: Step) -> None:
        hands.append(sum(one == "claimed" for one in states(app).values()))

    send(app, tell=tell, stop=lambda: False)

    assert hands[:2] == [2, in_hand]
    assert states(app)["ayse"] == state
    assert sorted(took(many)) == sorted(set(AT_TEN) - {"ayse"})


def test_when_three_bounced_what_is_in_hand_does_not_leave(app: App, many: SmtpServer) -> None:
    many.answers["RCPT"] = "550 5.1.1 no such user"
    run = send_queued(app)

    assert sorted(states(app).values()) == ["queued"] * 3 + ["refused"] * 3
    assert "came back" in str(run.halted.get("me", "")) + " ".join(step.said for step in run.steps)


def test_a_pause_by_a_person_holds_what_is_in_hand_already(app: App, many: SmtpServer) -> None:
    """All five are claimed when the first one leaves; the others are asked about again at the wire."""

    def tell(step: Step) -> None:
        if step.state is DeliveryState.SENT:
            pausing.pause(app, Target(Paused.ACCOUNT, "me"), "a word first")

    run = send(app, tell=tell, stop=lambda: False)

    assert len(took(many)) == 1
    assert "a word first" in str(run.halted.get("me", "")) + " ".join(step.said for step in run.steps)
    assert sorted(states(app).values()) == ["queued"] * 5 + ["sent"]


@pytest.mark.parametrize("until", [None, "2026-12-05"])
def test_a_pause_of_somebody_holds_their_mail_that_is_in_hand_already(
    app: App, many: SmtpServer, until: str | None
) -> None:
    """Three are claimed at first; the last of them is asked about again at the wire."""

    def tell(step: Step) -> None:
        if len(took(many)) == 1:
            person = deciding.somebody(app, "@sulegunes", again="")
            assert person
            deciding.pause(app, person, "a word first", until)

    run = send(app, tell=tell, stop=lambda: False)

    assert sorted(took(many)) == sorted(set(AT_TEN) - {"sule"})
    assert states(app)["sule"] == "queued"
    said = [step.said for step in run.steps if step.person.called == "Şule Güneş"]
    assert said == ["paused: a word first"]


def test_where_a_pause_is_kept_there_is_one_line_and_no_provider_is_asked_for_more(
    app: App, many: SmtpServer
) -> None:
    assert pacing.connections(app, "me") == 3
    configure(app, lambda text: text.replace("connections = 3", "connections = 20"))
    configure(app, lambda text: text.replace('host = "127.0.0.1"', 'host = "smtp.office365.com"'))
    assert pacing.connections(app, "me") == 3
    configure(app, lambda text: text.replace("connections = 20\n", ""))
    assert pacing.connections(app, "me") == 1
