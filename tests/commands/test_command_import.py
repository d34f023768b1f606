"""`outreach import`: shows what it understood, keeps it once, and gives back what cannot be used."""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import driver
from conftest import NOW, Run
from outreach.actions.workspace import Answers, make
from outreach.app import App
from outreach.cli import cli
from outreach.text import Language
from terminal import terminal

SHARED = Path(__file__).parents[2].parent / "shared" / "data"
LIST = (
    "İsim;Kullanıcı adı;E-posta;Takipçi;Etkileşim oranı;Ülke;Şehir;Not\r\n"
    'Ayşe Yılmaz;ayse.seramik;ayse@example.com;12.500;3,45;Türkiye;İzmir;"Seramik; el yapımı"\r\n'
    "İlker Işık;ilkergezer;ilker@example.com;8.120;5,10;Türkiye;;\r\n"
    "Şule Güneş;sulegunes;;101.000;2,07;;Bursa;\r\n"
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "liste.csv").write_bytes(LIST.encode("cp1254"))
    return tmp_path


def people(run: Run) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run("people", "list", "--json").stdout)
    return found


def test_it_says_what_was_understood_what_was_done_and_what_is_next(run: Run) -> None:
    done = run("import", "liste.csv")

    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.splitlines() == [
        "liste.csv: Windows Turkish (cp1254), semicolons, 3 rows",
        "  İsim -> name   Kullanıcı adı -> handle   E-posta -> email   Takipçi -> followers (12.500 = 12500)",
        "  Etkileşim oranı -> engagement_rate (3,45 = 3.45)   Ülke -> country   Not -> note",
        "  kept under their own heading:   Şehir",
        "  Ayşe Yılmaz   ayse@example.com    @ayse.seramik    12500",
        "  İlker Işık    ilker@example.com   @ilkergezer       8120",
        "  Şule Güneş                        @sulegunes      101000",
        "  nothing says on which platform they are; if it is one: --platform instagram",
        "3 new, 0 already known",
        "next: outreach posts import FILE, or outreach posts add @handle URL --title ... --date ...",
    ]


def test_a_second_time_nobody_is_new_and_nothing_changes(run: Run) -> None:
    run("import", "liste.csv")
    before = people(run)
    done = run("import", "liste.csv")
    assert done.stderr.splitlines()[-2:] == ["0 new, 3 already known", "next: outreach campaign new NAME"]
    assert people(run) == before


def test_a_changed_list_changes_values_and_keeps_what_a_person_said(run: Run, here: Path) -> None:
    run("import", "liste.csv")
    run("people", "edit", "ayse", "--first-name", "Ayşecik", "--email", "yeni@example.com")
    rows = "ad soyad,ilk ad,kullanıcı adı,eposta,takipçi,şehir\n"
    rows += "Ayşe Yılmaz,Ayşe,ayse.seramik,ayse@example.com,13500,\nİlker Işık,,ilkergezer,is@example.com,,Ankara\n"
    (here / "yeni.csv").write_text(rows, "utf-8")

    done = run("import", "yeni.csv")

    assert done.exit_code == 0
    assert done.stderr.splitlines()[-5:] == [
        "0 new, 2 already known (2 changed: `outreach log --last import`)",
        "2 values kept as you have it; these commands take what the list says:",
        (
            "  Ayşe Yılmaz  first name Ayşecik, the list says Ayşe   "
            "outreach people edit @ayse.seramik --first-name 'Ayşe'"
        ),
        (
            "  İlker Işık  email ilker@example.com, the list says is@example.com   "
            "outreach people edit @ilkergezer --email is@example.com"
        ),
        "next: outreach campaign new NAME",
    ]
    shown = {one["name"]: one for one in people(run)}
    assert (shown["Ayşe Yılmaz"]["email"], shown["Ayşe Yılmaz"]["followers"]) == ("yeni@example.com", 13500)
    assert shown["İlker Işık"]["email"] == "ilker@example.com"
    assert re.search(r"^  şehir +Ankara$", run("people", "show", "ilker").stdout, re.MULTILINE)
    assert "İzmir" in run("people", "show", "ayse").stdout, "a blank clears nothing"


def test_the_command_that_is_offered_takes_the_value_of_the_list(run: Run, here: Path) -> None:
    run("import", "liste.csv")
    run("people", "edit", "ayse", "--name", "Ayşe Kaya")
    offered = next(line for line in run("import", "liste.csv").stderr.splitlines() if "people edit" in line)
    words = re.search(r"outreach (people edit \S+ --name) '(.+)'$", offered)
    assert words is not None
    run(*words[1].split(), words[2])
    assert "Ayşe Yılmaz" in {one["name"] for one in people(run)}


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


