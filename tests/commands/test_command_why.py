"""`outreach why`: the story of one person."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from outreach.app import App
from outreach.net.sink import Fault
from spring import arrives, letter

Typed = Callable[..., Result]


def told(result: Result) -> list[str]:
    """Leave out who was at the keyboard."""
    return [re.sub(r" by \S+:", ":", line) for line in result.stdout.splitlines()]


def test_it_answers_where_nothing_happened_yet(spring: Path, run: Typed) -> None:
    assert told(run("why", "@tomhill"))[-1] == "In no campaign."
    assert told(run("why", "@kaaner"))[-2:] == [
        "In no campaign.",
        "held until you decide: no address, nobody can write to them",
    ]


def test_the_story_goes_from_the_draft_to_the_wire(app: App, approved: Path, run: Typed) -> None:
    app.faults = {"tom@example.com": Fault.CUT_UNACCEPTED}
    run("send", "--confirm-count", "6")

    lines = told(run("why", "@tomhill"))[-8:]

    assert lines[0] == '24 Nov 10:00  draft made: first, about "A kiln in a shed" (about kiln, 5 days old)'
    assert re.fullmatch(r"24 Nov 10:00  draft approved: text [0-9a-f]{8}", lines[1])
    assert lines[2:] == [
        "24 Nov 10:00  delivery queued: first queued for tom@example.com",
        "24 Nov 10:00  delivery unknown: first: the line was lost",
        "now  spring: unknown, first: the line was lost; nobody knows whether it arrived",
        "held until you decide: first: the line was lost; nobody knows whether it arrived",
        "     to settle it: outreach resolve @tomhill",
        (
            "law  Turkey: where an offer counts as a commercial message, it needs their İYS status, onay or tacir "
            "(Law 6563, article 2: messages that raise the recognition of a business. Whether a paid offer is one is for you to decide)"
        ),
    ]


def test_what_is_final_is_said_to_be(sent: Path, run: Typed) -> None:
    run("block", "@tomhill", "--because", "asked not to")

    assert "held for good: blocked: asked not to" in told(run("why", "@tomhill"))


@pytest.mark.parametrize(
    ("words", "lifted", "kind"),
    [
        ("Olur.", "until you name them in a new campaign: answered on 24 November 2026", "nothing"),
        ("Hayır.", "for good: asked for no more mail on 24 November 2026", "answer"),
    ],
)
def test_what_can_be_taken_back_is_not_said_to_be_for_good(
    sent: Path, run: Typed, words: str, lifted: str, kind: str
) -> None:
    arrives(sent, "1.eml", letter("ayse@example.com", words))
    run("sync")

    shown = told(run("why", "@ayse.seramik"))

    assert f"held {lifted}" in shown
    assert f"     if it is something else: outreach resolve @ayse.seramik --as {kind}" in shown
    run("resolve", "@ayse.seramik", "--as", kind)
    assert f"held {lifted}" not in told(run("why", "@ayse.seramik"))


def test_an_answer_is_taken_back_by_its_number_where_a_note_came_after_it(sent: Path, run: Typed) -> None:
    arrives(sent, "1.eml", letter("ayse@example.com", "Olur."))
    run("sync")
    arrives(sent, "2.eml", letter("ayse@example.com", "İzindeyim", Auto_Submitted="auto-replied"))
    run("sync")

    (command,) = re.findall(
        r"resolve @ayse.seramik --as nothing --mail \d+", run("why", "@ayse.seramik").stdout
    )

    assert 'before as answer, a person wrote it: "Olur."' in run(*command.split()).stderr


def test_a_wish_is_taken_back_by_its_number_whatever_came_after_it(sent: Path, run: Typed) -> None:
    for number, words in ((1, "Hayır."), (2, "Fikrimi değiştirdim, konuşalım.")):
        arrives(sent, f"{number}.eml", letter("ayse@example.com", words))
        run("sync")

    (command,) = re.findall(
        r"resolve @ayse.seramik --as answer --mail \d+", run("why", "@ayse.seramik").stdout
    )
    said = run(*command.split()).stderr
    assert 'before as no more mail, it says no and nothing else: "Hayır."' in said


def test_the_pause_of_a_campaign_is_told_of_whoever_it_keeps_waiting(sent: Path, run: Typed) -> None:
    run("pause", "spring", "--because", "fiyatlar değişiyor")
    assert "fiyatlar değişiyor" in run("why", "@ayse.seramik").stdout
    run("resume", "spring")
    assert "held" not in run("why", "@ayse.seramik").stdout


def test_after_an_answer_no_note_of_absence_offers_a_way_to_go_on(sent: Path, run: Typed) -> None:
    arrives(sent, "1.eml", letter("ayse@example.com", "İzindeyim", Auto_Submitted="auto-replied"))
    run("sync")
    assert "to go on all the same" in run("why", "@ayse.seramik").stdout
    arrives(sent, "2.eml", letter("ayse@example.com", "Olur."))
    run("sync")
    told = run("why", "@ayse.seramik").stdout
    assert "to go on all the same" not in told
    assert "--as answer" not in told, "it would speak of the mail that ended it"


def test_a_thread_at_an_old_address_names_what_ends_it(sent: Path, run: Typed) -> None:
    run("people", "edit", "@ayse.seramik", "--email", "yeni@example.com")
    way = 'to end it first: outreach stop @ayse.seramik --because "new address"'
    assert way in run("why", "@ayse.seramik").stdout


def test_who_was_stopped_can_be_named_again(sent: Path, run: Typed) -> None:
    run("stop", "@ayse.seramik", "--because", "telefonda")
    shown = told(run("why", "@ayse.seramik"))
    assert "held until you name them in a new campaign: stopped: telefonda" in shown


@pytest.mark.parametrize("word", ["@nobody", "nix"])
def test_somebody_unknown_is_a_wrong_call(spring: Path, run: Typed, word: str) -> None:
    result = run("why", word)

    assert result.exit_code == 2
    assert "try: outreach people list" in result.stderr
