"""`outreach pause` and `resume`: nothing leaves from an account or of a campaign until a person says so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import Result

from outreach.actions.queueing import queue
from outreach.app import App
from outreach.demo import Clock
from outreach.models import Enrolment
from outreach.store import campaigns, people
from spring import another_campaign, reached, states

Typed = Callable[..., Result]


def test_a_paused_campaign_keeps_what_is_queued_and_says_why(app: App, approved: Path, run: Typed) -> None:
    queue(app, confirmed=6)

    paused = run("pause", "spring", "--because", "the kiln broke")
    sent = run("send")

    assert (
        paused.stderr
        == "campaign spring is paused, 6 queued mails wait.\nto lift it: outreach resume spring\n"
    )
    assert reached(approved) == []
    assert set(states(app).values()) == {"queued"}
    assert "campaign spring is paused (the kiln broke): outreach resume spring" in sent.stderr
    assert sent.stderr.endswith("\nnext: outreach queue, which says what holds what is queued\n")
    assert sent.exit_code == 5


def test_what_is_resumed_leaves(app: App, approved: Path, run: Typed) -> None:
    queue(app, confirmed=6)
    run("pause", "spring", "--because", "the kiln broke")

    resumed = run("resume", "spring")

    assert resumed.stderr == "spring may send again. It was paused: the kiln broke\nnext: outreach send\n"
    assert run("resume", "spring").stderr == "spring is not paused.\nnext: outreach send\n"
    run("send")
    assert len(reached(approved)) == 5


def test_the_queue_of_a_paused_campaign_offers_nothing_to_send(app: App, approved: Path, run: Typed) -> None:
    run("pause", "spring", "--because", "the kiln broke")
    drafted = run("queue")
    run("resume", "spring")
    queue(app, confirmed=6)
    run("pause", "spring", "--because", "the kiln broke")
    queued, plan = run("queue"), run("send", "-n")

    for result in (drafted, queued):
        assert "campaign spring is paused (the kiln broke): outreach resume spring" in result.stdout
        assert "outreach send" not in result.output
    assert "  queued     6  confirmed before, does not leave: " in plan.stdout


@pytest.mark.parametrize("what", ["spring", "me"])
def test_why_says_that_what_is_queued_waits_for_it(app: App, approved: Path, run: Typed, what: str) -> None:
    queue(app, confirmed=6)
    run("pause", what, "--because", "the kiln broke")

    told = run("why", "@tomhill").stdout

    assert f"{what} is paused (the kiln broke): outreach resume {what}" in told
    assert "leaves" not in told.partition("\nnow ")[2].partition("\n")[0]


def test_a_second_pause_says_what_it_replaces(approved: Path, run: Typed) -> None:
    run("pause", "spring", "--because", "the kiln broke")

    again = run("pause", "spring", "--because", "the kiln is sold")

    assert "It was paused before, which this replaces: the kiln broke" in again.stderr
    assert "before" not in run("pause", "spring", "--because", "the kiln is sold").stderr


def test_a_near_name_is_offered(approved: Path, run: Typed) -> None:
    for command in (("pause", "sprng", "--because", "x"), ("resume", "sprng")):
        result = run(*command)

        assert result.exit_code == 2
        assert "no account and no campaign is named 'sprng' (did you mean spring?)" in result.stderr


def test_the_plan_of_a_paused_campaign_holds_everybody(approved: Path, run: Typed) -> None:
    run("pause", "spring", "--because", "the kiln broke")

    result = run("send", "-n")

    assert "  held       6" in result.stdout
    assert "campaign spring is paused (the kiln broke): outreach resume spring" in result.stdout


def test_a_person_pauses_an_account_also_in_practice_and_status_says_so(
    app: App, approved: Path, run: Typed
) -> None:
    queue(app, confirmed=6)
    run("pause", "selin@kilnhaus.example", "--because", "on holiday")

    sent = run("send")

    assert "account me is paused (on holiday): outreach resume me" in sent.stderr
    assert reached(approved) == []
    told = "account me is paused, nothing leaves: on holiday\ntry: outreach resume me\n"
    assert told in run("status").stderr
    run("resume", "me")
    assert told not in run("status").stderr


def test_what_is_paused_must_be_there_and_be_one_thing(workspace: Path, approved: Path, run: Typed) -> None:
    unknown = run("pause", "winter", "--because", "x")
    another_campaign(workspace, "me")
    both = run("pause", "me", "--because", "x")

    assert (unknown.exit_code, both.exit_code) == (2, 2)
    assert "no account and no campaign is named 'winter'" in unknown.stderr
    assert "'me' is an account and a campaign\ntry: selin@kilnhaus.example for the account" in both.stderr
    assert run("pause", "spring", "--because", " ").exit_code == 2


def test_somebody_who_is_paused_waits_alone_and_goes_on_at_once(app: App, approved: Path, run: Typed) -> None:
    queue(app, confirmed=6)

    paused = run("pause", "@tomhill", "--because", "ill until May")
    sent = run("send")

    assert paused.stderr == "Tom Hill is paused, 1 queued mail waits.\nto lift it: outreach resume @tomhill\n"
    assert "paused: ill until May" in sent.output
    assert (states(app)["tom"], len(reached(approved))) == ("queued", 4)
    assert "paused: ill until May" in run("why", "@tomhill").stdout
    resumed = run("resume", "Tom Hill")
    assert resumed.stderr == (
        "Tom Hill is no longer paused. It was: ill until May\nnext: outreach why @tomhill\n"
    )
    run("send")
    assert states(app)["tom"] == "sent"
    assert run("resume", "@tomhill").stderr == "Tom Hill is not paused.\nnext: outreach why @tomhill\n"


def test_a_pause_of_somebody_has_a_reason_and_a_later_one_replaces_it(
    app: App, approved: Path, run: Typed
) -> None:
    run("pause", "@tomhill", "--because", "ill")

    again = run("pause", "@tomhill", "--because", "moving house")

    assert "It was paused before, which this replaces: ill" in again.stderr
    assert "a reason is needed" in run("pause", "@tomhill", "--because", " ").stderr
    assert "paused: moving house" in run("why", "@tomhill").stdout


def test_what_is_no_account_campaign_or_person_is_told(app: App, approved: Path, run: Typed) -> None:
    assert (
        "no account and no campaign is named 'sprang' (did you mean spring?)"
        in run("pause", "sprang", "--because", "x").stderr
    )
    assert "nobody is known as '@nobody'" in run("pause", "@nobody", "--because", "x").stderr
    run("stop", "@tomhill", "--because", "agreed")
    assert "never write to them: outreach block @tomhill" in run("pause", "@tomhill", "--because", "x").stderr


def test_who_is_paused_waits_in_the_next_campaign_too(app: App, approved: Path, run: Typed) -> None:
    run("pause", "@tomhill", "--because", "ill")
    with app.writing() as db:
        person = people.find(db, "@tomhill")[0]
        enrolled = campaigns.enrol(db, "autumn", [person], named=True, now=app.now())[person]
        one = db.get(Enrolment, enrolled)

        assert one
        assert one.paused_because == "ill"


def test_a_part_of_a_name_may_be_a_campaign_that_was_mistyped(app: App, approved: Path, run: Typed) -> None:
    part = run("pause", "gülşen", "--because", "a word {} first")

    assert part.exit_code == 2
    neither = "no account and no campaign is named 'gülşen'"
    assert f"{neither}; people are named by @handle, and it may be Gülşen Ağaoğlu\n" in part.stderr
    assert "try: outreach pause @gulsen.orer --because 'a word {} first'\n" in part.stderr
    assert "try: outreach resume @gulsen.orer\n" in run("resume", "GÜLŞEN").stderr
    assert run("pause", "tom hill", "--because", "x").stderr.startswith("Tom Hill is paused")
    assert run("resume", "unknown:tomhill").stderr.startswith("Tom Hill is no longer paused")


def test_words_for_nobody_or_for_several_say_how_people_are_named(
    app: App, approved: Path, run: Typed
) -> None:
    nobody, several = run("pause", "nix", "--because", "x"), run("pause", "er", "--because", "x")

    assert (nobody.exit_code, several.exit_code) == (2, 2)
    assert "try: accounts: me; campaigns: spring; people: @handle\n" in nobody.stderr
    assert "no account and no campaign is named 'er', and 'er' may be " in several.stderr
    assert "try: name one, such as " in several.stderr


def test_wherever_the_pause_of_somebody_is_told_its_end_is_told_once(
    app: App, approved: Path, run: Typed
) -> None:
    run("pause", "@tomhill", "--because", "ill")
    drafted = run("send", "-n")
    run("resume", "@tomhill")
    queue(app, confirmed=6)
    run("pause", "@tomhill", "--because", "ill")

    for told in (drafted, run("send", "-n"), run("why", "@tomhill"), run("queue"), run("status")):
        assert told.output.count("outreach resume @tomhill\n") == 1
    assert "Tom Hill is paused, nothing leaves: ill\ntry: outreach resume @tomhill\n" in run("status").stderr


def test_where_all_is_paused_the_next_step_lets_it_go_on(app: App, approved: Path, run: Typed) -> None:
    queue(app, confirmed=6)
    for what in ("spring", "me"):
        run("pause", what, "--because", "the kiln broke")
        assert run("queue").stderr.endswith(f"next: outreach resume {what}\n")
        run("resume", what)
    for handle in ("ayse.seramik", "sulegunes", "lenabakes", "tomhill", "gulsen.orer", "ilkergezer"):
        assert run("queue").stderr.endswith("next: outreach send\n")
        run("pause", f"@{handle}", "--because", "ill")
    assert run("queue").stderr.endswith("next: outreach resume @ayse.seramik\n")


def test_who_is_paused_is_not_next_while_others_go_on(app: App, sent: Path, run: Typed) -> None:
    run("pause", "@lenabakes", "--because", "ill")

    assert run("queue").stderr.endswith("next: outreach sync\n")


@pytest.mark.parametrize("words", [("spring",), ("spring", "--follow-ups")])
def test_who_gets_no_draft_for_a_pause_is_let_go_on_by_name(
    sent: Path, run: Typed, clock: Clock, words: tuple[str, ...]
) -> None:
    who = "@tomhill" if len(words) > 1 else "@denizcaglar"
    run(
        "posts",
        "add",
        "@denizcaglar",
        "https://youtu.be/kabuk000001",
        "--title",
        "Kabuk",
        "--date",
        "20.11.2026",
    )
    run("draft", "spring", "@denizcaglar")
    clock.now += timedelta(days=7)
    run("pause", who, "--because", "tatilde")

    told = run("draft", words[0], who, *words[1:]).stderr

    assert "paused: tatilde" in told
    assert f"try: outreach resume {who}\n" in told


def test_a_step_that_is_approved_is_told_without_a_comma_in_a_command(
    sent: Path, run: Typed, clock: Clock
) -> None:
    clock.now += timedelta(days=7)
    run("draft", "spring", "--follow-ups")
    run("approve", "@tomhill", "--confirm-count", "1")

    shown = run("queue").stdout

    assert "; draft 10 is approved (outreach send), since Mon 30 Nov\n" in shown
