"""What a person may tell `outreach import`, and what it asks for: the meaning of columns, the platform, a yes."""

from pathlib import Path

import pytest
from lists import LIST, here, people

import driver
from conftest import NOW, Run
from terminal import terminal

__all__ = ["here"]  # fixtures


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
