"""The sheets of the project's data folder, against figures that other tools made.

Made once by hand from the raw bytes. Semicolons (iconv first where the sheet is cp1254), bars and tabs alike:

    iconv -f cp1254 -t utf8 tr_excel_cp1254.csv | awk -F';' '$3 ~ /@/ {f=$4; e=$5; gsub(/\\./,"",f); sub(/,/,".",e);
        n++; sf+=f; se+=e} END {print n, sf, se}'                               ->  6 171875 28
    awk -F'"' '$1 ~ /@/ {split($1,a,","); f=a[4]; e=$2; ...}' tr_gsheets.csv    ->  6 171875 28
    the same on tr_onerow.csv                                                   ->  1 12500 3.45
    awk -F, 'NR>1 {n++; sf+=$4; se+=$5} END {print n, sf, se}' en.csv           ->  3 64920 10.53
    awk -F';' 'NR>1 {n++; sf+=$4; se+=$5} END {print n, sf, se}' en_semi.csv    ->  3 64920 10.53

The lists of influencers by the sqlite3 shell: `.import --skip 1 FILE t` into named columns in CSV mode, then
`select count(*), count(distinct lower(handle)), sum(column + 0) ... from t` over the columns that write their numbers out;
where there are only short ones (475.8m) `sum(rtrim(c, 'kmb') * case substr(c, -1) when 'k' then 1e3 ... end)` over the
rows whose channel_info holds no blank. tiktok_50_ccby.csv: awk -F, 'NR>1 {v+=$(NF-2); l+=$(NF-1); c+=$NF}'.
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


LISTS: list[tuple[str, dict[str, str], str | None, int, int, dict[str, float]]] = [
    (
        "tiktok_sep2022.csv", {}, None, 1000, 996,
        {
            "followers": 7083611300, "average_views": 2854531400, "average_likes": 352434500,
            "average_comments": 2540129, "average_shares": 3263483,
        },
    ),
    (
        "instagram_sep2022_newline_headers.csv", {}, None, 1050, 983,
        {"followers": 27478500000, "authentic_engagement": 578248000, "average_engagement": 764014900},
    ),
    (
        "instagram_top200_scored.csv", {}, "instagram", 199, 199,
        {
            "followers": 15435400000, "posts": 689970, "average_likes": 357263700, "total_likes": 730022500000,
            "engagement_rate": 378.47,
        },
    ),
    (
        "tiktok_posts_12k_2020.csv", {}, "tiktok", 12559, 254,
        {"followers": 212203700000, "total_likes": 7167320900000, "posts": 15860740},
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "chosen", "platform", "rows", "people", "sums"), LISTS, ids=[one[0] for one in LISTS]
)
def test_lists_of_influencers_give_the_people_and_numbers_that_another_tool_counts(
    name: str, chosen: dict[str, str], platform: str | None, rows: int, people: int, sums: dict[str, float]
) -> None:
    found = load(name, "influencers", chosen, **({"platform": platform} if platform else {}))

    assert len(found) == rows
    assert len({one.canonical_handle for one in found}) == people
    assert {metric: total(found, metric) for metric in sums} == sums
    assert {one.metric for person in found for one in person.readings} == sums.keys()
    assert all(one.handle and one.platform in ("tiktok", "instagram") for one in found)


def test_what_is_no_number_of_theirs_is_kept_as_it_is_written() -> None:
    first = load("instagram_top200_scored.csv", "influencers")[0]
    assert first.fields == {"Ranks": "1", "influence_score": "92", "new_post_avg_like": "6.5m"}
    first = load("instagram_sep2022_newline_headers.csv", "influencers")[0]
    assert first.fields == {"S.no": "1.00", "Audience country": "India"}
    assert first.tags == ("Sports with a ball",)


def test_names_without_handles_are_their_numbers_once_somebody_says_that_they_are_handles() -> None:
    sheet = read((DATA / "influencers/tiktok_50_ccby.csv").read_bytes(), name="tiktok_50_ccby.csv")
    assert len(sheet.rows) == 50
    assert not understand(sheet).finds_people

    named, rejected = records(sheet, understand(sheet, {"name": "handle"}), platform="tiktok")
    assert len(named) + len(rejected) == 50
    cells = [[row.cells[place] for row in sheet.rows] for place in (1, 2, 3)]
    assert [sum(map(float, column)) for column in cells] == [153667700, 19522300, 178086]
