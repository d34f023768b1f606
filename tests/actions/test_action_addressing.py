"""An address that is somebody's, and one that a person took for theirs by mistake: what was read by it comes to its writer."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from dovecot import Dovecot

from outreach.actions.people import edit
from outreach.actions.rematching import rematch
from outreach.actions.standings import story
from outreach.actions.strays import listed
from outreach.actions.syncing import sync
from outreach.app import App
from outreach.errors import InputError
from posted import answer, our_id, our_subject, world

__all__ = ["world"]  # fixtures

MANAGER = "menajer@ajans.example"


def holds(app: App, who: str) -> list[str]:
    return [hold.code for hold in story(app, who).holds]


@pytest.fixture
def mistaken(app: App, world: Path, dovecot: Dovecot, user: str) -> Path:
    """A manager answered for Ayşe and is taken for Tom's."""
    dovecot.deliver(user, answer(1, MANAGER, "Bütçeniz nedir?", Subject=f"Re: {our_subject(app, 'ayse')}"))
    sync(app)
    edit(app, "@tomhill", {"also": MANAGER})
    rematch(app, MANAGER)
    assert (holds(app, "@tomhill"), holds(app, "@ayse.seramik")) == (["answered"], [])
    return world


def test_an_address_that_is_not_theirs_is_taken_off_and_whoever_it_may_be_from_is_held_again(
    app: App, mistaken: Path
) -> None:
    _, said = edit(app, "@tomhill", {"not_also": MANAGER.upper()})

    assert said == (f"email: {MANAGER} is not theirs",)
    assert [one.row.sender for one in listed(app)] == [MANAGER]
    assert holds(app, "@ayse.seramik") == ["perhaps-answered"]


def test_what_was_kept_as_somebody_elses_ends_the_sequence_of_whose_it_is(app: App, mistaken: Path) -> None:
    edit(app, "@tomhill", {"not_also": MANAGER})
    assert holds(app, "@ayse.seramik") == ["perhaps-answered"]

    told = [edit(app, "@ayse.seramik", {"also": MANAGER})[1] for _ in range(2)]

    counts = "what they wrote from it in another's conversation counts: outreach why @ayse.seramik"
    assert told == [
        (f"email: also {MANAGER}", counts),
        (f"email: {MANAGER} is known as theirs",),
    ]
    assert holds(app, "@ayse.seramik") == ["answered-elsewhere"]


def test_a_person_reads_how_what_was_kept_of_it_is_taken_back(
    mistaken: Path, app: App, run: Callable[..., Result]
) -> None:
    told = run("people", "edit", "@tomhill", "--not-also", MANAGER)
    back = "outreach resolve @tomhill --as nothing --mail 7"
    other = f"outreach people edit @handle --also {MANAGER}"
    assert f"if it is not: {back}\nif it is somebody else's: {other}\n" in told.stderr

    run(*back.split()[1:])
    run("people", "edit", "@ayse.seramik", "--also", MANAGER)

    assert (holds(app, "@tomhill"), holds(app, "@ayse.seramik")) == ([], ["answered-elsewhere"])
    assert listed(app) == []


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (MANAGER, f"{MANAGER} is not known as Tom Hill's"),
        ("tom@example.com", "tom@example.com is where Tom Hill is written to"),
    ],
)
def test_an_address_that_is_not_known_or_is_written_to_stays(
    app: App, world: Path, address: str, said: str
) -> None:
    with pytest.raises(InputError, match=said):
        edit(app, "@tomhill", {"not_also": address})


def test_an_address_that_was_written_to_before_stays_known(app: App, world: Path) -> None:
    edit(app, "@tomhill", {"email": "tom@hill.example"})

    with pytest.raises(InputError, match=r"was written to at tom@example.com: it stays known"):
        edit(app, "@tomhill", {"not_also": "tom@example.com"})


def test_the_commands_that_are_named_may_be_typed_in_either_order(
    mistaken: Path, app: App, run: Callable[..., Result]
) -> None:
    run("people", "edit", "@tomhill", "--not-also", MANAGER)

    run("people", "edit", "@ayse.seramik", "--also", MANAGER)
    run("resolve", "@tomhill", "--as", "nothing")

    assert (holds(app, "@tomhill"), holds(app, "@ayse.seramik")) == ([], ["answered-elsewhere"])


@pytest.mark.parametrize(
    "headers", [{"Date": "Wed, 1 Jan 2020 10:00:00 +0000"}, {"Auto_Submitted": "auto-generated"}]
)
def test_what_another_wrote_counts_the_same_whenever_the_address_becomes_known(
    app: App, world: Path, dovecot: Dovecot, user: str, headers: dict[str, str]
) -> None:
    mail = answer(1, MANAGER, "Ücreti konuşalım.", In_Reply_To=our_id(app, "ayse"), **headers)
    dovecot.deliver(user, mail)
    sync(app)

    edit(app, "@tomhill", {"also": MANAGER})
    rematch(app, MANAGER)

    assert holds(app, "@tomhill") == ["answered-elsewhere"]
    edit(app, "@tomhill", {"not_also": MANAGER})
    assert holds(app, "@tomhill") == []


def test_an_address_is_not_given_and_taken_at_once(world: Path, run: Callable[..., Result]) -> None:
    refused = run("people", "edit", "@tomhill", "--also", MANAGER, "--not-also", MANAGER)
    assert (refused.exit_code, "one after the other" in refused.stderr) == (2, True)
