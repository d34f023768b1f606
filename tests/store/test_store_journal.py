"""The journal: what was written is read, once, whichever of its files has it and whatever end a line came to."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from outreach.mail.delivery import DeliveryState, Transport
from outreach.store.journal import Entry, Journal

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
FIRST = Entry("ours", Transport.SMTP, "<a@kilnhaus.example>", "hash", 1, NOW)
SECOND = FIRST._replace(id="<b@kilnhaus.example>")


@pytest.fixture
def book(tmp_path: Path) -> Journal:
    return Journal(
        [tmp_path / "here" / "sent.jsonl", tmp_path / "there" / "sent.jsonl"],
        of="ours",
        transport=Transport.SMTP,
    )


def test_nothing_is_there_before_the_first_line(book: Journal) -> None:
    assert book.read().entries == {}
    assert not any(path.exists() for path in book.paths)


def test_each_file_has_each_line(book: Journal) -> None:
    with book:
        book.begin(FIRST, SECOND)

    assert list(book.read().entries.values()) == [FIRST, SECOND]
    here, there = (path.read_bytes() for path in book.paths)
    assert here == there
    assert len(here.splitlines()) == 2


@pytest.mark.parametrize("lost", [0, 1])
def test_either_file_is_enough_and_the_other_is_completed(book: Journal, lost: int) -> None:
    with book:
        book.begin(FIRST)
        book.end(FIRST._replace(state=DeliveryState.SENT))
    book.paths[lost].unlink()

    kept = book.read()
    with book:
        book.complete(kept, kept.entries.values())

    assert [one.state for one in kept.entries.values()] == [DeliveryState.SENT]
    assert len(book.paths[lost].read_bytes().splitlines()) == 1


def test_a_line_before_the_first_byte_takes_back_no_outcome(book: Journal) -> None:
    with book:
        book.begin(FIRST)
        book.end(FIRST._replace(state=DeliveryState.REFUSED))
        book.begin(FIRST)

    assert [one.state for one in book.read().entries.values()] == [DeliveryState.REFUSED]


@pytest.mark.parametrize("torn", [b"{", b'{"of":"ours","id":"<c', b"\xff\xfe", b"[]", b"1"])
def test_a_torn_line_is_counted_and_harms_no_other(book: Journal, torn: bytes) -> None:
    with book:
        book.begin(FIRST)
    with book.paths[0].open("ab") as file:
        file.write(torn)
    with book:
        book.begin(SECOND)

    kept = book.read()
    assert (list(kept.entries.values()), kept.torn) == ([FIRST, SECOND], 1)


def test_lines_of_another_workspace_and_of_practice_are_none_of_ours(book: Journal) -> None:
    with book:
        book.begin(FIRST._replace(of="theirs"), FIRST._replace(transport=Transport.LOCAL))

    kept = book.read()
    assert (kept.entries, kept.foreign, kept.torn) == ({}, 2, 0)  # in each of two files