def test_a_person_may_say_what_columns_mean(run: Run, here: Path) -> None:
    (here / "odd.csv").write_text("Kişi,Nereden,Puan\nAyşe,ayse@example.com,5\n", "utf-8")

    done = run("import", "odd.csv", "--columns", "Nereden=email,Puan=followers")
    wrong = run("import", "odd.csv", "--columns", "Nereden=folowers")

    assert "Nereden -> email   Puan -> followers" in done.stderr
    assert people(run)[0]["followers"] == 5
    assert wrong.exit_code == 2
    assert wrong.stderr == "--columns: no meaning 'folowers'\ntry: did you mean followers\n"


def test_platform_and_language_hold_for_rows_that_say_none(run: Run, here: Path) -> None:
    (here / "x.csv").write_text("name,handle,language\nAyşe,ayse,\nTom,tom,en\n", "utf-8")
    run("import", "x.csv", "--platform", "instagram", "--language", "tr")
    assert [(one["platform"], one["language"]) for one in people(run)] == [
        ("instagram", "tr"),
        ("instagram", "en"),
    ]


def test_rows_of_one_person_become_one(run: Run, here: Path) -> None:
    rows = (
        "name,network,handle,email,followers,post url,post title,post date\n"
        "Ayşe Yılmaz,instagram,ayse,ayse@example.com,100,https://instagram.com/p/A1/?utm_source=x,One,2026-11-01\n"
        "Ayşe Yılmaz,youtube,ayse.yt,ayse@example.com,200,https://youtu.be/abcdefghijk,Two,2026-11-02\n"
        "Ayşe Yılmaz,instagram,ayse,ayse@example.com,100,https://instagram.com/p/A2/,Three,2026-11-03\n"
    )
    (here / "x.csv").write_text(rows, "utf-8")

    done, again = run("import", "x.csv"), run("import", "x.csv")

    assert "1 new, 0 already known, 2 more rows of the same people, 3 new posts\n" in done.stderr
    assert "0 new, 1 already known, 2 more rows of the same people\n" in again.stderr
    assert people(run)[0]["followers"] == 100, "of several channels the first speaks"
    assert run("people", "show", "ayse").stdout.splitlines()[:4] == [
        "Ayşe Yılmaz",
        "  instagram  @ayse  followers 100",
        "  youtube    @ayse.yt  followers 200",
        "  email      ayse@example.com",
    ]


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


def test_a_platform_is_learnt_and_nobody_doubled(run: Run) -> None:
    run("import", "-", input="name,handle\nAyşe,ayse\n")
    run("import", "-", input="name,handle,platform\nAyşe,@AYSE,TikTok\n")
    assert [(one["handle"], one["platform"]) for one in people(run)] == [("@ayse", "tiktok")]


def test_a_handle_changed_by_hand_is_not_brought_back(run: Run) -> None:
    rows = "name,handle,email\nAyşe,ayse.old,ayse@example.com\n"
    run("import", "-", input=rows)
    run("people", "edit", "ayse", "--handle", "instagram:ayse.new")
    done = run("import", "-", input=rows)
    assert "handle @ayse.new on instagram, the list says @ayse.old" in done.stderr
    assert [one["handle"] for one in people(run)] == ["@ayse.new"]


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


HISTORY = (
    "İsim;E-posta;Instagram;TikTok;Instagram takipçi;Son temas;Cevap verdi mi;Yazma;Durum\n"
    "Ayşe Yılmaz;ayse@example.com;ayse;ayse.tt;12,5B;12.03.2026;evet;;\n"
    "İlker Işık;ilker@example.com;ilker;;8.120;mail attım;hayır;x;\n"
    "Şule Güneş;sule@example.com;sule;;1.250.000;;;hayır;cevap verdi\n"
)


def test_what_the_list_remembers_is_shown_before_and_told_after(run: Run, here: Path) -> None:
    (here / "gecmis.csv").write_text(HISTORY, "utf-8")

    done, again = run("import", "gecmis.csv"), run("import", "gecmis.csv")

    assert done.stderr.splitlines() == [
        "gecmis.csv: UTF-8, semicolons, 3 rows",
        "  İsim -> name   E-posta -> email   Instagram -> handle   TikTok -> handle",
        "  Instagram takipçi -> followers (12,5B = 12500)   Son temas -> contacted (12.03.2026 = 12 March 2026)",
        "  Cevap verdi mi -> answered   Yazma -> do_not_contact   Durum -> status",
        "  Ayşe Yılmaz   ayse@example.com    @ayse      12500",
        "  İlker Işık    ilker@example.com   @ilker      8120",
        "  Şule Güneş    sule@example.com    @sule    1250000",
        "  as the list says: 2 contacted before, 2 answered, 1 not to be written to, for good",
        "3 new, 0 already known, 2 contacted before, 2 answered, 1 blocked as the list says",
        "next: outreach posts import FILE, or outreach posts add @handle URL --title ... --date ...",
    ]
    assert again.exit_code == 0
    assert again.stderr.splitlines()[-2:] == ["0 new, 3 already known", "next: outreach campaign new NAME"]
    assert "never to be written to: gecmis.csv:3: Yazma: x" in run("people", "show", "ilker").stdout


