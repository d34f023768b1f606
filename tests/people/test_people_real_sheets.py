"""The sheets of the project's data folder, against figures that other tools made.

Made once by hand from the raw bytes. Semicolons (iconv first where the sheet is cp1254), bars and tabs alike:

    iconv -f cp1254 -t utf8 tr_excel_cp1254.csv | awk -F';' '$3 ~ /@/ {f=$4; e=$5; gsub(/\\./,"",f); sub(/,/,".",e);
        n++; sf+=f; se+=e} END {print n, sf, se}'                               ->  6 171875 28
    awk -F'"' '$1 ~ /@/ {split($1,a,","); f=a[4]; e=$2; ...}' tr_gsheets.csv    ->  6 171875 28
    the same on tr_onerow.csv                                                   ->  1 12500 3.45
    awk -F, 'NR>1 {n++; sf+=$4; se+=$5} END {print n, sf, se}' en.csv           ->  3 64920 10.53
    awk -F';' 'NR>1 {n++; sf+=$4; se+=$5} END {print n, sf, se}' en_semi.csv    ->  3 64920 10.53

Followers of the lists of influencers: python3 -c with csv.reader and float(cell[:-1]) * {"K": 1e3, "M": 1e6}.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.errors import InputError
from outreach.people.headings import understand
from outreach.people.record import Record
from outreach.people.rows import records
from outreach.sheets.reading import read

DATA = Path(__file__).parents[2].parent / "shared" / "data"

if not DATA.is_dir():
    pytest.skip("the data folder beside the project is absent", allow_module_level=True)

TURKISH = {
    "Ayşe Yılmaz": ("ayse.seramik", "ayse@example.com", 12500, 3.45),
    "İlker Işık": ("ilkergezer", "ilker@example.com", 8120, 5.10),
    "Şule Güneş": ("sulegunes", "sule@example.com", 101000, 2.07),
    "Çağrı Öztürk": ("cagri.o", "cagri@example.com", 950, 11.00),
    "Ömer Ünal": ("omerunal", "omer@example.com", 44300, 1.98),
    "Gülşen Ağaoğlu": ("gulsen", "gulsen@example.com", 5005, 4.4),
}
ENGLISH = {
    "Lena Fischer": ("lenabakes", "lena@example.com", 12500, 3.45),
    "Zoë Martín": ("zoe.makes", "zoe@example.com", 8120, 5.10),
    "Tom Hill": ("tomhill", "tom@example.com", 44300, 1.98),
}
FIRST = {"Ayşe Yılmaz": TURKISH["Ayşe Yılmaz"]}


def load(
    name: str, folder: str = "sheets", chosen: dict[str, str] | None = None, **asked: str
) -> tuple[Record, ...]:
    sheet = read((DATA / folder / name).read_bytes(), name=name)
    good, bad = records(sheet, understand(sheet, chosen), platform=asked.get("platform"))
    assert [one.reason for one in bad if "5-Minute Crafts" not in one.reason] == []
    return good


def total(people: tuple[Record, ...], metric: str) -> float:
    return round(sum(one.value for person in people for one in person.readings if one.metric == metric), 6)


@pytest.mark.parametrize(
    ("name", "dialect", "people", "followers", "rates"),
    [
        ("tr_excel_cp1254.csv", "cp1254, semicolons", TURKISH, 171875, 28),
        ("tr_excel_utf8bom.csv", "utf-8-sig, semicolons", TURKISH, 171875, 28),
        ("tr_utf8_nobom.csv", "utf-8, semicolons", TURKISH, 171875, 28),
        ("tr_excel_unicode_text.txt", "utf-16, tabs", TURKISH, 171875, 28),
        ("tr_gsheets.csv", "utf-8, commas", TURKISH, 171875, 28),
        ("pipe.csv", "utf-8, bars", TURKISH, 171875, 28),
        ("tr_onerow.csv", "cp1254, semicolons", FIRST, 12500, 3.45),
        ("en.csv", "utf-8, commas", ENGLISH, 64920, 10.53),
        ("en_semi.csv", "utf-8, semicolons", ENGLISH, 64920, 10.53),
    ],
)
def test_each_sheet_gives_the_right_names_and_numbers(
    name: str, dialect: str, people: dict[str, tuple[str, str, float, float]], followers: float, rates: float
) -> None:
    found = load(name)

    assert str(read((DATA / "sheets" / name).read_bytes(), name=name).dialect) == dialect
    assert {
        one.name: (one.handle, one.address, *(reading.value for reading in one.readings)) for one in found
    } == people
    assert total(found, "followers") == followers
    assert total(found, "engagement_rate") == rates


def test_notes_keep_their_signs_quotation_marks_and_line_breaks() -> None:
    notes = [one.note for one in load("tr_excel_cp1254.csv")]

    assert notes == [
        "Seramik; el yapımı",
        "Doğa, yürüyüş",
        'Çocuk "oyun" içerikleri',
        None,
        "iki\nsatır",
        "İğne oyası",
    ]
    assert [one.note for one in load("en.csv")] == ["Bread, cake", 'Prints "riso"', None]


def test_the_workbook_is_refused_with_the_way_out() -> None:
    with pytest.raises(InputError, match="XLSX") as caught:
        read((DATA / "sheets" / "liste.xlsx").read_bytes(), name="liste.xlsx")

    assert "CSV UTF-8" in caught.value.hint


@pytest.mark.parametrize(
    ("name", "chosen", "platform", "count", "followers"),
    [
        ("tiktok_sep2022.csv", {}, "tiktok", 1000, 7083611300),
        ("instagram_sep2022_newline_headers.csv", {}, None, 1050, 27478500000),
        ("instagram_top200_scored.csv", {"channel_info": "handle"}, "instagram", 199, 15435400000),
    ],
)
def test_lists_of_influencers_as_they_are_passed_around(
    name: str, chosen: dict[str, str], platform: str | None, count: int, followers: float
) -> None:
    found = load(name, "influencers", chosen, **({"platform": platform} if platform else {}))

    assert len(found) == count
    assert total(found, "followers") == followers
    assert all(one.handle and one.platform in ("tiktok", "instagram") for one in found)
