"""Who wrote in another's conversation has answered, from the moment on at which it is known whose the address is."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import Result
from dovecot import Dovecot
from sqlalchemy import text
from test_action_doubting import copied, holds

from outreach.actions.approving import approve, resolve
from outreach.actions.desk import Choice
from outreach.actions.following import follow_up
from outreach.actions.people import edit
from outreach.actions.queueing import queue
from outreach.actions.reclassifying import reclassify
from outreach.actions.standings import story
from outreach.actions.strays import listed
from outreach.actions.syncing import sync
from outreach.app import App
from outreach.demo import Clock
from outreach.store import people
from posted import answer, our_id, world
from spring import configure
from tables import everything, rows

__all__ = ["world"]  # fixtures

Typed = Callable[..., Result]
MANAGER = "menajer@ajans.example"
WISH = "Please stop writing to me."


@pytest.fixture
def asked(app: App, world: Path, dovecot: Dovecot, user: str) -> Path:
    """Somebody of whom nobody knows asked for no more mail in the conversation with Ayşe."""
    dovecot.deliver(user, answer(1, MANAGER, WISH, In_Reply_To=our_id(app, "ayse")))
    sync(app)
    return world


def test_an_address_given_taken_off_and_given_again_counts_again(app: App, asked: Path) -> None:
    found = []
    for change in ("also", "not_also", "also"):
        edit(app, "@tomhill", {change: MANAGER})
        found.append(holds(app, "@tomhill"))
    assert found == [["answered-elsewhere"], [], ["answered-elsewhere"]]


def test_a_wish_counts_however_the_address_becomes_known(app: App, asked: Path, run: Typed) -> None:
    run("people", "edit", "@tomhill", "--email", MANAGER)
    assert "answered-elsewhere" in holds(app, "@tomhill")


def test_a_wish_counts_of_whoever_is_imported_with_the_address(
    app: App, asked: Path, run: Typed, tmp_path: Path
) -> None:
    sheet = tmp_path / "more.csv"
    sheet.write_text(f"handle;name;email;language\n@xeno;Xeno Hill;{MANAGER};en\n", "utf-8")

    told = run("import", str(sheet), "--yes").output

    assert ", 1 answered" in told
    run("posts", "add", "@xeno", "https://example.org/kiln", "--title", "A kiln", "--date", "2026-11-20")
    assert (
        "asked for no more mail in the conversation with Ayşe Yılmaz, mail 7"
        in run(*("draft", "spring", "@xeno")).output
    )


def test_what_was_answered_before_we_wrote_to_them_is_no_answer_to_us(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    dovecot.deliver(user, answer(1, MANAGER, "Bütçeniz nedir?", In_Reply_To=our_id(app, "ayse")))
    sync(app)
    edit(app, "@denizcaglar", {"also": MANAGER})
    assert "answered-elsewhere" not in holds(app, "@denizcaglar")


def of_company(app: App, dovecot: Dovecot, user: str) -> None:
    """Let all be of one company, for which somebody answers."""
    with app.writing() as db:
        moved = "replace({0}, '@example.com', '@agency.example')"
        db.execute(text(f"UPDATE message SET subject = 'Seramik', recipient = {moved.format('recipient')}"))
        each = ", ".join(f"{one} = {moved.format(one)}" for one in ("address", "canonical"))
        db.execute(text(f"UPDATE address SET {each}"))
    dovecot.deliver(user, answer(1, "boss@agency.example", "We all say no.", Subject="Re: Seramik"))
    sync(app)


def test_what_a_person_said_of_somebody_alone_stays_whatever_becomes_of_the_mail_for_others(
    app: App, world: Path, dovecot: Dovecot, user: str, run: Typed
) -> None:
    of_company(app, dovecot, user)
    (owner,) = rows(app, "SELECT influencer_id FROM message WHERE direction = 'in'")
    with app.reading() as db:
        kept = f"@{people.person(db, owner[0]).handle}"
    tom = "@tomhill" if kept != "@tomhill" else "@ilkergezer"
    run("resolve", tom, "--as", "no-more-mail")
    with app.writing() as db:
        db.execute(text("UPDATE classification SET reason = 'older rules', version = 6"))

    reclassify(app)
    said = run("resolve", kept, "--as", "nothing").stderr

    assert "asked for no more mail in the conversation" in run("why", tom).stdout
    assert f"outreach resolve {tom} --as nothing --mail 7" in said


def test_an_answer_for_a_company_goes_on_holding_each_whose_address_it_never_was(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    of_company(app, dovecot, user)
    held = [who for who in ("@tomhill", "@ilkergezer") if holds(app, who) == ["answered-elsewhere"]]
    assert held

    for who in held:
        edit(app, who, {"also": "boss@agency.example"})
        edit(app, who, {"not_also": "boss@agency.example"})
        assert holds(app, who) == ["answered-elsewhere"]


@pytest.mark.parametrize("copies", [[], ["Tom Hill <tom@example.com>"]])
def test_a_slip_leaves_them_as_they_stood_before_it(
    app: App, world: Path, dovecot: Dovecot, user: str, copies: list[str]
) -> None:
    edit(app, "@tomhill", {"also": MANAGER})
    headers = {"In_Reply_To": our_id(app, "ayse"), **({"Cc": ", ".join(copies)} if copies else {})}
    dovecot.deliver(user, answer(1, MANAGER, "Ücreti konuşalım.", **headers))
    sync(app)
    assert holds(app, "@tomhill") == ["answered-elsewhere"]

    edit(app, "@tomhill", {"not_also": MANAGER})

    assert holds(app, "@tomhill") == (["perhaps-answered"] if copies else [])


def test_what_was_read_for_real_counts_though_the_address_becomes_known_in_practice(
    app: App, asked: Path
) -> None:
    switch(app, real=False)
    edit(app, "@tomhill", {"also": MANAGER})
    switch(app, real=True)
    assert holds(app, "@tomhill") == ["answered-elsewhere"]


def switch(app: App, *, real: bool) -> None:
    """Go from practice to real mail, or back."""
    names = ('"local"', '"smtp"') if real else ('"smtp"', '"local"')
    configure(app, lambda text: text.replace(f"transport = {names[0]}", f"transport = {names[1]}"))


def test_nothing_of_an_erased_address_stays_in_what_was_noted_of_another(
    app: App, spoken: Path, run: Typed
) -> None:
    edit(app, "@tomhill", {"also": MANAGER})
    run("resolve", "@tomhill", "--as", "nothing")
    edit(app, "@tomhill", {"not_also": MANAGER})
    edit(app, "@ilkergezer", {"also": MANAGER})

    for who in ("@ilkergezer", "@ayse.seramik"):
        run("forget", who, "--yes")

    assert MANAGER not in everything(app)


def test_whose_it_turns_out_to_be_frees_nobody_else_whose_it_may_be(
    app: App, world: Path, dovecot: Dovecot, user: str, run: Typed
) -> None:
    dovecot.deliver(user, copied(1, MANAGER, "tom@example.com", "ilker@example.com"))
    sync(app)
    for who, change in (("@ayse.seramik", "--also"), ("@ayse.seramik", "--not-also"), ("@tomhill", "--also")):
        run("people", "edit", who, change, MANAGER)

    assert holds(app, "@ilkergezer") == ["perhaps-answered"]
    assert [[one.handle for one in mail.people] for mail in listed(app)] == [["ilkergezer", "tomhill"]]


@pytest.mark.parametrize("by", ["person", "rules"])
def test_what_counted_as_a_machines_ends_the_sequence_of_its_writer_as_soon_as_it_counts_as_an_answer(
    app: App, asked: Path, run: Typed, by: str
) -> None:
    with app.writing() as db:
        db.execute(text("UPDATE classification SET kind = 'auto_reply', reason = 'older rules', version = 6"))
    edit(app, "@tomhill", {"also": MANAGER})
    assert holds(app, "@tomhill") == []

    if by == "rules":
        reclassify(app)
    else:
        said = run("resolve", "@ayse.seramik", "--as", "no-more-mail").stderr
        assert "it counts for Tom Hill as well: outreach why @tomhill" in said

    assert holds(app, "@tomhill") == ["answered-elsewhere"]


@pytest.fixture
def spoken(app: App, world: Path, dovecot: Dovecot, user: str) -> Path:
    """A manager of whom nobody knows answered for Ayşe."""
    dovecot.deliver(user, answer(1, MANAGER, "Bütçeniz nedir?", In_Reply_To=our_id(app, "ayse")))
    sync(app)
    return world


def test_what_an_address_given_by_mistake_took_out_of_the_queue_is_approved_again(
    app: App, spoken: Path, clock: Clock
) -> None:
    queue_tom(app, clock)
    edit(app, "@tomhill", {"also": MANAGER})
    assert of_tom(app) == [("first", "sent"), ("second", "cancelled")]

    edit(app, "@tomhill", {"not_also": MANAGER})

    assert of_tom(app) == [("first", "sent")]
    assert "is approved" in story(app, "@tomhill").standings[0].because


def test_an_address_given_again_cancels_nothing_that_a_person_let_go_on(
    app: App, spoken: Path, clock: Clock, run: Typed
) -> None:
    edit(app, "@tomhill", {"also": MANAGER})
    run("resolve", "@tomhill", "--as", "nothing")
    queue_tom(app, clock)

    edit(app, "@tomhill", {"also": MANAGER})

    assert of_tom(app) == [("first", "sent"), ("second", "queued")]


def queue_tom(app: App, clock: Clock) -> None:
    """Draft, approve and queue his follow-up."""
    clock.now += timedelta(days=9)
    sync(app)
    made = follow_up(app, "spring", Choice(names=("@tomhill",))).made
    approve(app, resolve(app, [str(one) for one in made]))
    queue(app, confirmed=1)


def of_tom(app: App) -> list[tuple[object, ...]]:
    """Read the steps and states of the mails to him."""
    his = "SELECT influencer_id FROM address WHERE canonical = 'tom@example.com'"
    return rows(
        app,
        "SELECT m.step, d.state FROM message m JOIN delivery d ON d.message_id = m.id "
        f"WHERE m.influencer_id IN ({his}) ORDER BY d.id",
    )


def test_a_wish_that_a_person_told_of_stays_though_the_address_was_a_slip(
    app: App, spoken: Path, run: Typed
) -> None:
    edit(app, "@tomhill", {"also": MANAGER})
    run("resolve", "@tomhill", "--as", "no-more-mail")
    edit(app, "@tomhill", {"not_also": MANAGER})
    assert "asked for no more mail" in run("why", "@tomhill").stdout