def test_people_are_counted_and_not_their_rows(run: Run) -> None:
    done = run("import", "-", input="handle,contacted,do not contact\nayse,yes,x\nayse,yes,x\n")
    assert "  as the list says: 1 contacted before, 1 not to be written to, for good\n" in done.stderr
    assert "1 contacted before, 1 blocked as the list says\n" in done.stderr


def test_a_changed_handle_is_told_with_the_command_that_takes_it(run: Run) -> None:
    run("import", "-", input="name,email,Instagram\nAyşe Yılmaz,ayse@example.com,ayse\n")
    done = run("import", "-", input="name,email,Instagram\nAyşe Yılmaz,ayse@example.com,ayse.new\n")

    (offered,) = (line for line in done.stderr.splitlines() if "people edit" in line)
    assert offered == (
        "  Ayşe Yılmaz  handle @ayse on instagram, the list says instagram:ayse.new   "
        "outreach people edit @ayse --handle instagram:ayse.new"
    )
    run(*offered.split("   ")[1].split()[1:])
    assert [one["handle"] for one in people(run)] == ["@ayse.new"]


def test_a_list_with_a_row_for_each_post_leads_to_the_import_of_posts(run: Run, here: Path) -> None:
    rows = "id,create_time,user_name,n_likes,n_followers\n6892505037482822918,1604786417,zoe,5,90\n"
    (here / "tiktok_posts.csv").write_text(
        rows * 1 + rows.splitlines()[1].replace("918", "919") + "\n", "utf-8"
    )

    done = run("import", "tiktok_posts.csv", "--platform", "tiktok")

    assert done.stderr.splitlines() == [
        "tiktok_posts.csv: UTF-8, commas, 2 rows",
        "  user_name -> handle   n_followers -> followers (90)",
        "  about posts, which `outreach posts import` reads:   id   create_time   n_likes",
        "  @zoe   90",
        "1 new, 0 already known, 1 more row of the same people",
        "next: outreach posts import tiktok_posts.csv --platform tiktok",
    ]
    assert run(*done.stderr.splitlines()[-1].split()[2:]).exit_code == 0


@pytest.mark.parametrize(
    ("name", "options", "said"),
    [
        ("liste.csv", (), "--platform instagram"),
        ("tik_tok list.csv", (), "--platform instagram"),
        ("tiktok_list.csv", (), "--platform tiktok"),
        ("liste.csv", ("--platform", "youtube"), None),
    ],
)
def test_handles_without_a_platform_are_asked_for_it(
    run: Run, here: Path, name: str, options: tuple[str, ...], said: str | None
) -> None:
    (here / name).write_bytes(LIST.encode())
    told = [line for line in run("import", name, *options).stderr.splitlines() if "on which platform" in line]
    assert told == ([f"  nothing says on which platform they are; if it is one: {said}"] if said else [])


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


def test_an_import_that_is_killed_before_its_end_keeps_nothing(run: Run, app: App, workspace: Path) -> None:
    people(run)  # the database is there
    app.close()
    with driver.started(workspace, "import", "liste.csv", now=NOW, do="kill", at="commit") as killed:
        killed.wait(driver.SOON)
    assert people(run) == []
    assert "3 new" in run("import", "liste.csv").stderr


def test_two_imports_at_once_make_nobody_twice(run: Run, app: App, workspace: Path) -> None:
    people(run)
    app.close()
    with driver.started(workspace, "import", "liste.csv", now=NOW, do="pause", at="commit") as first:
        driver.until_paused(workspace)
        with driver.started(workspace, "import", "liste.csv", now=NOW) as second:
            driver.go_on(workspace)
            said = [process.communicate(timeout=driver.SOON)[1] for process in (first, second)]
    assert "3 new, 0 already known" in said[0]
    assert "0 new, 3 already known" in said[1]
    assert len(people(run)) == 3


