"""What a person sees beside a draft."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from outreach.actions.showing import show
from outreach.app import App
from outreach.errors import UsageError
from spring import arrives, letter

Typed = Callable[..., Result]


def test_a_draft_is_shown_with_its_approval_and_its_fate(app: App, sent: Path) -> None:
    look = show(app, "1").looks[0]

    assert look.judged.draft.subject.startswith('"Mavi sır denemeleri"')
    assert look.approval is not None
    assert (look.delivery and str(look.delivery.state)) == "sent"


def test_a_person_is_shown_with_every_draft_and_answer(app: App, sent: Path, run: Typed) -> None:
    arrives(sent, "1.eml", letter("ayse@example.com", "Merhaba"))
    run("sync")

    found = show(app, "@ayse.seramik")

    assert [one.judged.draft.id for one in found.looks] == [1]
    assert [(str(one.kind), one.text) for one in found.answers] == [("reply", "Merhaba")]


def test_a_campaign_is_shown_draft_by_draft(app: App, drafted: Path) -> None:
    assert len(show(app, "spring").looks) == 6


def test_somebody_without_a_draft_has_nothing_to_show(app: App, drafted: Path) -> None:
    found = show(app, "Deniz")

    assert (found.person and found.person.name, found.looks, found.answers) == ("Deniz Çağlar", (), ())


def test_what_a_person_knows_stands_beside_the_draft(app: App, drafted: Path, run: Typed) -> None:
    run("people", "note", "@tomhill", "met at the fair")

    assert run("show", "@tomhill").stdout.count("met at the fair") == 1


@pytest.mark.parametrize("word", ["99", "nix", "@nobody"])
def test_what_means_nothing_is_told(app: App, drafted: Path, word: str) -> None:
    with pytest.raises(UsageError):
        show(app, word)
