"""From an empty folder to people, posts and a campaign, as a marketer types it."""

from __future__ import annotations

import csv
import io
import json
import re
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import Run
from outreach.app import App
from outreach.cli import cli

SHEETS = Path(__file__).parents[2].parent / "shared" / "data" / "sheets"

LIST = (
    "İsim;Kullanıcı adı;E-posta;Takipçi;Etkileşim oranı;Şehir\r\n"
    "Ayşe Yılmaz;@ayse.seramik;ayse@example.com;12.500;3,45;İzmir\r\n"
    "İlker Işık;@ilkergezer;ilker@example.com;8.120;5,10;\r\n"
    "Şule Güneş;@sulegunes;;101.000;2,07;Bursa\r\n"
)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "liste.csv"
    path.write_bytes(LIST.encode("cp1254"))
    return path


@pytest.fixture
def imported(run: Run, sheet: Path) -> Run:
    assert run("import", "--yes", str(sheet)).exit_code == 0
    return run


def people(run: Run, *options: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run("people", "list", "--json", *options).stdout)
    return found


def test_init_makes_a_workspace_without_a_terminal_and_keeps_the_key_private(tmp_path: Path) -> None:
    folder = tmp_path / "new"

    result = CliRunner().invoke(cli, ["init", str(folder), "--brand", 'Kiln "haus"'], obj=App(environ={}))

    assert result.exit_code == 0
    assert {one.name for one in folder.iterdir()} == {
        "campaigns",
        "templates",
        "inbox",
        "secret.key",
        "config.toml",
    }
    assert re.fullmatch(r"[0-9a-f]{64}\n", (folder / "secret.key").read_text())
    assert stat.S_IMODE((folder / "secret.key").stat().st_mode) == 0o600
    assert App(folder=folder, environ={}).config.sender().brand == 'Kiln "haus"'


def test_init_touches_nothing_where_a_workspace_stands(run: Run, workspace: Path) -> None:
    before = {one: one.read_bytes() for one in workspace.iterdir() if one.is_file()}

    result = run("init", str(workspace))

    assert result.exit_code == 2
    assert {one: one.read_bytes() for one in workspace.iterdir() if one.is_file()} == before


def test_config_show_says_where_each_value_comes_from(run: Run, app: App) -> None:
    app.environ = {"OUTREACH_SENDING__PER_DAY": "7"}

    shown = {
        one["setting"]: (one["value"], one["source"])
        for one in json.loads(run("config", "show", "--json").stdout)
    }

    assert shown["sending.per_day"] == ("7", "OUTREACH_SENDING__PER_DAY")
    assert shown["posts.max_age_days"][0] == "45"
    assert shown["accounts.me.address"][1].startswith("config.toml:")


def test_a_mistake_in_the_settings_is_told_with_file_line_and_near_name(run: Run, workspace: Path) -> None:
    config = workspace / "config.toml"
    text = config.read_text().replace("per_day", "per_dy")
    config.write_text(text)
    line = text[: text.index("per_dy")].count("\n") + 1

    result = run("config", "check")

    assert result.exit_code == 3
    assert f"config.toml:{line}: sending.per_dy: no such setting; did you mean per_day?" in result.stderr


def test_an_import_shows_what_it_understood_and_what_it_did(run: Run, sheet: Path) -> None:
    result = run("import", "--yes", str(sheet))

    assert "cp1254" in result.stderr
    assert "Takipçi -> followers (12.500 = 12500)" in result.stderr
    assert "3 new, 0 already known" in result.stderr
    assert "next: outreach" in result.stderr


def test_turkish_names_numbers_and_own_columns_are_kept(imported: Run) -> None:
    found = {str(one["name"]): one for one in people(imported)}

    assert list(found) == ["Ayşe Yılmaz", "İlker Işık", "Şule Güneş"], "sorted as Turks sort"
    assert found["Ayşe Yılmaz"]["followers"] == 12500
    assert found["İlker Işık"]["engagement_rate"] == 5.1
    assert "İzmir" in imported("people", "show", "@ayse.seramik").stdout


def test_importing_again_adds_nobody_and_a_blank_clears_nothing(imported: Run, tmp_path: Path) -> None:
    again = tmp_path / "again.csv"
    again.write_text("name;email;handle\n;AYSE@Example.com;\n", "utf-8")

    result = imported("import", "--yes", str(again))

    assert "0 new, 1 already known" in result.stderr
    assert len(people(imported)) == 3
    assert "Ayşe Yılmaz" in imported("people", "show", "ayse@example.com").stdout


