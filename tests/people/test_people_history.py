"""What a spreadsheet remembers of the time before this program."""

from __future__ import annotations

from datetime import date

import pytest

from outreach.people.headings import understand
from outreach.people.history import day
from outreach.people.record import NoteKind, Record
from outreach.people.rows import records
from outreach.sheets.reading import read

C, A, B = "contacted", "answered", "blocked"


def person(heading: str, cell: str) -> Record:
    lines = f"email|{heading}|b\na@x.co|{cell}|\nb@x.co|replied|\n"
    sheet = read(lines.encode(), name="liste.csv", delimiter="|")
    return records(sheet, understand(sheet))[0][0]


def told(one: Record) -> str:
    return " ".join([*(note.kind for note in one.earlier), *([B] if one.blocked_because else [])])


@pytest.mark.parametrize(
    ("headings", "cells"),
    [
        (
            "Son temas|İletişim tarihi|Contacted|Last contacted|First email sent|Yazıldı mı?|Mail atıldı mı|Reached out",
            {"12.03.2026": C, "evet": C, "x": C, "mail attım": C, "hayır": "", "no": "", "-": "", "": "", "0": "",
             "henüz yazılmadı": "", "no reply": C, "replied": A, "do not contact": B},
        ),
        (
            "Yanıt|Cevap verdi mi|Replied|Response|Replied (Y/N)|Dönüş yaptı mı|Geri dönüş",
            {"evet": A, "TRUE": A, "5 Mart 2026": A, "Bütçem uygun değil": A, "hayır": "", "FALSE": "", "cevap yok": C,
             "yazıldı": C, "unsubscribed": B},
        ),
        (
            "Yazma|Aranmasın|DNC|Do not contact|Unsubscribed|Listeden çıktı|Kara liste",
            {"x": B, "evet": B, "1": B, "12.03.2026": B, "rakip marka": B, "hayır": "", "no": "", "0": "", "-": "", "ok": ""},
        ),
        (
            "Durum|Status|Outreach status|Aşama",
            {"yazıldı": C, "cevap verdi": A, "istemiyor": B, "contacted": C, "replied": A, "declined": A,
             "do not contact": B, "no response": C, "yeni": "", "yes": "", "yazılacak": ""},
        ),
    ],
)  # fmt: skip
def test_a_column_of_history_says_what_was(headings: str, cells: dict[str, str]) -> None:
    for heading in headings.split("|"):
        assert {cell: told(person(heading, cell)) for cell in cells} == cells, heading


def test_the_words_are_kept_with_their_heading_and_a_day_where_there_is_one() -> None:
    (note,) = person("Son temas", "12.03.2026").earlier
    assert (note.kind, note.text, note.day) == (
        NoteKind.CONTACTED,
        "Son temas: 12.03.2026",
        date(2026, 3, 12),
    )
    assert person("Yazma", "rakip marka").blocked_because == "Yazma: rakip marka"


def test_a_status_that_is_none_of_ours_stays_a_word_of_the_sheet() -> None:
    assert person("Durum", "yeni").fields == {"Durum": "yeni"}
    assert person("Durum", "replied").fields == {}


def test_days_are_judged_by_their_column() -> None:
    sheet = read(b"email,Contacted\na@x.co,3/12/2026\nb@x.co,3/25/2026\n", name="x.csv")
    good, _ = records(sheet, understand(sheet))
    assert [one.earlier[0].day for one in good] == [date(2026, 3, 12), date(2026, 3, 25)]


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("yazıldı 12.03.2026", date(2026, 3, 12)),
        ("(2026-03-12), by mail", date(2026, 3, 12)),
        ("46093", date(2026, 3, 12)),
        ("12500", None),
        ("in March", None),
    ],
)
def test_a_day_is_found_among_words(cell: str, found: date | None) -> None:
    assert day(cell, first=True) == found


def test_several_columns_tell_together() -> None:
    sheet = read(b"email;Contacted;Replied;DNC;Status\na@x.co;yes;evet;x;declined\n", name="x.csv")
    ((one,), _) = records(sheet, understand(sheet))
    assert [note.text for note in one.earlier] == ["Contacted: yes", "Replied: evet", "Status: declined"]
    assert one.blocked_because == "DNC: x"
