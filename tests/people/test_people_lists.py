"""Small look-alikes of lists that are passed around: the right people and numbers, whatever the sheet does."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.people.headings import understand
from outreach.people.record import NoteKind, OtherChannel, Reading, Record, Rejection
from outreach.people.rows import records
from outreach.sheets.reading import read

SAMPLES = Path(__file__).parent / "samples"


def load(name: str) -> tuple[list[Record], list[Rejection]]:
    sheet = read((SAMPLES / name).read_bytes(), name=name)
    good, bad = records(sheet, understand(sheet))
    return list(good), list(bad)


def numbers(record: Record) -> dict[str, float]:
    return {one.metric: one.value for one in record.readings}


def test_of_two_columns_of_one_name_the_exact_number_wins_and_is_kept_once() -> None:
    people, _ = load("two_columns.csv")

    assert [(one.platform, one.handle, one.name) for one in people] == [
        ("tiktok", "kiln.lab", "Kiln Lab"),
        ("tiktok", "sourdough_dora", "Dora Bakes"),
        ("tiktok", "harbour.tom", "Tom at Sea"),
    ]
    assert [numbers(one) for one in people] == [
        {"followers": 149213456, "average_views": 17300000, "average_shares": 8700},
        {"followers": 2100000, "average_shares": 6312},
        {"followers": 22e6, "average_views": 1240000, "average_shares": 90000},
    ]
    assert [one.fields for one in people] == [
        {"S.no": "1"},
        {"S.no": "2"},
        {"S.no": "3", "Shares avg.": "34.2K"},
    ]


def test_headings_with_line_breaks_are_understood() -> None:
    people, _ = load("line_breaks.csv")

    assert numbers(people[0]) == {
        "followers": 477900000,
        "average_engagement": 6200000,
        "authentic_engagement": 5000000,
    }
    assert [(one.platform, one.handle, one.name, one.tags) for one in people] == [
        ("instagram", "kiln.lab", "Kiln Lab 🏺", ("Ceramics",)),
        ("instagram", "orchard_ole", "Ole", ("Food", "Gardens")),
    ]
    assert people[1].fields == {"S.no": "2.00", "Audience country": "Turkey"}


def test_a_list_of_short_numbers_and_handles_under_an_odd_heading() -> None:
    people, (rejected,) = load("scored.csv")

    assert numbers(people[0]) == {
        "followers": 475.8e6,
        "engagement_rate": 1.39,
        "posts": 3300,
        "average_likes": 8.7e6,
        "total_likes": 29e9,
    }
    assert [(one.handle, one.country) for one in people[:3]] == [
        ("kiln.lab", "ES"),
        ("sourdough_dora", None),
        ("harbour.tom", "TR"),
    ]
    assert "engagement_rate" not in numbers(people[2])
    assert (rejected.line, rejected.reason) == (4, "bad handle: '5-Minute Kiln' is no handle: ' ' in it")


def test_a_turkish_list_with_a_history_and_two_networks() -> None:
    people, rejected = load("gecmis.csv")
    ayse, ilker, sule, can, ece, oya = people

    assert rejected == []
    assert ayse.readings == (Reading("followers", 12500), Reading("engagement_rate", 3.45))
    assert ayse.others == (
        OtherChannel("tiktok", "ayse.tt", "ayse.tt", None, (Reading("followers", 1.2e6),)),
    )
    assert ayse.post is not None
    assert (ayse.post.title, str(ayse.post.published)) == ("Mavi vazo", "2026-11-03")
    assert (ilker.platform, ilker.handle, ilker.blocked_because) == ("instagram", "ilkergezer", "Yazma: x")
    assert [
        (note.kind, note.text, note.day and note.day.isoformat()) for one in people for note in one.earlier
    ] == [
        (NoteKind.CONTACTED, "Son temas: 12.03.2026", "2026-03-12"),
        (NoteKind.ANSWERED, "Cevap verdi mi: evet", None),
        (NoteKind.CONTACTED, "Son temas: mail attım", None),
        (NoteKind.ANSWERED, "Cevap verdi mi: Evet, çok isterim", None),
        (NoteKind.ANSWERED, "Durum: cevap verdi", None),
        (NoteKind.CONTACTED, "Durum: yazıldı 05.02.2026", "2026-02-05"),
    ]
    assert [numbers(one) for one in (sule, can)] == [{"followers": 1.25e6}, {"followers": 900}]
    assert ece.others[0].readings == (Reading("followers", 3000),)
    assert (ece.blocked_because, numbers(ece)) == ("Durum: istemiyor", {"engagement_rate": 2})
    assert (oya.earlier, oya.fields) == ((), {"Durum": "yeni"})


def test_a_list_with_a_row_for_each_post_gives_its_people_and_leaves_the_posts() -> None:
    people, _ = load("posts_by_id.csv")

    assert [(one.line, one.handle, one.same_as) for one in people] == [
        (2, "kiln.lab", None),
        (3, "kiln.lab", 2),
        (4, "harbour.tom", None),
    ]
    assert numbers(people[2]) == {"followers": 8740, "posts": 164, "total_likes": 760000}
    assert all(one.fields == {} for one in people)


@pytest.mark.parametrize("name", ["tiktok_50_ccby.csv"])
def test_names_alone_find_nobody(name: str) -> None:
    sheet = read((SAMPLES / name).read_bytes(), name=name)

    assert not understand(sheet).finds_people
    assert {one.reason for one in load(name)[1]} == {"no address or handle"}
