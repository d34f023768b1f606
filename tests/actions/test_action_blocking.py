"""Whom a list names as not to be written to is blocked by it, and no list lifts that."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from outreach.actions.importing import Imported, keep, look
from outreach.actions.people import card
from outreach.app import App
from spring import states
from tables import rows

HEAD = "name,handle,platform,email,Son temas,Yanıt,Yazma\n"
AYSE = "Ayşe Yılmaz,ayse,instagram,ayse@example.com,12.03.2026,evet,x\n"
TOM = "Tom Hill,tom,,tom@example.com,hayır,-,hayır\n"


def bring(app: App, *rows: str, head: str = HEAD, name: str = "list.csv") -> Imported:
    return keep(app, look("".join((head, *rows)).encode(), name, columns={}))


def test_a_person_whom_the_list_blocks_is_known_and_blocked(app: App) -> None:
    done = bring(app, AYSE, TOM)

    assert (done.new, done.blocked, done.contacted, done.answered, done.rejections) == (2, 1, 1, 1, ())
    assert card(app, "ayşe").blocked == "list.csv:2: Yazma: x"
    assert card(app, "tom").blocked is None
    assert rows(app, "SELECT kind, because FROM suppression ORDER BY id") == [
        ("address", "list.csv:2: Yazma: x"),
        ("handle", "list.csv:2: Yazma: x"),
    ]
    assert rows(app, "SELECT influencer_id, kind, text, day, by FROM note ORDER BY id") == [
        (1, "contacted", "Son temas: 12.03.2026", date(2026, 3, 12), "list.csv"),
        (1, "answered", "Yanıt: evet", None, "list.csv"),
    ]


def test_the_same_list_again_tells_and_adds_nothing(app: App) -> None:
    bring(app, AYSE, TOM)
    tables = ("influencer", "note", "suppression", "address", "channel")
    before = [rows(app, f"SELECT * FROM {table}") for table in tables]
    again = bring(app, AYSE, TOM)

    assert (again.known, again.changed, again.blocked, again.contacted, again.rejections) == (2, 0, 0, 0, ())
    assert [rows(app, f"SELECT * FROM {table}") for table in tables] == before


@pytest.mark.parametrize("row", [AYSE.replace(",x\n", ",hayır\n"), AYSE.replace(",x\n", ",\n")])
def test_a_later_no_lifts_no_block(app: App, row: str) -> None:
    bring(app, AYSE)
    later = bring(app, row)

    assert [one.reason for one in later.rejections] == ["blocked: list.csv:2: Yazma: x"]
    assert card(app, "ayşe").blocked == "list.csv:2: Yazma: x"


def test_every_handle_and_address_that_is_known_is_blocked(app: App) -> None:
    bring(app, "Ayşe Yılmaz,ayse.yt,youtube,ayse@example.com,,,\n")
    done = bring(app, AYSE)

    assert (done.known, done.blocked) == (1, 1)
    assert rows(app, "SELECT kind, count(*) FROM suppression GROUP BY kind ORDER BY kind") == [
        ("address", 1),
        ("handle", 2),
    ]
    assert rows(app, "SELECT kind FROM event WHERE kind = 'person.blocked'") == [("person.blocked",)]


def test_one_row_of_several_blocks_the_whole_person(app: App) -> None:
    done = bring(app, "Ayşe Yılmaz,ayse.yt,youtube,ayse@example.com,,,\n", AYSE)

    assert (done.new, done.blocked) == (1, 1)
    assert len(rows(app, "SELECT * FROM suppression")) == 3


def test_what_is_queued_to_them_does_not_leave(app: App, sent: Path) -> None:
    assert states(app)["lena"] == "queued"
    done = bring(app, "lenabakes,unsubscribed\n", head="handle,status\n")

    assert (done.known, done.blocked) == (1, 1)
    assert states(app)["lena"] == "cancelled"


def test_nothing_is_kept_of_a_stranger_who_is_blocked(app: App) -> None:
    bring(app, AYSE)
    with app.writing() as db:
        for table in ("note", "channel", "address", "event", "influencer"):
            db.execute(text(f"DELETE FROM {table}"))
    done = bring(app, AYSE)

    assert (done.new, [one.reason for one in done.rejections]) == (0, ["blocked: list.csv:2: Yazma: x"])
    assert rows(app, "SELECT * FROM influencer") == []
