"""Blocking somebody for good."""

import pytest
from sqlalchemy import text

from outreach.actions.deciding import block
from outreach.actions.importing import keep, look
from outreach.actions.logging import listed
from outreach.actions.people import card, edit
from outreach.app import App
from outreach.errors import UsageError


@pytest.fixture
def known(app: App) -> App:
    rows = "name,handle,platform,email\nAyşe,ayse,instagram,ayse@example.com\nAyşe,ayse.yt,youtube,ayse@example.com\nTom,tom,,\n"
    keep(app, look(rows.encode(), "list.csv", columns={}))
    return app


def hashes(app: App) -> list[tuple[str, str]]:
    with app.reading() as db:
        return [
            (row.kind, row.digest)
            for row in db.execute(text("SELECT kind, digest FROM suppression ORDER BY id"))
        ]


def test_every_address_and_handle_is_kept_as_a_hash_alone(known: App) -> None:
    done = block(known, "ayşe", "asked")
    assert (done.person.name, done.addresses, done.handles, done.sequences, done.cancelled) == (
        "Ayşe",
        1,
        2,
        0,
        0,
    )
    found = hashes(known)
    assert [kind for kind, _ in found] == ["address", "handle", "handle"]
    assert all(len(digest) == 64 and "ayse" not in digest for _, digest in found)


def test_a_second_time_adds_what_was_learnt_since(known: App) -> None:
    block(known, "ayşe", "asked")
    edit(known, "ayşe", {"email": "new@example.com"})
    done = block(known, "ayşe", "again")
    assert (done.addresses, done.handles) == (1, 0)
    assert card(known, "ayşe").blocked == "asked"


def test_a_platform_that_is_learnt_later_unblocks_nobody(known: App) -> None:
    block(known, "tom", "asked")
    edit(known, "tom", {"handle": "tiktok:tom"})
    assert card(known, "tom").blocked == "asked"


@pytest.mark.parametrize("because", ["", " \n"])
def test_a_reason_is_needed(known: App, because: str) -> None:
    with pytest.raises(UsageError, match="a reason is needed"):
        block(known, "ayşe", because)
    assert hashes(known) == []


def test_it_stands_in_the_log_of_that_person(known: App) -> None:
    block(known, "ayşe", "asked")
    assert [
        (one.event.kind, one.event.said, one.called) for one in listed(known, who="ayşe", last=None, newest=9)
    ] == [("person.blocked", "asked", "Ayşe")]