class TestAtATerminal:
    """What a person is asked."""

    def test_yes_imports(self, run: Run, workspace: Path) -> None:
        with terminal(workspace, "import", "liste.csv", now=NOW) as screen:
            screen.until("Import these? [Y/n/columns]: ")
            screen.type("\n")
            screen.until("3 new, 0 already known")
            assert screen.process.wait(driver.SOON) == 0

    def test_no_imports_nothing(self, run: Run, workspace: Path) -> None:
        with terminal(workspace, "import", "liste.csv", now=NOW) as screen:
            screen.until("Import these? [Y/n/columns]: ")
            screen.type("n\n")
            screen.until("Nothing was imported.")
            assert screen.process.wait(driver.SOON) == 2
        assert people(run) == []

    def test_columns_are_asked_for_again_until_they_are_understood(self, run: Run, workspace: Path) -> None:
        with terminal(workspace, "import", "liste.csv", now=NOW) as screen:
            screen.until("Import these? [Y/n/columns]: ")
            screen.type("c\n")
            screen.until("separated by commas")
            screen.type("Şehir=folowers\n")
            screen.until("no meaning 'folowers'; did you mean followers")
            screen.type("c\n")
            screen.until("separated by commas")
            screen.type("Şehir=tags\n")
            screen.until("Şehir -> tags")
            screen.type("evet\n")
            screen.until("3 new, 0 already known")
        assert people(run)[0]["tags"] == ["İzmir"]

    def test_ctrl_c_stops(self, run: Run, workspace: Path) -> None:
        with terminal(workspace, "import", "liste.csv", now=NOW) as screen:
            screen.until("Import these? [Y/n/columns]: ")
            screen.type("\x03")
            screen.until("Stopped.")
            assert screen.process.wait(driver.SOON) == 130
        assert people(run) == []


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """One workspace for all examples of a property: lists pile up in it as they do in life."""
    folder = tmp_path_factory.mktemp("property")
    answers = Answers(
        name="Selin", address="selin@kilnhaus.example", brand="", language=Language.TR, time_zone="UTC"
    )
    make(folder, answers)
    app = App(folder=folder, clock=lambda: NOW, environ={})
    yield app
    app.close()


ODD = st.sampled_from(
    [
        "{{ 7*7 }}", "{% for x in y %}", "{{ ''.__class__ }}", "=1+1", "+A1", "-2+3", "@SUM(1)", "\t=1", "'=1",
        '=HYPERLINK("http://x.example")', "Bcc: x@example.com", "a\nBcc: x@example.com", "a\r\nX: y", "\u202eeşyA",
        "\u200bx", "\x1b[2J", "\x00", "\x07", "\u2028", "a\u0301", "İ", "ı", "𝐀𝐲ş𝐞", "x" * 300, "'); DROP TABLE person;--",
        "%", "#YOK", "N/A", "<script>", "Ayşe",
    ]
)  # fmt: skip
CELL = st.one_of(ODD, st.text(st.characters(codec="utf-8"), max_size=12))
ADDRESS = st.one_of(CELL, st.from_regex(r"[a-z]{1,8}@example\.com", fullmatch=True))


def harmless(text: str) -> bool:
    """Nothing moves a cursor, begins a line of its own or turns the direction of what follows."""
    return all(letter in "\n\t\u200d" or unicodedata.category(letter)[0] != "C" for letter in text)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(CELL, CELL, ADDRESS, CELL, CELL, CELL), min_size=1, max_size=4))
def test_whatever_stands_in_cells_stays_data_or_is_given_back(
    shared: App, here: Path, rows: list[tuple[str, ...]]
) -> None:
    with (here / "odd.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["name", "handle", "email", "note", "tags", "Şehir"])
        writer.writerows(rows)

    def typed(*words: str) -> tuple[int, str, str]:
        done = CliRunner(catch_exceptions=False).invoke(cli, list(words), obj=shared)
        return done.exit_code, done.stdout, done.stderr

    code, _, said = typed("import", "odd.csv", "--yes")
    assert code in (0, 1, 5), said
    assert harmless(said)
    _, listed, _ = typed("people", "list")
    _, as_json, _ = typed("people", "list", "--json")
    _, as_csv, _ = typed("people", "list", "--csv")
    found = json.loads(as_json)
    assert harmless(listed)
    assert [line.count("\t") for line in listed.split("\n")[:-1]] == [8] * len(found)
    table = list(csv.reader(io.StringIO(as_csv.removeprefix("\ufeff")), delimiter=";"))
    assert [len(row) for row in table] == [9] * (len(found) + 1)
    assert not [cell for row in table for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    for one in found:
        assert "49" not in (one["name"] or "") or any("49" in cell for row in rows for cell in row)
        assert re.fullmatch(r"[!-~]+@[!-~]+", one["email"] or "a@b")
        assert re.fullmatch(r"@[^\s:]+", one["handle"] or "@x")
