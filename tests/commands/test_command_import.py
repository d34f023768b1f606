"""`outreach import`: says what it understood and what is next, keeps everybody once, and keeps what a person said."""

import re
from datetime import timedelta
from pathlib import Path

from lists import here, people

import driver
from conftest import NOW, Run
from outreach.app import App

__all__ = ["here"]  # fixtures


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


def test_what_it_could_not_read_of_the_law_is_told(run: Run) -> None:
    rows = "ayse@example.com,belki,yesterday\ntom@example.com,onay,2026-11-02\n"

    done = run("import", "-", input=f"email,İYS durumu,sourced_on\n{rows}")

    told = [line.strip() for line in done.stderr.splitlines() if "not understood" in line]
    assert told == [
        "İYS durumu: 1 cell not understood, such as 'belki'; it takes onay, ret or tacir",
        "sourced_on: 1 cell not understood, such as 'yesterday'; it takes a day such as 2026-11-02",
    ]


def test_a_day_to_come_is_told_with_its_line_and_column(run: Run) -> None:
    today, later = f"{NOW:%Y-%m-%d}", f"{NOW + timedelta(days=40):%Y-%m-%d}"
    rows = f"ayse@example.com,{today}\ntom@example.com,{later}\nlena@example.com,{later}\n"

    done = run("import", "-", input=f"email,sourced_on\n{rows}")

    told = [line.strip() for line in done.stderr.splitlines() if "not come yet" in line]
    assert told == [
        f"sourced_on, line 3: {later} has not come yet, as in 1 other row; write the day on which the address was got, and import the list again"
    ]
    assert "not come yet" not in run("import", "-", input=f"email,sourced_on\na@b.example,{today}\n").stderr


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
        "  email      ayse@example.com  from x.csv",
    ]


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
