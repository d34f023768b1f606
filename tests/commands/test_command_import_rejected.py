"""What `outreach import` cannot use: rows come back to be mended, and a file that is no list of people says what to do."""

from pathlib import Path

import pytest
from lists import here, people

from conftest import Run

__all__ = ["here"]  # fixtures


def test_rows_that_cannot_be_used_come_back_and_import_when_mended(run: Run, here: Path) -> None:
    rows = "name;email;followers\nLena;lena(at)example.com;12.500\nTom;tom@example.com;9\nZoë;;1\n;;5\n"
    (here / "people.csv").write_bytes(rows.encode("cp1254"))

    done = run("import", "people.csv")
    back = here / "people.rejected.csv"

    assert done.exit_code == 5
    assert done.stderr.splitlines()[-2:] == [
        "1 new, 0 already known, 3 rejected -> people.rejected.csv (2 no address or handle, 1 bad address)",
        "next: outreach posts import FILE, or outreach posts add @handle URL --title ... --date ...",
    ]
    assert back.read_bytes().decode("cp1254").splitlines() == [
        "name;email;followers;reject reason",
        "Lena;lena(at)example.com;12.500;bad address: no @ in 'lena(at)example.com'",
        "Zoë;;1;no address or handle",
        ";;5;no address or handle",
    ]

    back.write_bytes(back.read_bytes().replace(b"(at)", b"@"))
    again = run("import", "people.rejected.csv")

    assert (
        "1 new, 0 already known, 2 rejected -> people.rejected.csv (2 no address or handle)" in again.stderr
    )
    assert len(back.read_bytes().splitlines()) == 3, "what was mended is imported and left out"
    assert [one["name"] for one in people(run)] == ["Lena", "Tom"]
    assert "next: mend the rows of people.rejected.csv" in run("import", "people.rejected.csv").stderr


def test_somebody_s_half_mended_rows_are_not_written_over(run: Run, here: Path) -> None:
    (here / "people.csv").write_text("name,email\nLena,lena\n", "utf-8")
    run("import", "people.csv")
    (here / "people.rejected.csv").write_text("half mended", "utf-8")

    done = run("import", "people.csv")

    assert "1 rejected -> people.rejected-2.csv" in done.stderr
    assert (here / "people.rejected.csv").read_text("utf-8") == "half mended"
    assert "people.rejected-2.csv" in run("import", "people.csv").stderr, "the same rows make no third file"


def test_where_rejected_rows_cannot_be_written_they_are_listed(run: Run, here: Path) -> None:
    (here / "people.csv").write_text("name,email\nLena,lena\nTom,tom@example.com\n", "utf-8")
    (here / "people.rejected.csv").mkdir()

    done = run("import", "people.csv")

    assert done.exit_code == 5
    assert "people.rejected.csv: the rejected rows cannot be written: Is a directory" in done.stderr
    assert "  people.csv:2: bad address: no @ in 'lena'" in done.stderr
    assert len(people(run)) == 1


@pytest.mark.parametrize(
    ("name", "data", "code", "said"),
    [
        ("empty.csv", b"", 1, "empty.csv: the file is empty\ntry: export the sheet again\n"),
        ("headings.csv", b"name;email\n", 1, "headings.csv: headings, and no row below them\n"),
        (
            "book.xlsx",
            b"PK\x03\x04" + b"xl/workbook.xml" * 9,
            1,
            'try: save it as "CSV UTF-8" and import that file\n',
        ),
        (
            "shop.csv",
            b"product,price\nkiln,5\n",
            1,
            (
                "shop.csv: no column of addresses or handles; its columns are product, price\n"
                'try: say which: outreach import shop.csv --columns "HEADING=email"\n'
            ),
        ),
    ],
)
def test_what_is_no_list_of_people_is_refused_with_what_to_do(
    run: Run, here: Path, name: str, data: bytes, code: int, said: str
) -> None:
    (here / name).write_bytes(data)
    done = run("import", name)
    assert (done.exit_code, done.stdout) == (code, "")
    assert said in done.stderr


def test_a_wrong_path_offers_the_near_one_and_a_folder_is_no_file(run: Run, here: Path) -> None:
    wrong, folder = run("import", "listte.csv"), run("import", ".")
    assert (wrong.exit_code, wrong.stderr) == (1, "listte.csv: no such file\ntry: liste.csv\n")
    assert (folder.exit_code, folder.stderr) == (1, ".: a folder, not a file\n")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Mehmet Kaya,,ajans@example.com", "another name than is known: ajans@example.com is Ayşe Yılmaz"),
        (",tomhill,ajans@example.com", "two people: Ayşe Yılmaz and Tom Hill"),
    ],
)
def test_a_row_that_may_be_somebody_else_is_given_back(run: Run, here: Path, row: str, reason: str) -> None:
    run("import", "-", input="name,handle,email\nAyşe Yılmaz,ayse,ajans@example.com\nTom Hill,tomhill,\n")
    before = people(run)

    done = run("import", "-", input=f"name,handle,email\n{row}\n")

    assert done.exit_code == 5
    assert reason in (here / "stdin.rejected.csv").read_text("utf-8-sig")
    assert people(run) == before
