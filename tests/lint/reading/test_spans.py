"""A place lies in a stretch, or in none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.lint.reading.spans import Spans

STRETCHES = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: (min(pair), max(pair)))
)


@pytest.mark.parametrize(
    ("start", "end", "around"),
    [
        (2, 4, (2, 5)),
        (2, 5, (2, 5)),
        (4, 6, None),
        (1, 3, None),
        (8, 12, (7, 13)),
        (13, 14, None),
        (0, 1, None),
        (20, 21, None),
    ],
)
def test_a_stretch_is_around_what_lies_wholly_in_it(
    start: int, end: int, around: tuple[int, int] | None
) -> None:
    assert Spans([(7, 10), (2, 5), (9, 13)]).around(start, end) == around


def test_none_is_around_anything_where_there_is_none() -> None:
    assert Spans().around(0, 0) is None


@given(STRETCHES, st.integers(0, 30))
def test_it_agrees_with_looking_at_each_stretch(stretches: list[tuple[int, int]], place: int) -> None:
    inside = any(start <= place < end for start, end in stretches)
    assert (Spans(stretches).around(place, place + 1) is not None) is inside
