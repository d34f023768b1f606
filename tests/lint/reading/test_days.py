"""Days are read as they are written; figures that may be either day or month are read as neither."""

from __future__ import annotations

import pytest
from example import EN, TR

from outreach.lint import Field
from outreach.lint.reading.days import days
from outreach.lint.reading.texts import Text
from outreach.text import Language


@pytest.mark.parametrize(
    ("said", "language", "read"),
    [
        ("by 3 March", EN, (3, 3, None)),
        ("March 3rd, 2026", EN, (3, 3, 2026)),
        ("the 3rd of March 2026", EN, (3, 3, 2026)),
        ("3 Mart'a kadar", TR, (3, 3, None)),
        ("2026-03-04", EN, (4, 3, 2026)),
        ("13/3/2026", EN, (13, 3, 2026)),
        ("12/3/2026", EN, None),
        ("12.3.2026", TR, (12, 3, 2026)),
        ("at March 3:30", EN, None),
        ("13/3", EN, None),
    ],
)
def test_a_day_is_read_as_it_is_written(
    said: str, language: Language, read: tuple[int, int, int | None] | None
) -> None:
    found = [(one.day, one.month, one.year) for one in days(Text(Field.BODY, said), language)]
    assert found == ([read] if read else [])
