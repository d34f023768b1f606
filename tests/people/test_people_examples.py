"""Before anything is kept a person sees how each number and day was read."""

from __future__ import annotations

from datetime import date

from outreach.people.examples import examples
from outreach.people.headings import understand
from outreach.sheets.reading import read


def test_each_column_of_numbers_or_days_shows_one_cell() -> None:
    sheet = read(
        "email;Takipçi;Etkileşim;Posts;Son temas;Not;Durum\n"
        "a@x.co;950;3,45;7;evet;1.5;yazıldı 05.02.2026\n"
        "b@x.co;12.500;;;12.03.2026;2;\n".encode(),
        name="x.csv",
    )

    assert examples(sheet, understand(sheet)) == {
        1: ("12.500", 12500),
        2: ("3,45", 3.45),
        3: ("7", 7),
        4: ("12.03.2026", date(2026, 3, 12)),
        6: ("yazıldı 05.02.2026", date(2026, 2, 5)),
    }


def test_a_column_in_which_nothing_is_read_shows_nothing() -> None:
    sheet = read(b"email;followers;contacted\na@x.co;many;yes\n", name="x.csv")

    assert examples(sheet, understand(sheet)) == {}
