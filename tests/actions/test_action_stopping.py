"""A person ends the sequences of somebody."""

from pathlib import Path

import pytest

from outreach.actions.deciding import stop
from outreach.actions.desk import Choice
from outreach.actions.drafting import draft
from outreach.actions.standings import story
from outreach.app import App
from outreach.errors import UsageError
from outreach.followups.standing import Place
from spring import another_campaign, reached, states


def test_every_running_sequence_ends_and_what_is_queued_is_cancelled(app: App, sent: Path) -> None:
    another_campaign(sent)
    draft(app, "winter", Choice(names=("@lenabakes",)))

    done = stop(app, "lena@example.com", "by phone")

    assert (done.person.name, done.sequences, done.cancelled) == ("Lena Fischer", 2, 1)
    assert {one.place for one in story(app, "Lena").standings} == {Place.ENDED}
    assert states(app)["lena"] == "cancelled"
    assert "lena" not in reached(sent)


def test_a_second_stop_ends_nothing_more(app: App, sent: Path) -> None:
    stop(app, "Lena", "by phone")

    again = stop(app, "Lena", "by phone")

    assert (again.sequences, again.cancelled) == (0, 0)


@pytest.mark.parametrize("because", ["", "  "])
def test_a_reason_is_needed(app: App, sent: Path, because: str) -> None:
    with pytest.raises(UsageError, match="a reason is needed"):
        stop(app, "Lena", because)


def test_somebody_unknown_is_told(app: App, sent: Path) -> None:
    with pytest.raises(UsageError, match="nobody is known as"):
        stop(app, "@nobody", "x")
