"""What a person says of somebody's mail is done, also of one that they wrote in the conversation with another."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import Result
from dovecot import Dovecot
from test_action_doubting import holds

from outreach.actions.standings import queue
from outreach.actions.syncing import sync
from outreach.app import App
from outreach.demo import Clock
from outreach.followups.standing import Place
from posted import answer, our_id, world
from spring import another_campaign

__all__ = ["world"]  # fixtures

Typed = Callable[..., Result]
WISH = "Please stop writing to me."


@pytest.fixture
def wished(app: App, world: Path, dovecot: Dovecot, user: str, clock: Clock) -> Path:
    """Tom asked for no more mail in the conversation with Ayşe."""
    dovecot.deliver(user, answer(1, "tom@example.com", WISH, In_Reply_To=our_id(app, "ayse")))
    sync(app)
    clock.now += timedelta(minutes=1)
    return world


def test_what_counts_less_for_whose_conversation_it_is_goes_on_counting_for_its_writer(
    app: App, wished: Path, run: Typed, clock: Clock
) -> None:
    said = run("resolve", "@ayse.seramik", "--as", "answer").stderr

    command = "outreach resolve @tomhill --as answer --mail 7"
    assert f"for Tom Hill it still counts: {command}" in said
    assert winter(wished, run, clock) == 0
    run(*command.split()[1:])
    assert winter(wished, run, clock) == 1


def winter(workspace: Path, run: Typed, clock: Clock) -> int:
    """Draft a mail of another campaign to Tom; say how many there are."""
    another_campaign(workspace)
    clock.now += timedelta(hours=25)
    return run("draft", "winter", "@tomhill").output.count("1 draft")


def test_each_of_their_mails_there_is_taken_back_by_its_number(
    app: App, wished: Path, dovecot: Dovecot, user: str, run: Typed
) -> None:
    dovecot.deliver(user, answer(2, "tom@example.com", f"Again: {WISH}", In_Reply_To=our_id(app, "ayse")))
    sync(app)
    assert "with Ayşe Yılmaz, mail 8" in run("people", "show", "@tomhill").stdout
    for number in (7, 8):
        command = f"outreach resolve @tomhill --as nothing --mail {number}\n"
        assert f"if that is no answer: {command}" in run("why", "@tomhill").stdout

    run("resolve", "@tomhill", "--as", "nothing")
    assert "mail 7" in run("why", "@tomhill").stdout
    assert run("resolve", "@tomhill", "--as", "nothing").exit_code == 2
    run("resolve", "@tomhill", "--as", "nothing", "--mail", "7")

    assert holds(app, "@tomhill") == []
    assert "in the conversation" not in run("people", "show", "@tomhill").stdout


def test_what_is_told_to_take_back_is_the_mail_in_the_conversation(
    app: App, world: Path, dovecot: Dovecot, user: str, run: Typed, clock: Clock
) -> None:
    dovecot.deliver(user, answer(1, "tom@example.com", "Bütçeniz nedir?", In_Reply_To=our_id(app, "ayse")))
    sync(app)
    clock.now += timedelta(minutes=1)
    dovecot.deliver(user, answer(2, "tom@example.com", "Yes, we do it.", In_Reply_To=our_id(app, "tom")))
    sync(app)

    said = run("resolve", "@ayse.seramik", "--as", "nothing").stderr
    command = said.partition("it still counts: outreach ")[2].splitlines()[0]
    run(*command.split())

    assert holds(app, "@tomhill") == ["answered"]
    heard = [one.progress.person.handle for one in queue(app).standings if one.place is Place.ANSWER]
    assert "tomhill" in heard


def test_of_a_mail_in_the_conversation_of_another_is_said_only_what_it_is_for_its_writer(
    app: App, world: Path, dovecot: Dovecot, user: str, run: Typed, clock: Clock
) -> None:
    dovecot.deliver(user, answer(1, "tom@example.com", "Got it.", In_Reply_To=our_id(app, "tom")))
    sync(app)
    clock.now += timedelta(minutes=1)
    dovecot.deliver(user, answer(2, "tom@example.com", "Leave us be.", In_Reply_To=our_id(app, "ayse")))
    sync(app)

    refused = run("resolve", "@tomhill", "--as", "away")

    assert refused.exit_code == 2
    assert (
        "Tom Hill: their last word stands in the conversation with Ayşe Yılmaz, mail 8: "
        "say answer, no-more-mail or nothing" in refused.stderr
    )
    assert "outreach resolve @ayse.seramik --as ... --mail 8" in refused.stderr
    assert holds(app, "@tomhill") == ["answered", "answered-elsewhere"]
    run("resolve", "@tomhill", "--as", "no-more-mail")
    assert "asked for no more mail in the conversation" in run("why", "@tomhill").stdout


def test_a_wish_in_the_conversation_of_somebody_erased_may_still_be_taken_back(
    app: App, wished: Path, run: Typed
) -> None:
    run("forget", "@ayse.seramik", "--yes")
    assert holds(app, "@tomhill") == ["answered-elsewhere"]

    said = run("resolve", "@tomhill", "--as", "nothing").stderr

    assert "in the conversation with somebody" in said
    assert "mail 7" not in said
    assert holds(app, "@tomhill") == []


def test_of_several_wishes_in_the_conversation_of_somebody_erased_each_is_taken_back(
    app: App, wished: Path, dovecot: Dovecot, user: str, run: Typed
) -> None:
    dovecot.deliver(user, answer(2, "tom@example.com", f"Again: {WISH}", In_Reply_To=our_id(app, "ayse")))
    sync(app)
    run("forget", "@ayse.seramik", "--yes")

    for _ in range(2):
        assert run("resolve", "@tomhill", "--as", "nothing").exit_code == 0
    assert holds(app, "@tomhill") == []
    assert "counts as nothing already" in run("resolve", "@tomhill", "--as", "nothing").stderr
    run("resolve", "@tomhill", "--as", "answer")
    run("resolve", "@tomhill", "--as", "no-more-mail")
    assert "asked for no more mail" in run("why", "@tomhill").stdout