def test_a_hand_edit_is_never_overwritten_and_the_list_s_value_is_one_command_away(
    imported: Run, sheet: Path
) -> None:
    imported("people", "edit", "@ayse.seramik", "--name", "Ayşe Kaya")

    result = imported("import", "--yes", str(sheet))

    assert "outreach people edit @ayse.seramik --name 'Ayşe Yılmaz'" in result.stderr
    assert "Ayşe Kaya" in {one["name"] for one in people(imported)}


def test_rows_that_cannot_be_used_come_back_and_import_once_mended(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "list.csv"
    bad.write_text("name;email\nLena;lena(at)example.com\nTom;tom@example.com\nZoë;\n", "utf-8")

    result = run("import", "--yes", str(bad))
    back = tmp_path / "list.rejected.csv"
    rows = list(csv.reader(io.StringIO(back.read_text("utf-8-sig")), delimiter=";"))
    back.write_text(back.read_text().replace("(at)", "@"), "utf-8")
    mended = run("import", "--yes", str(back))

    assert result.exit_code == 5
    assert "1 new, 0 already known, 2 rejected" in result.stderr
    assert [(row[0], row[-1].partition(":")[0]) for row in rows[1:]] == [
        ("Lena", "bad address"),
        ("Zoë", "no address or handle"),
    ]
    assert "1 new" in mended.stderr


def test_a_list_comes_from_standard_input_too(run: Run) -> None:
    result = run("import", "-", input="name,email\nTom,tom@example.com\n")

    assert result.exit_code == 0
    assert [one["email"] for one in people(run)] == ["tom@example.com"]


def test_a_workbook_is_answered_with_what_to_do(run: Run, tmp_path: Path) -> None:
    book = tmp_path / "liste.xlsx"
    book.write_bytes(b"PK\x03\x04" + b"\0" * 60 + b"xl/workbook.xml")

    result = run("import", "--yes", str(book))

    assert result.exit_code == 1
    assert "CSV UTF-8" in result.stderr


@pytest.mark.parametrize(
    ("name", "count", "followers"),
    [  # counted with awk over iconv'd copies: rows, and the sum of the followers column
        ("tr_excel_cp1254.csv", 6, 171875),
        ("tr_excel_utf8bom.csv", 6, 171875),
        ("tr_utf8_nobom.csv", 6, 171875),
        ("tr_excel_unicode_text.txt", 6, 171875),
        ("tr_gsheets.csv", 6, 171875),
        ("pipe.csv", 6, 171875),
        ("tr_onerow.csv", 1, 12500),
        ("en.csv", 3, 64920),
        ("en_semi.csv", 3, 64920),
    ],
)
def test_real_exports_import_with_the_right_people_and_numbers(
    run: Run, name: str, count: int, followers: int
) -> None:
    if not (SHEETS / name).exists():
        pytest.skip("the real spreadsheets are not here")

    assert run("import", "--yes", str(SHEETS / name)).exit_code == 0

    found = people(run)
    assert len(found) == count
    assert sum(int(str(one["followers"])) for one in found) == followers


@pytest.mark.parametrize(
    "cell",
    [
        "{{ 7*7 }}",
        "=cmd|' /C calc'!A0",
        "Ayşe\nBcc: x@example.com",
        "\u202eeşyA",
        "a\x1b[2Jb",
        "{% for x in y %}",
    ],
)
def test_whatever_stands_in_a_cell_stays_data(run: Run, tmp_path: Path, cell: str) -> None:
    path = tmp_path / "odd.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["name", "email"], [cell, "odd@example.com"]])

    run("import", "--yes", str(path))
    name = str(people(run)[0]["name"])
    written = run("people", "list", "--csv").stdout

    assert "49" not in name
    assert "\n" not in name
    assert "\x1b" not in name
    assert not re.search(r"(^|[;\n])[=+@-]", written)


def test_people_are_found_in_any_case_and_tags_are_one_whatever_their_case(imported: Run) -> None:
    assert "İlker Işık" in imported("people", "show", "İLKER").stdout
    assert "Ayşe Yılmaz" in imported("people", "show", "ayse").stdout

    imported("people", "tag", "VIP", "@ayse.seramik")
    imported("people", "tag", "vip", "@ayse.seramik", "@sulegunes")

    assert len(people(imported, "--tag", "Vip")) == 2
    imported("people", "tag", "--remove", "vip", "@ayse.seramik")
    assert [one["name"] for one in people(imported, "--tag", "vip")] == ["Şule Güneş"]


def test_somebody_who_cannot_be_told_from_others_is_not_guessed(run: Run) -> None:
    run("import", "-", input="name,email\nAyşe A,a@example.com\nAyşe B,b@example.com\n")

    result = run("people", "show", "Ayşe")

    assert result.exit_code == 2
    assert "Ayşe A" in result.stderr
    assert "Ayşe B" in result.stderr


def test_an_address_of_somebody_else_is_refused_and_nothing_changes(imported: Run) -> None:
    result = imported("people", "edit", "@sulegunes", "--name", "Ş", "--email", "ayse@example.com")

    assert result.exit_code == 1
    assert "Ayşe Yılmaz" in result.stderr
    assert "Şule Güneş" in {one["name"] for one in people(imported)}


def test_listings_have_fields_that_scripts_rely_on(imported: Run) -> None:
    assert list(people(imported)[0]) == [
        "name",
        "handle",
        "platform",
        "email",
        "followers",
        "engagement_rate",
        "language",
        "country",
        "tags",
    ]


def test_a_post_is_stored_once_whatever_form_its_address_has(imported: Run) -> None:
    first = imported(
        "posts",
        "add",
        "@ayse.seramik",
        "https://youtu.be/abc?utm_source=x",
        "--title",
        "Sır",
        "--date",
        "3 Kasım 2026",
    )
    second = imported(
        "posts",
        "add",
        "@ayse.seramik",
        "https://m.youtube.com/watch?v=abc",
        "--title",
        "Sır",
        "--date",
        "2026-11-03",
    )

    assert first.exit_code == 0
    assert second.exit_code == 1
    assert "stored already, for Ayşe Yılmaz" in second.stderr
    assert [one["published"] for one in json.loads(imported("posts", "list", "--json").stdout)] == [
        "2026-11-03"
    ]


def test_one_bad_row_of_posts_stops_none_of_the_others(imported: Run, tmp_path: Path) -> None:
    path = tmp_path / "posts.csv"
    path.write_text(
        "handle,url,title,date\n"
        "@ayse.seramik,https://instagram.com/p/A1/,Mavi sır,2026-11-18\n"
        "@nobody,https://instagram.com/p/A2/,X,2026-11-18\n"
        "@sulegunes,not a url,X,2026-11-18\n",
        "utf-8",
    )

    result = imported("posts", "import", str(path))

    assert result.exit_code == 5
    assert "1 new post" in result.stderr
    assert "posts.csv:3: nobody" in result.stderr
    assert "posts.csv:4: " in result.stderr


def test_a_campaign_is_made_checked_and_shown(run: Run, workspace: Path) -> None:
    brief = ("--goal", "g", "--benefit", "Set sizde kalır", "--compensation", "12.000 TL", "--product", "set")
    made = run("campaign", "new", "bahar", *brief)
    unfinished = run("campaign", "check", "bahar")
    file = workspace / "campaigns" / "bahar.toml"
    file.write_text(
        re.sub(r'^deliverables = ""', 'deliverables = "bir video"', file.read_text(), flags=re.MULTILINE)
    )

    assert made.exit_code == 0
    assert (workspace / "templates" / "tr" / "paid-first.txt").is_file()
    assert "brief.tr.deliverables" in unfinished.stdout
    assert run("campaign", "check", "bahar").exit_code == 0
    assert "12.000 TL" in run("campaign", "show", "bahar").stdout
    assert run("campaign", "new", "bahar", *brief).exit_code == 2


def test_a_template_that_asks_for_something_unknown_is_told_with_its_line(run: Run, workspace: Path) -> None:
    run("campaign", "new", "bahar", "--goal", "g", "--benefit", "b", "--compensation", "c")
    (workspace / "templates" / "tr" / "paid-first.txt").write_text(
        "Subject: x\n\nMerhaba {{ person.frist_name }}\n"
    )

    result = run("campaign", "check", "bahar")

    assert result.exit_code == 3
    assert "paid-first.txt:3" in result.stdout
    assert "first_name" in result.stdout


def test_whoever_is_blocked_stays_out_of_later_imports(imported: Run, sheet: Path) -> None:
    blocked = imported("block", "@ilkergezer", "--because", "asked not to")
    again = imported("import", "--yes", str(sheet))

    assert blocked.exit_code == 0
    assert "1 rejected" in again.stderr
    assert "asked not to" in imported("why", "@ilkergezer").stdout


def test_the_log_tells_what_was_done_to_whom(imported: Run) -> None:
    imported("people", "edit", "@ayse.seramik", "--first-name", "Ayşe")

    lines = json.loads(imported("log", "--json").stdout)

    assert [(line["kind"], line["person"]) for line in lines] == [
        ("people.imported", None),
        ("person.edited", "Ayşe Yılmaz"),
    ]
    assert len(json.loads(imported("log", "--last", "import", "--json").stdout)) == 1


@pytest.mark.parametrize("topic", ["exit-codes", "environment", "formats", "workspace"])
def test_help_explains_each_topic(run: Run, topic: str) -> None:
    assert len(run("help", topic).stdout.splitlines()) > 3
