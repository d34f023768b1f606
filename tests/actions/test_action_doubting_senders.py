"""A stranger whose name, company or address tells whose answer a mail may be; not a list, a service or a colleague of ours."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import Result
from dovecot import Dovecot
from sqlalchemy import text
from test_action_doubting import holds

from outreach.actions.syncing import sync
from outreach.app import App
from outreach.demo import Clock
from posted import answer, world
from spring import another_campaign

__all__ = ["world"]  # fixtures

Typed = Callable[..., Result]
STAND_IN = "mia@studio.example"
MAILBOXES = (("message", "recipient"), ("address", "address"), ("address", "canonical"))
AWAYS = (
    f"I am away until 4 December. In urgent cases write to {STAND_IN}.",
    f"4 Aralık'a kadar izindeyim. Acil durumlarda {STAND_IN}'a yazabilirsiniz!",
    f'I am away until 4 December. Ask Mia (*{STAND_IN}*) or "{STAND_IN}".',
)


@pytest.mark.parametrize("away", AWAYS)
@pytest.mark.parametrize("times", [1, 2])
def test_whom_somebody_named_in_a_mail_may_answer_for_them(
    app: App, world: Path, dovecot: Dovecot, user: str, run: Typed, times: int, away: str
) -> None:
    note = answer(1, "tom@example.com", away, Auto_Submitted="auto-replied", Subject="Out of office")
    dovecot.deliver(user, note)
    if times > 1:
        sync(app)
    dovecot.deliver(user, answer(2, STAND_IN, "Tom is not interested.", Subject="Your offer"))

    sync(app)

    assert "perhaps-answered" in holds(app, "@tomhill")
    assert "tom@example.com named the address in a mail" in run("queue", "--unmatched").stdout


@pytest.mark.parametrize("name", ["Tom Hill", "HILL, Tom"])
def test_whoever_has_the_name_of_somebody_may_be_them(
    app: App, world: Path, dovecot: Dovecot, user: str, run: Typed, name: str
) -> None:
    dovecot.deliver(user, answer(1, f'"{name}" <th1987@gmail.com>', "My rate is 900.", Subject="Rates"))
    assert sync(app).doubtful == 1
    assert holds(app, "@tomhill") == ["perhaps-answered"]
    assert "the name of tom@example.com stands in From" in run("queue", "--unmatched").stdout


@pytest.mark.parametrize("name", ["Tom", "Tom Hills", "Tom Hill Studio"])
def test_half_a_name_or_more_than_it_says_nothing(
    app: App, world: Path, dovecot: Dovecot, user: str, name: str
) -> None:
    dovecot.deliver(user, answer(1, f"{name} <x@gmail.com>", "Hello.", Subject="Rates"))
    assert (sync(app).doubtful, holds(app, "@tomhill")) == (0, [])


@pytest.mark.parametrize(
    ("at_it", "held"), [("canonical = 'tom@example.com'", ["perhaps-answered"]), ("true", [])]
)
def test_whoever_writes_from_the_company_of_one_person_may_answer_for_them(
    app: App, world: Path, dovecot: Dovecot, user: str, at_it: str, held: list[str]
) -> None:
    with app.writing() as db:
        whose = f"WHERE {{}} IN (SELECT canonical FROM address WHERE {at_it})"
        for table, column in MAILBOXES:
            moved = f"{column} = replace({column}, '@example.com', '@agency.example')"
            db.execute(text(f"UPDATE {table} SET {moved} {whose.format(column)}"))
    dovecot.deliver(user, answer(1, "info@agency.example", "Tom is on a project.", Subject="Project"))
    sync(app)
    assert holds(app, "@tomhill") == held


def test_our_own_company_is_no_sign(app: App, world: Path, dovecot: Dovecot, user: str) -> None:
    with app.writing() as db:
        for table, column in MAILBOXES:
            theirs = f"{column} = 'tom@kilnhaus.example' WHERE {column} = 'tom@example.com'"
            db.execute(text(f"UPDATE {table} SET {theirs}"))
    dovecot.deliver(user, answer(1, "deniz@kilnhaus.example", "Lunch?", Subject="Lunch"))
    assert (sync(app).doubtful, holds(app, "@tomhill")) == (0, [])


@pytest.mark.parametrize(
    ("sender", "headers"),
    [
        ("Tom Hill <messages-noreply@linkedin.com>", {}),
        ("Tom Hill <notifications@github.example>", {}),
        ("Tom Hill <x@gmail.com>", {"List_Id": "<makers.example>"}),
        ("Tom Hill <x@gmail.com>", {"List_Unsubscribe": "<mailto:x@gmail.com>"}),
        ("Deniz <deniz@kilnhaus.example>", {}),
    ],
)
def test_what_goes_to_many_comes_from_a_service_or_from_a_colleague_of_ours_is_nobodys_answer(
    app: App, world: Path, dovecot: Dovecot, user: str, sender: str, headers: dict[str, str]
) -> None:
    named = "Yes. I spoke with deniz@kilnhaus.example."
    dovecot.deliver(user, answer(1, "tom@example.com", named, Auto_Submitted="auto-replied"))
    dovecot.deliver(user, answer(2, sender, "Hello.", Subject="News", **headers))
    assert sync(app).doubtful == 0


def test_of_whom_a_person_said_that_they_are_nobodys_answer_nothing_more_is_asked(
    app: App, world: Path, dovecot: Dovecot, user: str, run: Typed
) -> None:
    dovecot.deliver(user, answer(1, "Tom Hill <th@gmail.com>", "Hello.", Subject="Rates"))
    sync(app)
    run("resolve", "--unmatched", "1")

    dovecot.deliver(user, answer(2, "Tom Hill <th@gmail.com>", "Again.", Subject="Rates, again"))

    assert (sync(app).doubtful, holds(app, "@tomhill")) == (0, [])


def test_who_answered_for_them_once_may_answer_for_them_again_in_a_new_campaign(
    app: App, world: Path, dovecot: Dovecot, user: str, run: Typed, clock: Clock
) -> None:
    dovecot.deliver(user, answer(1, "Tom Hill <th@gmail.com>", "No, thanks.", Subject="Rates"))
    sync(app)
    run("resolve", "--unmatched", "1", "--as", "answer")
    clock.now += timedelta(hours=25)
    another_campaign(world)
    run("draft", "winter", "@tomhill")
    clock.now += timedelta(minutes=1)

    dovecot.deliver(user, answer(2, "Tom Hill <th@gmail.com>", "Again: no.", Subject="Winter rates"))

    assert sync(app).doubtful == 1
    assert "perhaps-answered" in holds(app, "@tomhill")
