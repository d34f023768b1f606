"""Lists as they really are: `outreach import` finds the people and numbers that another tool counts."""

from pathlib import Path

import pytest
from lists import here, people

from conftest import Run

__all__ = ["here"]  # fixtures

SHARED = Path(__file__).parents[2].parent / "shared" / "data"
# Counted by the sqlite3 shell: `.import` in CSV mode, then the first row of each lower(handle), followers summed. Of
# instagram_top200_scored.csv one row has a name with blanks for a handle.
REAL = [
    ("sheets/en.csv", 3, 64920, ()),
    ("sheets/en_semi.csv", 3, 64920, ()),
    ("sheets/pipe.csv", 6, 171875, ()),
    ("sheets/tr_excel_cp1254.csv", 6, 171875, ()),
    ("sheets/tr_excel_unicode_text.txt", 6, 171875, ()),
    ("sheets/tr_excel_utf8bom.csv", 6, 171875, ()),
    ("sheets/tr_gsheets.csv", 6, 171875, ()),
    ("sheets/tr_onerow.csv", 1, 12500, ()),
    ("sheets/tr_utf8_nobom.csv", 6, 171875, ()),
    ("influencers/tiktok_sep2022.csv", 996, 7018511300, ()),
    ("influencers/instagram_sep2022_newline_headers.csv", 983, 26599100000, ()),
    ("influencers/instagram_top200_scored.csv", 199, 15435400000, ("--platform", "instagram")),
    ("influencers/tiktok_posts_12k_2020.csv", 254, 4306900000, ("--platform", "tiktok")),
]


def copied(name: str, here: Path) -> str:
    if not (SHARED / name).exists():
        pytest.skip("the real lists are not beside this repository")
    target = here / Path(name).name
    target.write_bytes((SHARED / name).read_bytes())
    return target.name


@pytest.mark.parametrize(("name", "count", "followers", "options"), REAL, ids=[name for name, *_ in REAL])
def test_real_lists_give_the_people_and_numbers_that_another_tool_counts(
    run: Run, here: Path, name: str, count: int, followers: int, options: tuple[str, ...]
) -> None:
    file = copied(name, here)

    done = run("import", "--yes", *options, file)
    again = run("import", "--yes", *options, file)

    assert f"{count} new, 0 already known" in done.stderr
    assert f"0 new, {count} already known" in again.stderr
    assert "changed" not in again.stderr
    found = people(run)
    assert (len(found), sum(int(str(one["followers"])) for one in found)) == (count, followers)


def test_a_real_list_of_names_alone_is_refused_with_what_to_do(run: Run, here: Path) -> None:
    done = run("import", copied("influencers/tiktok_50_ccby.csv", here))
    assert done.exit_code == 1
    assert done.stderr == (
        "tiktok_50_ccby.csv: names, but no column of addresses or handles: nobody in it could be written to or found again\n"
        "try: add a column `email` or `handle`; if `name` holds handles: "
        "outreach import tiktok_50_ccby.csv --columns name=handle\n"
    )


def test_turkish_names_survive_each_encoding(run: Run) -> None:
    if not SHARED.exists():
        pytest.skip("the real lists are not beside this repository")
    run("import", str(SHARED / "sheets/tr_excel_cp1254.csv"))
    for name in (
        "pipe.csv",
        "tr_excel_unicode_text.txt",
        "tr_excel_utf8bom.csv",
        "tr_gsheets.csv",
        "tr_utf8_nobom.csv",
    ):
        assert "0 new, 6 already known\n" in run("import", str(SHARED / "sheets" / name)).stderr, (
            "not a letter differs"
        )
    assert [one["name"] for one in people(run)] == [
        "Ayşe Yılmaz", "Çağrı Öztürk", "Gülşen Ağaoğlu", "İlker Işık", "Ömer Ünal", "Şule Güneş",
    ]  # fmt: skip
