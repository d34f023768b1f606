"""An answer that went to others of our people too: whoever wrote may speak for them."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import Result
from dovecot import Dovecot
from sqlalchemy import text
from test_action_doubting import copied, holds

from outreach.actions.reclassifying import reclassify
from outreach.actions.strays import listed
from outreach.actions.syncing import sync
from outreach.app import App
from outreach.demo import Clock
from posted import answer, our_id, world
from spring import another_campaign
from tables import rows

__all__ = ["world"]  # fixtures

Typed = Callable[..., Result]


def test_an_answer_that_went_to_another_of_our_people_too_may_be_theirs_as_well(
    app: App, world: Path, dovecot: Dovecot, user: str, run: Typed
) -> None:
    words = "İkimiz de ilgilenmiyoruz."
    dovecot.deliver(
        user,
        answer(1, "ayse@example.com", words, In_Reply_To=our_id(app, "ayse"), Cc="Tom <TOM@example.com>"),
    )

    done = sync(app)

    assert ([one.person.handle for one in done.arrivals], done.doubtful) == (["ayse.seramik"], 1)
    assert holds(app, "@tomhill") == ["perhaps-answered"]
    told = run("why", "@tomhill").stdout
    assert "to read it: outreach show ayse@example.com" in told
    assert "if it speaks for them: outreach resolve --unmatched 1 --as answer" in told
    assert "if it is no answer: outreach resolve --unmatched 1" in told


@pytest.mark.parametrize("first", ["ayse", "tom"])
def test_whoever_answered_themselves_is_held_by_no_copy(
    app: App, world: Path, dovecot: Dovecot, user: str, first: str
) -> None:
    mails = {
        "ayse": answer(1, "ayse@example.com", "Biz bakarız.", Cc="tom@example.com"),
        "tom": answer(2, "tom@example.com", "Yes, please."),
    }
    for who in (first, *(mails.keys() - {first})):
        dovecot.deliver(user, mails[who])
    sync(app)

    assert len(listed(app)) == 0
    assert holds(app, "@tomhill") == ["answered"]


def test_a_note_of_absence_speaks_for_nobody_else(app: App, world: Path, dovecot: Dovecot, user: str) -> None:
    away = answer(1, "ayse@example.com", "İzindeyim.", Cc="tom@example.com", Auto_Submitted="auto-replied")
    dovecot.deliver(user, away)

    assert sync(app).doubtful == 0
    assert holds(app, "@tomhill") == []


def test_whoever_answers_after_a_copy_waits_in_no_list(
    app: App, world: Path, dovecot: Dovecot, user: str, run: Typed
) -> None:
    dovecot.deliver(user, answer(1, "ayse@example.com", "Biz bakarız.", Cc="tom@example.com"))
    assert sync(app).doubtful == 1
    dovecot.deliver(user, answer(2, "tom@example.com", "Yes, please."))
    sync(app)

    assert listed(app) == []
    assert "somebody's answer" not in run("queue").stderr
    run("resolve", "@tomhill", "--as", "nothing")
    assert holds(app, "@tomhill") == ["perhaps-answered"], "nobody has said what the copy is"


def test_what_a_person_calls_an_answer_speaks_for_the_others_too(
    app: App, world: Path, dovecot: Dovecot, user: str, run: Typed
) -> None:
    away = answer(
        1, "ayse@example.com", "İkimiz de yokuz.", Cc="tom@example.com", Auto_Submitted="auto-replied"
    )
    dovecot.deliver(user, away)
    sync(app)
    assert holds(app, "@tomhill") == []

    run("resolve", "@ayse.seramik", "--as", "answer")

    assert holds(app, "@tomhill") == ["perhaps-answered"]


def test_whoever_was_named_again_after_an_answer_is_held_by_a_copy(
    app: App, world: Path, clock: Clock, dovecot: Dovecot, user: str, run: Typed
) -> None:
    dovecot.deliver(user, answer(1, "tom@example.com", "Not now."))
    sync(app)
    clock.now += timedelta(hours=25)
    another_campaign(world)
    assert "1 draft" in run("draft", "winter", "@tomhill").output

    dovecot.deliver(user, answer(2, "ayse@example.com", "İkimiz de ilgilenmiyoruz.", Cc="tom@example.com"))

    assert sync(app).doubtful == 1
    assert "perhaps-answered" in holds(app, "@tomhill")
    assert "if it is no answer: outreach resolve --unmatched 1" in run("why", "@tomhill").stdout
    assert len(listed(app)) == 1


@pytest.mark.parametrize("first", ["ayse", "tom"])
def test_a_copy_holds_again_once_their_own_answer_turns_out_to_be_none(
    app: App, world: Path, dovecot: Dovecot, user: str, run: Typed, first: str
) -> None:
    mails = {
        "ayse": answer(1, "ayse@example.com", "Biz bakarız.", Cc="tom@example.com"),
        "tom": answer(2, "tom@example.com", "Got it."),
    }
    for who in (first, *(mails.keys() - {first})):
        dovecot.deliver(user, mails[who])
        sync(app)
    assert holds(app, "@tomhill") == ["answered"]

    run("resolve", "@tomhill", "--as", "nothing")

    assert holds(app, "@tomhill") == ["perhaps-answered"]


def test_a_date_of_long_ago_does_not_hide_to_whom_a_late_found_answer_went(
    app: App, world: Path, dovecot: Dovecot, user: str, run: Typed
) -> None:
    headers = {"In_Reply_To": our_id(app, "ayse"), "Cc": "tom@example.com", "Auto_Submitted": "auto-replied"}
    old = answer(1, "ayse@example.com", "Biz bakarız.", **headers, Date="Wed, 1 Jan 2020 10:00:00 +0000")
    dovecot.deliver(user, old)
    assert sync(app).doubtful == 0

    run("resolve", "@ayse.seramik", "--as", "answer")

    assert holds(app, "@tomhill") == ["perhaps-answered"]


def test_newer_rules_look_at_copies_of_what_was_read_before(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    dovecot.deliver(user, answer(1, "ayse@example.com", "İkimiz de yokuz.", Cc="tom@example.com"))
    sync(app)
    with app.writing() as db:
        db.execute(text("DELETE FROM unmatched"))
        db.execute(text("UPDATE classification SET version = 1"))

    assert reclassify(app).doubtful == 1
    assert holds(app, "@tomhill") == ["perhaps-answered"]


def test_what_an_erased_writer_said_for_others_goes_on_holding_them(
    app: App, world: Path, dovecot: Dovecot, user: str, run: Typed
) -> None:
    run("forget", "@ayse.seramik", "--yes")
    dovecot.deliver(user, answer(1, "ayse@example.com", "İkimiz de yokuz.", Cc="tom@example.com"))
    sync(app)

    assert holds(app, "@tomhill") == ["perhaps-answered"]
    assert rows(app, "SELECT sender, subject FROM unmatched") == [("", "")]


def test_what_a_machine_wrote_from_an_address_given_to_one_goes_on_holding_the_others(
    app: App, world: Path, dovecot: Dovecot, user: str, run: Typed
) -> None:
    words = "Bu otomatik bir yanıttır. 9 Aralık 2026'ya kadar izindeyim."
    dovecot.deliver(user, copied(1, "x@stranger.example", "tom@example.com", "ayse@example.com", words=words))
    sync(app)

    run("people", "edit", "@ayse.seramik", "--also", "x@stranger.example")

    assert holds(app, "@ayse.seramik") == ["away"]
    assert holds(app, "@tomhill") == ["perhaps-answered"]


def test_an_answer_in_the_conversation_of_another_is_taken_back_for_each_and_said_again(
    app: App, world: Path, dovecot: Dovecot, user: str, run: Typed
) -> None:
    dovecot.deliver(
        user, answer(1, "tom@example.com", "Order 12 is on its way.", In_Reply_To=our_id(app, "ayse"))
    )
    assert sync(app).ended == 2
    assert holds(app, "@tomhill") == ["answered-elsewhere"]

    said = run("resolve", "@ayse.seramik", "--as", "nothing").stderr

    taken_back = "outreach resolve @tomhill --as nothing --mail 7"
    assert f"for Tom Hill it still counts: {taken_back}" in said
    assert (holds(app, "@tomhill"), holds(app, "@ayse.seramik")) == (["answered-elsewhere"], [])
    assert "Tom Hill: the mail of" in run(*taken_back.split()[1:]).stderr
    assert holds(app, "@tomhill") == []
    assert "counts as nothing already" in run(*taken_back.split()[1:]).stderr
    run("resolve", "@tomhill", "--as", "answer")
    assert holds(app, "@tomhill") == ["answered-elsewhere"]


def test_a_wish_for_no_more_mail_in_the_conversation_of_another_is_its_writers_for_good(
    app: App, world: Path, clock: Clock, dovecot: Dovecot, user: str, run: Typed
) -> None:
    words = "Please stop writing to me."
    dovecot.deliver(user, answer(1, "tom@example.com", words, In_Reply_To=our_id(app, "ayse")))
    sync(app)
    clock.now += timedelta(hours=25)
    another_campaign(world)

    refused = run("draft", "winter", "@tomhill").output

    assert "asked for no more mail in the conversation with Ayşe Yılmaz" in refused
    assert "held for good: asked for no more mail" in run("why", "@tomhill").stdout
