"""Phrases are found wherever they begin a word, however many there are."""

import pytest

from outreach.replies.phrasing import first_line, pattern

_FOUND = pattern(["stop mailing", "stop|", "^please", "a * b", "-- end", "3 days"])


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("now stop mailing me", "stop mailing"),
        ("stop", "stop"),
        ("nonstop", None),
        ("stopping", None),
        ("please", "please"),
        ("yes please", None),
        ("a good b", "a good b"),
        ("the -- end", "-- end"),
        ("in 3 days", "3 days"),
    ],
)
def test_a_phrase_is_found_where_it_begins_a_word(line: str, found: str | None) -> None:
    seen = _FOUND.search(line)

    assert (seen[0] if seen else None) == found


def test_the_first_line_is_given_as_it_was_written() -> None:
    assert first_line(_FOUND, ["Hi", "", "PLEASE  ’", "Stop"]) == "PLEASE  ’"


def test_of_no_lines_none_is_given() -> None:
    assert first_line(_FOUND, []) is None
