"""What an import keeps, table by table, and what it leaves to a person."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import event

from outreach.actions.deciding import block
from outreach.actions.importing import Imported, give_back, keep, look
from outreach.actions.people import edit, note, tag
from outreach.app import App
from outreach.demo import Clock
from outreach.errors import InputError
from tables import rows

HEAD = "name,handle,platform,email,followers,language,country,tags,note,Şehir\n"
AYSE = "Ayşe Yılmaz,ayse,instagram,ayse@example.com,100,tr,TR,seramik,Met once,İzmir\n"


def bring(app: App, *rows: str, head: str = HEAD) -> Imported:
    return keep(app, look("".join((head, *rows)).encode(), "list.csv", columns={}))


def test_a_new_person_stands_in_every_table(app: App) -> None:
    done = bring(app, AYSE)

    assert (done.new, done.known, done.changed, done.repeated, done.posts) == (1, 0, 0, 0, 0)
    assert rows(
        app, "SELECT id, name, name_key, language, country, fields, edited, source FROM influencer"
    ) == [(1, "Ayşe Yılmaz", "ayse yilmaz", "tr", "TR", {"Şehir": "İzmir"}, [], "list.csv")]
    assert rows(app, "SELECT influencer_id, address, canonical, is_primary FROM address") == [
        (1, "ayse@example.com", "ayse@example.com", 1)
    ]
    assert rows(app, "SELECT influencer_id, platform, handle FROM channel") == [(1, "instagram", "ayse")]
    assert rows(app, "SELECT influencer_id, channel_id, metric, value FROM measurement") == [
        (1, 1, "followers", 100)
    ]
    assert rows(app, "SELECT influencer_id, name, key FROM tag") == [(1, "seramik", "seramik")]
    assert rows(app, "SELECT influencer_id, text, by FROM note") == [(1, "Met once", "list.csv")]


def test_the_same_list_adds_no_row_anywhere(app: App) -> None:
    bring(app, AYSE)
    tables = ("influencer", "address", "channel", "measurement", "tag", "note")
    before = [rows(app, f"SELECT * FROM {table}") for table in tables]
    done = bring(app, AYSE)
    assert (done.new, done.known, done.changed) == (0, 1, 0)
    assert [rows(app, f"SELECT * FROM {table}") for table in tables] == before


def test_what_is_newer_is_taken_and_what_was_measured_stays(app: App, clock: Clock) -> None:
    bring(app, AYSE)
    clock.now = clock.now.replace(day=25)
    done = bring(app, "Ayşe Nur Yılmaz,AYSE,instagram,Ayse@Example.com,150,en,,Vip,Met twice,\n")

    assert (done.changed, done.conflicts) == (1, ())
    assert rows(app, "SELECT name, name_key, language, country, fields FROM influencer") == [
        ("Ayşe Nur Yılmaz", "ayse nur yilmaz", "en", "TR", {"Şehir": "İzmir"})
    ]
    assert rows(app, "SELECT value FROM measurement ORDER BY id") == [(100,), (150,)]
    assert rows(app, "SELECT name FROM tag ORDER BY id") == [("seramik",), ("Vip",)]
    assert rows(app, "SELECT text FROM note ORDER BY id") == [("Met once",), ("Met twice",)]
    assert rows(app, "SELECT said FROM event WHERE kind = 'person.changed' ORDER BY id") == [
        ("name: Ayşe Yılmaz -> Ayşe Nur Yılmaz",),
        ("language: tr -> en",),
        ("followers: 100 -> 150",),
        ("tag: Vip",),
        ("note: Met twice",),
    ]


def test_blanks_clear_nothing(app: App) -> None:
    bring(app, AYSE)
    before = rows(app, "SELECT * FROM influencer")
    done = bring(app, ",,,ayse@example.com,N/A,-,#YOK, ,—,\n")
    assert (done.known, done.changed) == (1, 0)
    assert rows(app, "SELECT * FROM influencer") == before


@pytest.mark.parametrize(
    ("column", "mine", "theirs", "cells"),
    [
        ("name", "Ayşe Kaya", "Ayşe Yılmaz", AYSE),
        ("language", "en", "tr", AYSE),
        ("country", "DE", "TR", AYSE),
    ],
)
def test_an_edit_by_hand_stays_and_is_told_each_time(
    app: App, column: str, mine: str, theirs: str, cells: str
) -> None:
    bring(app, AYSE)
    edit(app, "@ayse", {column: mine})
    for _ in range(2):
        (conflict,) = bring(app, cells).conflicts
        assert (conflict.column, conflict.old, conflict.new, conflict.words) == (
            column,
            mine,
            theirs,
            "@ayse",
        )
    assert rows(app, f"SELECT {column} FROM influencer") == [(mine,)]


def test_tags_and_notes_of_a_person_stay_beside_those_of_the_list(app: App) -> None:
    bring(app, AYSE)
    tag(app, ("@ayse",), "vip")
    note(app, "@ayse", "Called")
    assert bring(app, AYSE).changed == 0
    assert {name for (name,) in rows(app, "SELECT name FROM tag")} == {"seramik", "vip"}


def test_another_address_is_kept_beside_the_first(app: App) -> None:
    bring(app, AYSE)
    (conflict,) = bring(app, "Ayşe Yılmaz,ayse,instagram,new@example.com,,,,,,\n").conflicts
    assert (conflict.old, conflict.new) == ("ayse@example.com", "new@example.com")
    assert rows(app, "SELECT canonical, is_primary FROM address ORDER BY id") == [
        ("ayse@example.com", 1),
        ("new@example.com", 0),
    ]
    assert bring(app, "Tom,,,new@example.com,,,,,,\n").rejections[0].reason == (
        "another name than is known: new@example.com is Ayşe Yılmaz"
    )


def test_a_first_address_of_somebody_known_is_the_one_to_write_to(app: App) -> None:
    bring(app, "Ayşe,ayse,instagram,,,,,,,\n")
    done = bring(app, "Ayşe,ayse,instagram,ayse@example.com,,,,,,\n")
    assert (done.changed, done.conflicts) == (1, ())
    assert rows(app, "SELECT canonical, is_primary FROM address") == [("ayse@example.com", 1)]


def test_rows_of_one_person_are_put_together(app: App) -> None:
    done = bring(
        app,
        "Ayşe Yılmaz,ayse,instagram,ayse@example.com,100,,,a,one,İzmir\n",
        ",ayse.yt,youtube,ayse@example.com,200,tr,TR,b,two,Bursa\n",
    )
    assert (done.new, done.repeated) == (1, 1)
    assert rows(app, "SELECT name, language, country, fields FROM influencer") == [
        ("Ayşe Yılmaz", "tr", "TR", {"Şehir": "İzmir"})
    ]
    assert rows(app, "SELECT channel_id, value FROM measurement ORDER BY id") == [(1, 100), (2, 200)]
    assert len(rows(app, "SELECT * FROM tag")) == len(rows(app, "SELECT * FROM note")) == 2


def test_a_row_of_two_people_is_given_back_with_their_names(app: App) -> None:
    bring(app, AYSE, "Tom Hill,tom,instagram,tom@example.com,,,,,,\n")
    done = bring(app, ",tom,instagram,ayse@example.com,,,,,,\n", "Zoë,zoe,,,,,,,,\n")
    assert (done.new, done.known) == (1, 0)
    assert [(one.line, one.reason) for one in done.rejections] == [
        (2, "two people: Ayşe Yılmaz and Tom Hill")
    ]


def test_an_agency_s_address_under_another_name_renames_nobody(app: App) -> None:
    bring(app, AYSE)
    done = bring(app, "Mehmet Kaya,mehmet,instagram,ayse@example.com,,,,,,\n")
    assert [one.reason for one in done.rejections] == [
        "another name than is known: ayse@example.com is Ayşe Yılmaz"
    ]
    assert rows(app, "SELECT name FROM influencer") == [("Ayşe Yılmaz",)]


def test_address_and_handle_together_are_enough_for_a_new_name(app: App) -> None:
    bring(app, AYSE)
    assert bring(app, "Mehmet Kaya,ayse,instagram,ayse@example.com,,,,,,\n").changed == 1
    assert rows(app, "SELECT name FROM influencer") == [("Mehmet Kaya",)]


def test_whoever_is_blocked_is_given_back_with_the_reason(app: App) -> None:
    bring(app, AYSE)
    block(app, "@ayse", "asked by phone")
    done = bring(app, AYSE, "Tom,tom,,,,,,,,\n")
    assert (done.new, done.known) == (1, 0)
    assert [one.reason for one in done.rejections] == ["blocked: asked by phone"]


def test_posts_of_a_list_are_kept_once_and_a_bad_link_costs_nobody(app: App) -> None:
    head = "name,handle,post url,post title,post date\n"
    sheet = (
        "Ayşe,ayse,https://instagram.com/p/A1/?igsh=1,One,2026-11-01\n",
        "Ayşe,ayse,https://www.instagram.com/p/A1,One,2026-11-01\n",
        "Tom,tom,http://192.168.0.10/x,Two,2026-11-01\n",
    )
    done, again = bring(app, *sheet, head=head), bring(app, *sheet, head=head)
    assert (done.new, done.posts, again.posts) == (2, 1, 0)
    assert [one.reason.partition(":")[0] for one in done.rejections] == ["bad post link"]
    assert done.rejections[0].reason.endswith("; the person was imported")
    assert rows(app, "SELECT canonical_url, title, source FROM post") == [
        ("https://instagram.com/p/A1", "One", "list.csv")
    ]


def test_each_network_has_its_channel_with_its_own_numbers(app: App) -> None:
    head = "name,email,Instagram,TikTok,Instagram followers,TikTok followers\n"
    row = "Ayşe Yılmaz,ayse@example.com,ayse,ayse.tt,100,200\n"
    done, again = bring(app, row, head=head), bring(app, row, head=head)

    assert (done.new, again.changed) == (1, 0)
    assert rows(
        app, "SELECT platform, handle, value FROM channel JOIN measurement m ON m.channel_id = channel.id"
    ) == [
        ("instagram", "ayse", 100),
        ("tiktok", "ayse.tt", 200),
    ]


def test_one_list_for_each_network_makes_one_person_by_the_address(app: App) -> None:
    bring(app, "Ayşe Yılmaz,ayse@example.com,ayse\n", head="name,email,Instagram\n")
    bring(app, "AYŞE YILMAZ,Ayse@Example.com,ayse.tt\n", head="İsim,E-posta,TikTok\n")
    bring(app, "Ayşe Yılmaz,ayse,ayse.tt\n", head="name,Instagram,TikTok\n")

    assert rows(app, "SELECT name FROM influencer") == [("Ayşe Yılmaz",)]
    assert rows(app, "SELECT platform, handle FROM channel") == [("instagram", "ayse"), ("tiktok", "ayse.tt")]


def test_a_row_whose_handles_are_two_people_s_is_given_back(app: App) -> None:
    bring(app, "Ayşe,ayse,\n", "Tom,,tom.tt\n", head="name,Instagram,TikTok\n")
    done = bring(app, ",ayse,tom.tt\n", head="name,Instagram,TikTok\n")

    assert [one.reason for one in done.rejections] == ["two people: Ayşe and Tom"]


@pytest.mark.parametrize(
    "head",
    [
        "İsim,Kullanıcı adı,Mecra,E-posta,Takipçi,Dil,Ülke,Etiketler,Not,Şehir\n",
        "Full name,Username,Network,E-mail,Followers,Lang,Country,Labels,Notes,Şehir\n",
    ],
)
def test_renamed_headings_change_nothing(app: App, head: str) -> None:
    bring(app, AYSE)
    done = bring(app, AYSE, head=head)
    assert (done.known, done.changed, done.conflicts) == (1, 0, ())


def test_columns_in_another_order_and_fewer_of_them_change_nothing(app: App) -> None:
    bring(app, AYSE)
    done = bring(app, "ayse@example.com,Ayşe Yılmaz\n", head="E-posta,Ad Soyad\n")
    assert (done.known, done.changed, done.conflicts) == (1, 0, ())


def test_numbers_are_dated_by_the_list_where_it_says_when(app: App) -> None:
    head = "handle,followers,measured on\n"
    bring(app, "ayse,100,2026-10-01\n", head=head)
    bring(app, "ayse,90,2026-09-01\n", head=head)
    bring(app, "ayse,120,2026-11-01\n", head=head)

    assert rows(app, "SELECT value, measured_at FROM measurement ORDER BY id") == [
        (100, datetime(2026, 10, 1, 12, tzinfo=UTC)),
        (120, datetime(2026, 11, 1, 12, tzinfo=UTC)),
    ]


def test_numbers_without_a_day_are_dated_by_the_import(app: App, clock: Clock) -> None:
    bring(app, AYSE)
    (moment,) = rows(app, "SELECT measured_at FROM measurement")
    assert moment == (clock.now,)


def test_nothing_is_kept_of_an_import_that_breaks(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    understood = look((HEAD + AYSE).encode(), "list.csv", columns={})

    def breaks(*arguments: str) -> None:
        if arguments[2].startswith("INSERT INTO tag "):
            raise RuntimeError("no")

    event.listen(app.engine, "before_cursor_execute", breaks)
    with pytest.raises(RuntimeError, match="no"):
        keep(app, understood)
    assert rows(app, "SELECT * FROM influencer") == rows(app, "SELECT * FROM event") == []


def test_a_list_without_people_is_refused_with_its_columns() -> None:
    with pytest.raises(
        InputError, match=r"^x\.csv: no column of addresses or handles; its columns are a, b$"
    ) as error:
        look(b"a,b\n1,2\n", "x.csv", columns={})
    assert error.value.hint == 'say which: outreach import x.csv --columns "HEADING=email"'


@pytest.mark.parametrize(
    ("sheet", "said", "hint"),
    [
        (
            "name,views\nLena,5\n",
            "x.csv: names, but no column of addresses or handles: nobody in it could be written to or found again",
            "add a column `email` or `handle`; if `name` holds handles: outreach import x.csv --columns name=handle",
        ),
        (
            "Who,views\nkiln.lab,5\ndora_b,6\ntom.h,7\nlena9,8\nzoe,9\n",
            "x.csv: no column of addresses or handles; its columns are Who, views",
            "outreach import x.csv --columns Who=handle",
        ),
    ],
)
def test_a_list_that_finds_nobody_says_what_to_do(sheet: str, said: str, hint: str) -> None:
    with pytest.raises(InputError) as error:
        look(sheet.encode(), "x.csv", columns={})
    assert (str(error.value), error.value.hint) == (said, hint)


def test_numbers_that_could_be_read_otherwise_are_shown() -> None:
    understood = look(b"email;followers;engagement\na@x.example;12.500;3,45\n", "x.csv", columns={})
    assert understood.examples == {1: ("12.500", 12500.0), 2: ("3,45", 3.45)}


def test_rejected_rows_are_written_beside_what_somebody_mends(app: App, tmp_path: Path) -> None:
    understood = look(b"name,email\nLena,lena\n", "x.csv", columns={})
    path = tmp_path / "x.rejected.csv"

    def write(*, over: bool = False) -> str:
        return give_back(understood, understood.rejections, path, over=over).name

    assert [write(), write()] == ["x.rejected.csv", "x.rejected.csv"]
    path.write_text("half mended", "utf-8")
    assert [write(), write()] == ["x.rejected-2.csv", "x.rejected-2.csv"]
    assert path.read_text("utf-8") == "half mended"
    assert write(over=True) == "x.rejected.csv"
    assert path.read_text("utf-8").startswith("name,email,reject reason")


def test_thousands_of_known_people_are_completed_without_a_query_each(app: App) -> None:
    sheet = [f"n{n},h{n},instagram,p{n}@example.com,{n},,,t,note {n},\n" for n in range(2000)]
    bring(app, *sheet)
    asked = []
    event.listen(app.engine, "before_cursor_execute", lambda *arguments: asked.append(arguments[2]))
    done = bring(app, *(row.replace(",t,", ",t;u,") for row in sheet))
    assert (done.known, done.changed) == (2000, 2000)
    assert len(asked) < 60
