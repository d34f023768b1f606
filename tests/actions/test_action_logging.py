"""Reading the log."""

import pytest

from outreach.actions.importing import keep, look
from outreach.actions.logging import listed
from outreach.actions.people import edit, tag
from outreach.app import App
from outreach.demo import Clock
from outreach.errors import UsageError


@pytest.fixture
def known(app: App, clock: Clock) -> App:
    for number in (1, 2):
        clock.now = clock.now.replace(minute=number)
        rows = f"name,email,followers\nAyşe,ayse@example.com,{number}\nTom,tom@example.com,5\n"
        keep(app, look(rows.encode(), "list.csv", columns={}))
    tag(app, ("tom",), "vip")
    edit(app, "ayse@example.com", {"country": "TR"})
    return app


def kinds(
    app: App, *, who: str | None = None, last: str | None = None, newest: int = 50
) -> list[tuple[str, str]]:
    return [(one.event.kind, one.called) for one in listed(app, who=who, last=last, newest=newest)]


def test_the_newest_lines_stand_last(known: App) -> None:
    assert kinds(known) == [
        ("people.imported", ""),
        ("person.changed", "Ayşe"),
        ("people.imported", ""),
        ("person.tagged", "Tom"),
        ("person.edited", "Ayşe"),
    ]
    assert kinds(known, newest=2) == kinds(known)[-2:]


def test_one_person_s_lines_are_theirs_alone(known: App) -> None:
    assert kinds(known, who="tom") == [("person.tagged", "Tom")]
    with pytest.raises(UsageError):
        kinds(known, who="nobody")


def test_the_last_import_is_the_newest_one_alone(known: App) -> None:
    assert kinds(known, last="import") == [("person.changed", "Ayşe"), ("people.imported", "")]
    assert kinds(known, last="sync") == []
