"""`outreach send`: the plan, the count, and how it ends."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import Result

from outreach.app import App
from outreach.demo import Clock
from outreach.net.sink import Fault
from spring import arrives, letter, reached, states
from terminal import terminal

Typed = Callable[..., Result]
ASK = "Type 6 to queue these, anything else to stop: "


LAW = [
    (
        "  law        4  Turkey: where an offer counts as a commercial message, it needs their İYS status, onay or tacir "
        "(told once for spring: outreach help law)"
    ),
    (
        "  law        1  Germany, Austria, Belgium, Denmark: marketing mail needs consent given before, to companies too "
        "(told once for spring: outreach help law)"
    ),
]


def test_the_plan_says_who_when_and_who_is_held_and_why(app: App, approved: Path, run: Typed) -> None:
    run("people", "edit", "@sulegunes", "--email", "new@example.com")
    run("draft", "spring", "@kaaner")

    result = run("send", "-n")

    moved = "written for sule@example.com, the address is now new@example.com"
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "From Selin <selin@kilnhaus.example> to outbox/; nothing leaves this machine",
        "  now        4  Ayşe Yılmaz, İlker Işık, Tom Hill, Gülşen Ağaoğlu",
        "  later      1  10:00 Berlin (outside their working hours now): Lena Fischer",
        f"  held       1  Şule Güneş: {moved}: outreach draft spring @sulegunes",
        *LAW,
    ]
    assert result.stderr == "Only the plan; nothing was queued or sent.\n"
    assert reached(approved) == []


def test_the_right_count_sends_what_may_leave_and_names_when_the_rest_goes(
    approved: Path, run: Typed
) -> None:
    result = run("send", "--confirm-count", "6")

    assert result.exit_code == 0
    assert result.stderr.splitlines()[-3:] == [
        "sent 5",
        "1 is queued, from 10:00 Berlin",
        "next: outreach send (asks nothing for queued mail)",
    ]
    assert reached(approved) == ["ayse", "ilker", "sule", "tom", "gulsen"]


def test_what_is_queued_leaves_later_without_a_question(sent: Path, run: Typed, clock: Clock) -> None:
    clock.now = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

    result = run("send")

    assert result.exit_code == 0
    assert "  queued     1  confirmed before: Lena Fischer" in result.stdout
    assert reached(sent)[-1] == "lena"
    assert run("send").stderr == "Nothing to send.\nnext: outreach queue\n"


def test_what_is_queued_and_held_since_is_told_apart(app: App, sent: Path, run: Typed) -> None:
    path = app.workspace / "campaigns" / "spring.toml"
    path.write_text(path.read_text("utf-8").replace('"collaboration"', '"advertising"'), "utf-8")

    lines = run("send", "-n").stdout.splitlines()

    assert lines[1].startswith("  queued     1  confirmed before, does not leave: Lena Fischer: ")
    assert "postal address" in lines[1]
    assert len([line for line in lines if "queued" in line]) == 1


@pytest.mark.parametrize("given", ["5", "7", "0", "-1"])
def test_any_other_count_queues_nothing(app: App, approved: Path, run: Typed, given: str) -> None:
    result = run("send", "--confirm-count", given)

    assert result.exit_code == 2
    assert "nothing was queued or sent" in result.stderr
    assert states(app) == {}


def test_the_hint_repeats_what_was_typed(approved: Path, run: Typed) -> None:
    result = run("send", "spring", "--overdue", "--clock-is-right")

    again = "outreach send spring --overdue --clock-is-right"
    assert result.stderr.endswith(f"\ntry: {again} --confirm-count 6\n")
    wrong = run("send", "spring", "--overdue", "--confirm-count", "5")
    assert wrong.stderr.endswith("\ntry: outreach send spring --overdue, and look at the plan again\n")


def test_without_a_terminal_nothing_is_sent_unconfirmed(app: App, approved: Path, run: Typed) -> None:
    result = run("send")

    assert result.exit_code == 2
    assert "outreach send --confirm-count 6" in result.stderr
    assert states(app) == {}


@pytest.mark.parametrize("answer", ["", "5", "yes", "６x", "-6", "99999999999999999999999"])
def test_on_a_terminal_anything_but_the_count_stops(
    app: App, approved: Path, clock: Clock, answer: str
) -> None:
    with terminal(approved, "send", now=clock()) as screen:
        screen.until(ASK)
        screen.type(f"{answer}\n")
        code, told = screen.end()

    assert code == 2
    assert "the plan has 6; nothing was queued or sent" in told
    assert states(app) == {}


def test_on_a_terminal_the_typed_count_sends(approved: Path, clock: Clock) -> None:
    with terminal(approved, "send", now=clock()) as screen:
        screen.until(ASK)
        screen.type(" 6 \n")
        code, told = screen.end()

    assert (code, "sent 5" in told) == (0, True)
    assert len(reached(approved)) == 5


def test_ctrl_c_at_the_question_queues_nothing(app: App, approved: Path, clock: Clock) -> None:
    with terminal(approved, "send", now=clock()) as screen:
        screen.until(ASK)
        screen.type("\x03")
        code, _ = screen.end()

    assert code == 130
    assert states(app) == {}


@pytest.mark.parametrize(
    ("fault", "code", "said"),
    [
        (Fault.REFUSE_RECIPIENT, 5, "refused   Tom Hill  550 5.1.1 no such mailbox here"),
        (Fault.DEFER_RECIPIENT, 5, "queued    Tom Hill  451 4.3.0 try again later"),
        (Fault.CUT_UNACCEPTED, 6, "unknown   Tom Hill  the line was lost"),
        (None, 0, "sent      Tom Hill  250 2.0.0 kept in the outbox"),
    ],
)
def test_the_exit_code_tells_how_it_went(
    app: App, approved: Path, run: Typed, fault: Fault | None, code: int, said: str
) -> None:
    app.faults = {"tom@example.com": fault} if fault else {}

    result = run("send", "--confirm-count", "6")

    assert result.exit_code == code
    assert said in result.stderr


def test_an_unknown_mail_names_its_person_and_where_to_look(app: App, approved: Path, run: Typed) -> None:
    app.faults = {"tom@example.com": Fault.CUT_ACCEPTED}

    told = run("send", "--confirm-count", "6").stderr

    assert "Nobody knows whether it arrived, so it is never sent again by itself: Tom Hill" in told
    assert "look: outreach resolve @tomhill" in told


def test_who_is_held_makes_it_partly_done(app: App, approved: Path, run: Typed) -> None:
    run("stop", "@tomhill", "--because", "by phone")

    result = run("send", "--confirm-count", "5")

    assert result.exit_code == 5
    assert "  held       1  Tom Hill: stopped: by phone" in result.stdout


@pytest.mark.parametrize(
    ("now", "when"),
    [
        (datetime(2026, 11, 28, 7, 0, tzinfo=UTC), "Mon 30 Nov 10:00"),
        (datetime(2026, 11, 24, 20, 0, tzinfo=UTC), "Wed 25 Nov 10:00"),
        (datetime(2027, 1, 1, 7, 0, tzinfo=UTC), "Mon 4 Jan 10:00"),
        (datetime(2027, 2, 12, 20, 30, tzinfo=UTC), "Mon 15 Feb 10:00"),
    ],
    ids=["Saturday", "night", "1 January", "Friday night"],
)
def test_outside_everybodys_hours_all_of_it_is_queued(
    app: App,
    approved: Path,
    run: Typed,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    now: datetime,
    when: str,
) -> None:
    """The posts have grown old by some of these days, which would hold the mails for another reason."""
    monkeypatch.setattr("outreach.actions.spoiling._CHANGING", frozenset())
    clock.now = now

    result = run("send", "--confirm-count", "6")

    assert result.exit_code == 0
    assert reached(approved) == []
    assert f"5 from {when} Istanbul" in result.stderr
    assert set(states(app).values()) == {"queued"}


def test_with_nothing_approved_review_is_next(drafted: Path, run: Typed) -> None:
    result = run("send")

    assert result.exit_code == 0
    assert result.stderr == "Nothing to send: 6 drafts not approved yet.\nnext: outreach review spring\n"


def test_one_campaign_may_be_sent_by_itself(approved: Path, run: Typed) -> None:
    assert run("send", "nix", "-n").exit_code == 2
    assert run("send", "spring", "--confirm-count", "6").exit_code == 0


def test_an_empty_workspace_has_nothing_to_send(app: App, run: Typed) -> None:
    result = run("send")

    assert (result.exit_code, result.stderr) == (0, "Nothing to send.\nnext: outreach queue\n")


def test_no_words_of_a_sheet_reach_the_wire_as_a_header(approved: Path, run: Typed, app: App) -> None:
    """A handle or name that holds a line break was cleaned long before; what a server got has our headers alone."""
    from mailbox import Maildir

    run("send", "--confirm-count", "6")

    for message in Maildir(approved / "outbox", create=False):
        assert sorted(message.keys()) == sorted(
            [
                "Return-Path",
                "Delivered-To",
                "Date",
                "From",
                "To",
                "Subject",
                "Message-ID",
                "MIME-Version",
                "Content-Type",
                "Content-Transfer-Encoding",
            ]
        )


def test_an_answer_before_the_second_campaign_is_no_plan(app: App, sent: Path, run: Typed) -> None:
    arrives(sent, "1.eml", letter("tom@example.com", "No thanks"))
    run("sync")

    assert run("draft", "spring").exit_code == 5
    assert "Tom Hill" not in run("send", "-n").stdout
