"""Rows of a sheet against what is known of one person."""

from datetime import UTC, date, datetime

import pytest

from conftest import NOW
from outreach.actions.completing import complete, hang, settle, together
from outreach.actions.gathering import Change, Gathered
from outreach.actions.sorting import sort
from outreach.people.record import Earlier, NoteKind, OtherChannel, PostCells, Reading, Record
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
    complete(there, [ROW._replace(platform=row)], into)
    assert (there.channels[0].platform, len(there.channels)) == (platform, count)
    assert (len(into.channels), bool(into.learnt)) == (count - 1, stored == "unknown")


def test_the_short_way_for_one_row_of_a_new_person_adds_the_same() -> None:
    row = ROW._replace(
        address="a@x.example",
        canonical_address="a@x.example",
        tags=("a", "b"),
        note="n",
        feed_url="https://a.example/feed",
        readings=(Reading("followers", 5.0), Reading("posts", 2.0)),
        post=PostCells("https://a.example/1", "One", None),
    )
    short, long = gathered(), gathered()
    settle(7, [row], short)
    hang(Stored(7), [row], long)
    for one in (short, long):
        for _, channel in one.channels:
            channel.readings, channel.measured_at = {}, {}
    assert short == long


def test_a_row_of_a_new_person_that_tells_more_goes_the_long_way() -> None:
    into = gathered()
    row = ROW._replace(
        others=(OtherChannel("tiktok", "ayse.tt", "ayse.tt"),),
        earlier=(Earlier(NoteKind.CONTACTED, "Contacted: yes"),),
        blocked_because="DNC: x",
    )
    settle(7, [row], into)
    assert [channel.called for _, channel in into.channels] == ["@ayse", "@ayse.tt on tiktok"]
    assert into.notes == [(7, NoteKind.CONTACTED, "Contacted: yes", None)]
    assert [(there.number, line, said) for there, line, said in into.blocked] == [(7, 2, "DNC: x")]


def test_another_handle_where_one_is_known_is_left_to_a_person() -> None:
    there, into = person(), gathered()
    there.channels.append(KnownChannel("instagram", "ayse", "ayse", number=1))
    row = ROW._replace(
        platform="instagram",
        handle="ayse.new",
        canonical_handle="ayse.new",
        readings=(Reading("followers", 9.0),),
    )
    complete(there, [row], into)

    assert (into.channels, into.readings) == ([], [])
    (conflict,) = into.conflicts
    assert (conflict.column, conflict.old, conflict.new, conflict.words) == (
        "handle", "@ayse on instagram", "instagram:ayse.new", "@ayse",
    )  # fmt: skip


def test_two_handles_that_one_sheet_names_are_two_accounts() -> None:
    there, into = person(), gathered()
    there.channels.append(KnownChannel("instagram", "ayse", "ayse", number=1))
    old = ROW._replace(platform="instagram")
    complete(there, [old, old._replace(handle="ayse2", canonical_handle="ayse2")], into)
    assert [channel.called for _, channel in into.channels] == ["@ayse2 on instagram"]
    assert into.conflicts == []


@pytest.mark.parametrize(
    ("new", "kept", "conflicts"),
    [
        ("AYŞE YILMAZ", "Ayşe Yılmaz", 0),
        ("Ayse Yilmaz", "Ayşe Yılmaz", 1),
        ("Ayşe", "Ayşe Yılmaz", 1),
        ("Ayşe Nur Yılmaz", "Ayşe Nur Yılmaz", 0),
    ],
)
def test_a_name_that_says_less_replaces_none(new: str, kept: str, conflicts: int) -> None:
    there, into = person(), gathered()
    there.channels.append(KnownChannel("unknown", "ayse", "ayse", number=1))
    complete(there, [ROW._replace(name=new)], into)
    assert (there.values["name"], len(into.conflicts)) == (kept, conflicts)


def test_of_two_rows_the_first_number_is_heard_each_time() -> None:
    there = person()
    there.channels.append(KnownChannel("unknown", "ayse", "ayse", number=1))
    rows = [
        ROW._replace(line=line, readings=(Reading("followers", value),))
        for line, value in ((2, 5.0), (3, 9.0))
    ]
    for expected in ([5.0], []):
        into = gathered()
        complete(there, rows, into)
        assert [value for _, _, _, value, _ in into.readings] == expected


@pytest.mark.parametrize(("day", "added"), [(date(2026, 9, 1), 0), (date(2026, 11, 1), 1), (None, 1)])
def test_an_older_number_takes_no_newer_one_s_place(day: date | None, added: int) -> None:
    there, into = person(), gathered()
    october = datetime(2026, 10, 1, tzinfo=UTC)
    known = KnownChannel("unknown", "ayse", "ayse", number=1, readings={"followers": 5.0})
    known.measured_at["followers"] = october
    there.channels.append(known)
    complete(there, [ROW._replace(readings=(Reading("followers", 9.0),), measured_on=day)], into)
    assert len(into.readings) == added


def test_an_earlier_contact_is_kept_once_under_any_heading() -> None:
    there = person()
    there.channels.append(KnownChannel("unknown", "ayse", "ayse", number=1))
    march = date(2026, 3, 12)
    for heading, expected in (("Son temas", 2), ("Last contacted", 0)):
        into = gathered()
        earlier = (
            Earlier(NoteKind.CONTACTED, f"{heading}: 12.03.2026", march),
            Earlier(NoteKind.ANSWERED, f"{heading}: gladly"),
        )
        complete(there, [ROW._replace(earlier=earlier)], into)
        assert len(into.notes) == expected


def test_of_a_new_person_nothing_is_told_as_a_change() -> None:
    into = gathered()
    hang(
        Stored(7),
        [ROW._replace(address="a@x.example", canonical_address="a@x.example", tags=("a",), note="n")],
        into,
    )
    assert into.changes == []
    assert (len(into.addresses), len(into.channels), len(into.tags), len(into.notes)) == (1, 1, 1, 1)


def test_a_number_belongs_to_the_channel_of_its_row() -> None:
    there, into = person(), gathered()
    there.channels.append(KnownChannel("instagram", "ayse", "ayse", number=1, readings={"followers": 5.0}))
    rows = [
        ROW._replace(readings=(Reading("followers", 5.0),)),
        ROW._replace(
            platform="youtube", handle="yt", canonical_handle="yt", readings=(Reading("followers", 9.0),)
        ),
    ]
    complete(there, rows, into)
    assert [(channel.platform if channel else None, value) for _, channel, _, value, _ in into.readings] == [
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
    assert bool(complete(there, [ROW._replace(name=name)], gathered())) is refused


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


@pytest.mark.parametrize(("said", "lines"), [("Yazma: x", [2]), (None, [])])
def test_a_list_that_says_itself_whom_to_leave_alone_brings_no_news_of_somebody_known(
    said: str | None, lines: list[int]
) -> None:
    known = Known(addresses={"a@x.example": 1}, channels={})
    rows = [
        Record(line=2, address="a@x.example", canonical_address="a@x.example", blocked_because=said),
        Record(line=3, address="b@x.example", canonical_address="b@x.example", blocked_because=said),
    ]
    found = sort(rows, known, lambda _: "asked")

    assert [row.line for group in found.known.values() for row in group] == lines
    assert 3 in [row.line for row, _ in found.blocked], "of a stranger nothing is kept"
