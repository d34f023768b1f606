"""An answer that went to others of our people too: whoever wrote may speak for them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from dovecot import Dovecot
from test_action_doubting import holds

from outreach.actions.strays import listed
from outreach.actions.syncing import sync
from outreach.app import App
from posted import answer, our_id, world

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
