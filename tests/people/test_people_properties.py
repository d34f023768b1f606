"""No imported cell may harm: whatever stands in it, a record is clean or the row comes back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from outreach.people.headings import understand
from outreach.people.rows import records
from outreach.sheets import Dialect, Row, Sheet
from outreach.sheets.reading import read
from outreach.sheets.writing import write

HEADINGS = (
    "name",
    "first_name",
    "last_name",
    "email",
    "handle",
    "platform",
    "profile url",
    "feed url",
    "followers",
    "engagement",
    "language",
    "country",
    "time zone",
    "tags",
    "note",
    "post url",
    "post title",
    "post date",
    "own",
)
NASTY = st.sampled_from(
    ["a\r\nBcc: b@x.co", "{{ 7*7 }}", "\x00", "\x1b[31m", "../../etc/passwd", "https://[::1", "http://instagram.com/%00",
     "a@x.co", "@ayse", "https://youtube.com/@a", "\u202eayse", "ı", "İ", "Europe", "/etc/localtime", "=1+1", "'=1", "1e12",
     "99.99.9999", "٣", "\ud7ff", "a@\u3002co", "xn--", "a@xn--a.co", "\ufeff"],
)  # fmt: skip
CELL = st.one_of(NASTY, st.text(max_size=12), st.text(alphabet="a@./:, ;1K%B-_#\n\t", max_size=14))
ROWS = st.lists(st.tuples(*[CELL] * len(HEADINGS)), min_size=1, max_size=4)


def is_one_line(words: str | None) -> bool:
    return (
        words is None or (words.isprintable() and words == words.strip() and words != "") or "\u200d" in words
    )


@given(ROWS, st.sampled_from(";,"))
def test_any_cells_give_clean_records_or_rejections(rows: list[tuple[str, ...]], delimiter: str) -> None:
    sheet = Sheet(
        Dialect("utf-8", delimiter), HEADINGS, tuple(Row(line, row) for line, row in enumerate(rows, 2))
    )

    good, bad = records(sheet, understand(sheet))

    assert sorted([one.line for one in good] + [one.line for one in bad]) == [row.line for row in sheet.rows]
    for one in good:
        assert all(
            map(
                is_one_line,
                (one.name, one.first_name, one.address, one.handle, one.platform, one.profile_url),
            )
        )
        assert (one.address or "").isascii()
        assert ":" not in (one.handle or "")
        assert not any(letter.isspace() for letter in (one.handle or "") + (one.address or ""))
    for rejection in bad:
        assert rejection.reason.replace("\u200d", "").isprintable()
        assert rejection.cells in rows


@given(ROWS)
def test_what_was_rejected_is_read_again_as_it_was(rows: list[tuple[str, ...]]) -> None:
    sheet = Sheet(Dialect("utf-8", ";"), HEADINGS, tuple(Row(line, row) for line, row in enumerate(rows, 2)))
    _, bad = records(sheet, understand(sheet))
    data = write(sheet.headings, [(rejection.cells, rejection.reason) for rejection in bad], sheet.dialect)
    if not bad:
        return

    again = read(data, name="liste.rejected.csv", encoding="utf-8", delimiter=";")

    assert again.broken == ()
    assert [tuple(cell.lstrip(" ") for cell in row.cells) for row in again.rows] == [
        tuple(cell.lstrip(" ") for cell in (*rejection.cells, rejection.reason)) for rejection in bad
    ]
