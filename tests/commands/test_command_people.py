"""`outreach people`: list, show, edit, tag and note."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import NOW, Run
from terminal import terminal

LIST = (
    "name,handle,platform,email,followers,engagement,language,country,tags,Şehir\n"
    "Ayşe Yılmaz,ayse.seramik,instagram,ayse@example.com,1250000,3.45,tr,TR,seramik;vip,İzmir\n"
    "İlker Işık,ilkergezer,,ilker@example.com,8120,5.1,tr,TR,,\n"
    "Çağrı Öztürk,cagri.o,,,,,,,,\n"
    "Tom Hill,tomhill,youtube,tom@example.com,44300,1.98,en,GB,vip,\n"
    ",zoe.makes,,zoe@example.com,,,,,,\n"
    "Ayşe Yılmaz,aysey,,aysey@example.com,,,,,,\n"
)


@pytest.fixture
def known(run: Run) -> Run:
    assert run("import", "-", input=LIST).exit_code == 0
    return run


def test_nobody_yet(run: Run) -> None:
    done = run("people", "list")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "Nobody yet.\nnext: outreach import YOUR-LIST.csv\n"


def test_a_pipe_gets_a_line_each_in_turkish_order_with_tabs_between(known: Run) -> None:
    lines = known("people", "list").stdout.splitlines()
    assert [line.split("\t")[0] for line in lines] == [
        "", "Ayşe Yılmaz", "Ayşe Yılmaz", "Çağrı Öztürk", "İlker Işık", "Tom Hill",
    ]  # fmt: skip
    assert lines[1] == (
        "Ayşe Yılmaz\t@ayse.seramik\tinstagram\tayse@example.com\t1250000\t3.45\ttr\tTR\tseramik, vip"
    )
    assert lines[3] == "Çağrı Öztürk\t@cagri.o\t\t\t\t\t\t\t"


def test_json_has_fields_that_never_change_and_null_for_what_is_not_known(known: Run) -> None:
    found = json.loads(known("people", "list", "--json").stdout)
    assert found[1] == {
        "name": "Ayşe Yılmaz",
        "handle": "@ayse.seramik",
        "platform": "instagram",
        "email": "ayse@example.com",
        "followers": 1250000,
        "engagement_rate": 3.45,
        "language": "tr",
        "country": "TR",
        "tags": ["seramik", "vip"],
    }
    assert [found[3][name] for name in ("platform", "email", "followers", "language")] == [None] * 4


def test_csv_opens_in_a_turkish_excel(known: Run) -> None:
    text = known("people", "list", "--csv").stdout
    assert text.startswith("\ufeffname;handle;")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    assert rows[2] == [
        "Ayşe Yılmaz", "'@ayse.seramik", "instagram", "ayse@example.com", "1250000", "3,45", "tr", "TR", "seramik, vip",
    ]  # fmt: skip


def test_the_csv_imports_again_without_a_change(known: Run, tmp_path: Path) -> None:
    (tmp_path / "out.csv").write_text(known("people", "list", "--csv").stdout, "utf-8")
    assert "0 new, 6 already known\n" in known("import", str(tmp_path / "out.csv")).stderr


def test_a_terminal_gets_a_table_with_headings(known: Run, workspace: Path) -> None:
    with terminal(workspace, "people", "list", now=NOW) as screen:
        screen.until("name")
        code, shown = screen.end()
    assert code == 0
    assert "Çağrı Öztürk" in shown


def test_a_closed_pipe_is_no_fault(known: Run, workspace: Path) -> None:
    command = [
        sys.executable,
        "-W",
        "error",
        "-m",
        "outreach",
        "--workspace",
        str(workspace),
        "people",
        "list",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_tag_chooses_whatever_its_case(known: Run) -> None:
    assert len(known("people", "list", "--tag", "VİP").stdout.splitlines()) == 2
    none = known("people", "list", "--tag", "gold")
    assert none.stderr == "Nobody has the tag 'gold'.\ntry: outreach people list\n"


def test_show_tells_all_that_is_known(known: Run) -> None:
    known("people", "note", "@ayse.seramik", "Met at the fair,\nliked the blue glaze")
    assert known("people", "show", "@ayse.seramik").stdout.splitlines() == [
        "Ayşe Yılmaz",
        "  instagram  @ayse.seramik  engagement rate 3.45, followers 1250000",
        "  email      ayse@example.com  from stdin",
        "  language   tr",
        "  country    TR",
        "  tags       seramik, vip",
        "  Şehir      İzmir",
        "  note       2026-11-24  Met at the fair, liked the blue glaze",
        "  no posts stored: outreach posts fetch @ayse.seramik, or posts add @ayse.seramik URL --title ... --date ...",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "İLKER", "ilker", "ILKER", "Işık", "isik", "İlker Işık", "@ilkergezer", "@ILKERGEZER", "ilkerg", "unknown:ilkergezer",
        "ilker@example.com", "ILKER@Example.com", " ilker ",
    ],
)  # fmt: skip
def test_a_person_is_found_by_any_of_their_names(known: Run, words: str) -> None:
    assert known("people", "show", words).stdout.startswith("İlker Işık\n")


@pytest.mark.parametrize(
    "words", ["https://www.instagram.com/ayse.seramik/", "instagram:ayse.seramik", "ig:AYSE.seramik"]
)
def test_a_person_is_found_by_their_profile(known: Run, words: str) -> None:
    assert "ayse@example.com" in known("people", "show", words).stdout


@pytest.mark.parametrize(
    "words", ["nobody", "", "   ", "%", "_", "@", "x@y.example", "tiktok:tomhill", "https://x.example/y"]
)
def test_nobody_is_guessed(known: Run, words: str) -> None:
    done = known("people", "show", words)
    assert done.exit_code == 2
    assert done.stderr == f"nobody is known as {words!r}\ntry: outreach people list\n"


def test_two_of_one_name_are_told_apart(known: Run) -> None:
    done = known("people", "show", "ayşe yılmaz")
    assert done.exit_code == 2
    assert done.stderr == (
        "'ayşe yılmaz' may be Ayşe Yılmaz instagram:ayse.seramik, Ayşe Yılmaz unknown:aysey\n"
        "try: name one, such as instagram:ayse.seramik\n"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--name", "Ayşe  Kaya\n"), "Ayşe Kaya  name: Ayşe Yılmaz -> Ayşe Kaya"),
        (("--first-name", "Ayşecik"), "Ayşe Yılmaz  first name: nothing -> Ayşecik"),
        (("--email", "YENI@Example.com"), "Ayşe Yılmaz  email: ayse@example.com -> YENI@Example.com"),
        (("--language", "İngilizce"), "Ayşe Yılmaz  language: tr -> en"),
        (("--country", "almanya"), "Ayşe Yılmaz  country: TR -> DE"),
        (("--country", ""), "Ayşe Yılmaz  country: TR -> nothing"),
        (("--time-zone", "Europe/Berlin"), "Ayşe Yılmaz  time zone: nothing -> Europe/Berlin"),
        (
            ("--handle", "instagram:ayse.yeni"),
            "Ayşe Yılmaz  handle: @ayse.seramik -> @ayse.yeni on instagram",
        ),
        (("--handle", "https://www.tiktok.com/@ayse.tt"), "Ayşe Yılmaz  handle: @ayse.tt on tiktok"),
    ],
)
def test_an_edit_tells_what_stood_there(known: Run, words: tuple[str, ...], said: str) -> None:
    done = known("people", "edit", "@ayse.seramik", *words)
    assert (done.exit_code, done.stderr) == (0, f"{said}\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--name", "Ayşe Yılmaz"), "name: Ayşe Yılmaz, as it was"),
        (("--email", "ayse@example.com"), "email: ayse@example.com, as it was"),
        (("--country", "TR"), "country: TR, as it was"),
        (("--first-name", ""), "first name: nothing, as it was"),
        (("--iys", ""), "iys status: nothing, as it was"),
        (("--handle", "instagram:ayse.seramik"), "handle: @ayse.seramik on instagram, as it was"),
        (("--feed", "https://ayse.example/feed"), "feed: https://ayse.example/feed, as it was"),
    ],
)
def test_what_stood_there_already_is_no_change(known: Run, words: tuple[str, ...], said: str) -> None:
    if words[0] in {"--handle", "--feed"}:
        known("people", "edit", "@ayse.seramik", *words)
    before = known("log").stdout

    done = known("people", "edit", "@ayse.seramik", *words)

    assert (done.exit_code, done.stderr) == (0, f"Ayşe Yılmaz  {said}\n")
    assert known("log").stdout == before


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "say what to change, such as --first-name Ayşe"),
        (("--name", " "), 1, "the name is empty\ntry: leave --name out to keep it\n"),
        (("--email", "bad"), 1, "no @ in 'bad'\n"),
        (
            ("--email", "TOM@example.com"),
            1,
            "tom@example.com is the address of Tom Hill\ntry: outreach people show tom@example.com\n",
        ),
        (
            ("--handle", "youtube:tomhill"),
            1,
            "@tomhill is Tom Hill\ntry: outreach people show youtube:tomhill\n",
        ),
        (
            ("--handle", "myspace:ayse"),
            1,
            "'myspace:ayse' names no platform that we know\ntry: platform:handle, with one",
        ),
        (("--time-zone", "Europe/Istambul"), 1, "did you mean Europe/Istanbul?"),
        (
            ("--language", "fr"),
            1,
            "'fr' is no language that we write in\ntry: --language en, or --language tr\n",
        ),
        (("--country", "Nowhere"), 1, "'Nowhere' is no country that we know\ntry: give its two letters"),
        (("--name", "New", "--email", "bad"), 1, "no @ in 'bad'\n"),
    ],
)
def test_an_edit_that_cannot_be_made_changes_nothing(
    known: Run, words: tuple[str, ...], code: int, said: str
) -> None:
    before = known("people", "show", "@ayse.seramik").stdout
    done = known("people", "edit", "@ayse.seramik", *words)
    assert done.exit_code == code
    assert said in done.stderr
    assert known("people", "show", "@ayse.seramik").stdout == before


def test_an_older_address_stays_known(known: Run) -> None:
    known("people", "edit", "tom", "--email", "new@example.com")
    shown = known("people", "show", "tom@example.com").stdout
    assert "  email     new@example.com  from " in shown
    assert "\n  email     tom@example.com  (also)  from stdin\n" in shown


def test_a_handle_learns_its_platform(known: Run) -> None:
    known("people", "edit", "ilker", "--handle", "instagram:ilkergezer")
    assert (
        "  instagram  @ilkergezer  engagement rate 5.1, followers 8120\n"
        in known("people", "show", "ilker").stdout
    )


def test_a_tag_is_put_on_once_and_taken_off(known: Run) -> None:
    assert known("people", "tag", "Yeni", "tom", "ilker", "@tomhill").stderr == (
        "2 people got the tag 'Yeni'\nnext: outreach people list --tag Yeni\n"
    )
    assert known("people", "tag", "YENI", "tom", "@cagri.o").stderr.startswith(
        "1 person got the tag 'YENI', 1 had it\n"
    )
    assert known("people", "tag", "--remove", "yeni", "tom", "ayse@example.com").stderr.startswith(
        "1 person lost the tag 'yeni', 1 did not have it\n"
    )
    assert len(known("people", "list", "--tag", "yeni").stdout.splitlines()) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("tag", " ", "tom"), "the tag is empty"),
        (("tag", "vip", "tom", "nobody"), "nobody is known as 'nobody'"),
        (("note", "tom", " \n"), "the note is empty"),
        (("note", "nobody", "x"), "nobody is known as 'nobody'"),
    ],
)
def test_what_cannot_be_noted_is_told_and_nothing_is_kept(
    known: Run, words: tuple[str, ...], said: str
) -> None:
    before = known("log").stdout
    done = known("people", *words)
    assert (done.exit_code, said in done.stderr) == (2, True)
    assert known("log").stdout == before
