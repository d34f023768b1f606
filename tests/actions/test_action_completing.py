"""Rows of a sheet against what is known of one person."""

from dataclasses import replace

import pytest

from conftest import NOW
from outreach.actions.completing import complete, hang, together
from outreach.actions.gathering import Change, Gathered
from outreach.actions.sorting import sort
from outreach.people.record import Reading, Record
from outreach.store.imports import COLUMNS, KnownChannel, Stored
from outreach.store.people import Known

ROW = Record(line=2, name="Ayşe Yılmaz", handle="ayse", canonical_handle="ayse", platform="unknown")


def gathered() -> Gathered:
    return Gathered(source="list.csv", now=NOW)


def person(**values: str) -> Stored:
    return Stored(7, dict.fromkeys(COLUMNS) | {"name": "Ayşe Yılmaz"} | values)


def test_of_several_rows_the_first_that_says_something_is_heard() -> None:
    rows = [
        Record(line=2, name="Ayşe", country=None, fields={"a": "1"}),
        Record(line=3, name="Ayşe Y.", country="TR", fields={"a": "2", "b": "3"}),
    ]
    one = together(rows)
    assert (one.line, one.name, one.country, one.fields) == (2, "Ayşe", "TR", {"a": "1", "b": "3"})


@pytest.mark.parametrize(
    ("stored", "row", "platform", "count"),
    [
        ("unknown", "instagram", "instagram", 1),
        ("instagram", "unknown", "instagram", 1),
        ("instagram", "instagram", "instagram", 1),
        ("instagram", "youtube", "instagram", 2),
    ],
)
def test_a_handle_without_platform_is_the_same_as_with_one(
    stored: str, row: str, platform: str, count: int
) -> None:
    there, into = person(), gathered()
    there.channels.append(KnownChannel(stored, "ayse", "ayse", number=1))
    complete(there, [replace(ROW, platform=row)], into)
    assert (there.channels[0].platform, len(there.channels)) == (platform, count)
    assert (len(into.channels), bool(into.learnt)) == (count - 1, stored == "unknown")


def test_of_a_new_person_nothing_is_told_as_a_change() -> None:
    into = gathered()
    hang(
        Stored(7),
        [replace(ROW, address="a@x.example", canonical_address="a@x.example", tags=("a",), note="n")],
        into,
    )
    assert into.changes == []
    assert (len(into.addresses), len(into.channels), len(into.tags), len(into.notes)) == (1, 1, 1, 1)


def test_a_number_belongs_to_the_channel_of_its_row() -> None:
    there, into = person(), gathered()
    there.channels.append(KnownChannel("instagram", "ayse", "ayse", number=1, readings={"followers": 5.0}))
    rows = [
        replace(ROW, readings=(Reading("followers", 5.0),)),
        replace(
            ROW, platform="youtube", handle="yt", canonical_handle="yt", readings=(Reading("followers", 9.0),)
        ),
    ]
    complete(there, rows, into)
    assert [(channel.platform if channel else None, value) for _, channel, _, value in into.readings] == [
        ("youtube", 9.0)
    ]


@pytest.mark.parametrize(
    ("name", "edited", "refused"),
    [
        ("Ayşe Nur Yılmaz", (), False),
        ("AYSE YILMAZ", (), False),
        ("Mehmet Kaya", (), True),
        ("Mehmet Kaya", ("name",), False),
        (None, (), False),
    ],
)
def test_a_shared_handle_under_a_name_that_contradicts_is_somebody_else(
    name: str | None,
    edited: tuple[str, ...],
    refused: bool,  # noqa: FBT001 - a column of the table
) -> None:
    there = person()
    there.edited = edited
    there.channels.append(KnownChannel("unknown", "ayse", "ayse", number=1))
    assert bool(complete(there, [replace(ROW, name=name)], gathered())) is refused


@pytest.mark.parametrize(
    ("column", "old", "new", "said"),
    [
        ("first_name", "Ayşe", "Ayse", "first name: Ayşe -> Ayse"),
        ("country", "", "TR", "country: TR"),
        ("note", "", "x" * 100, f"note: {'x' * 59}…"),
    ],
)
def test_a_change_is_said_in_one_short_line(column: str, old: str, new: str, said: str) -> None:
    assert Change(person=1, called="A", words="@a", column=column, old=old, new=new).said == said


def test_rows_are_sorted_by_whom_they_speak_of() -> None:
    known = Known(addresses={"a@x.example": 1}, channels={("instagram", "b"): (2, 9)})
    rows = [
        Record(line=2, address="a@x.example", canonical_address="a@x.example"),
        Record(line=3, handle="new", canonical_handle="new", platform="instagram"),
        Record(line=4, handle="b", canonical_handle="b", platform="instagram", same_as=3),
        Record(line=5, address="a@x.example", canonical_address="a@x.example", handle="b", canonical_handle="b", platform="instagram"),
        Record(line=6, handle="c", canonical_handle="c", platform="instagram"),
        Record(line=7, handle="d", canonical_handle="d", platform="instagram"),
    ]  # fmt: skip
    found = sort(rows, known, lambda row: "asked" if row.handle == "d" else None)

    assert {number: [row.line for row in group] for number, group in found.known.items()} == {
        1: [2],
        2: [3, 4],
    }
    assert [[row.line for row in group] for group in found.new] == [[6]]
    assert [(row.line, numbers) for row, numbers in found.torn] == [(5, (1, 2))]
    assert [(row.line, why) for row, why in found.blocked] == [(7, "asked")]
