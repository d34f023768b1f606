"""One campaign from two workspaces: of a shared database nobody undoes what a colleague wrote without seeing it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from outreach.actions.briefing import create
from outreach.actions.campaigns import load, named, shelf
from outreach.actions.checking import check
from outreach.actions.copying import take
from outreach.actions.desk import Choice
from outreach.actions.drafting import draft
from outreach.actions.linting import lint
from outreach.actions.planning import prospect
from outreach.actions.queueing import queue
from outreach.actions.sending import send
from outreach.actions.sharing import place
from outreach.actions.standings import queue as due
from outreach.actions.standings import story
from outreach.app import App
from outreach.demo import Clock
from outreach.errors import ConfigError, InputError, UsageError
from spring import reached

NAME = "campaigns/spring.toml"


@pytest.fixture
def colleague(app: App, clock: Clock, environ: Mapping[str, str], tmp_path: Path) -> Iterator[App]:
    """Somebody else's workspace of the same database: the same settings and key, no campaign."""
    folder = tmp_path / "colleague"
    (folder / "campaigns").mkdir(parents=True)
    for name in ("config.toml", "secret.key"):
        shutil.copy(app.workspace / name, folder / name)
    one = App(folder=folder, clock=clock, environ=environ)
    yield one
    one.close()


def write(app: App, text: str) -> None:
    (app.workspace / NAME).write_text(text, "utf-8")


def text(app: App) -> str:
    return (app.workspace / NAME).read_text("utf-8")


def change(app: App, old: str, new: str) -> None:
    assert old in text(app)
    write(app, text(app).replace(old, new))


def everybody(app: App) -> None:
    draft(app, "spring", Choice())


def benefit(app: App) -> str:
    (_, brief), *_ = sorted(shelf(app).campaigns["spring"].briefs.items(), reverse=True)
    return brief.benefit or ""


def test_two_places_of_a_postgresql_database_are_told_apart(app: App, colleague: App) -> None:
    assert place(app) == place(app) != place(colleague)


def test_of_postgresql_a_place_without_the_file_sees_the_recorded_campaign(
    app: App, drafted: Path, colleague: App
) -> None:
    assert benefit(colleague) == "Set sizde kalır"
    assert named(colleague, "spring") == "spring"
    assert len(due(colleague, "spring").standings) == 8
    assert {one.because for one in story(colleague, "@tomhill").standings} != {"no file holds its campaign"}


def test_of_postgresql_a_place_without_the_file_sends_what_was_approved_elsewhere(
    app: App, approved: Path, colleague: App
) -> None:
    assert len(prospect(colleague).plan.slots) == 6
    queue(colleague, confirmed=6)
    send(colleague, tell=lambda _step: None, stop=lambda: False)

    assert sorted(reached(colleague.workspace)) == ["ayse", "gulsen", "ilker", "sule", "tom"]
    assert reached(app.workspace) == []


def test_of_postgresql_a_place_without_the_file_drafts_once_it_took_it(
    app: App, spring: Path, colleague: App
) -> None:
    everybody(app)
    with pytest.raises(UsageError, match="the shared database has its text") as told:
        everybody(colleague)
    assert told.value.hint == "outreach campaign take spring"

    done = take(colleague, "spring")

    assert (done.path, done.kept, done.same) == (colleague.workspace / NAME, None, False)
    assert text(colleague) == text(app)
    everybody(colleague)


def test_of_postgresql_an_edit_of_the_newest_text_becomes_the_newest(
    app: App, drafted: Path, colleague: App
) -> None:
    take(colleague, "spring")
    change(colleague, "Set sizde kalır", "Takım sizde kalır")
    everybody(colleague)

    assert benefit(app) == benefit(colleague) == "Takım sizde kalır"


def test_of_postgresql_an_edit_of_an_older_text_is_refused_with_the_difference(
    app: App, drafted: Path, colleague: App
) -> None:
    take(colleague, "spring")
    change(colleague, "Set sizde kalır", "Takım sizde kalır")
    everybody(colleague)
    change(app, "450 EUR", "500 EUR")

    with pytest.raises(ConfigError) as told:
        everybody(app)

    first, *lines = str(told.value).splitlines()
    assert first == f"{NAME}: the shared database has a newer text of this campaign"
    assert lines[0].startswith("--- newest, of 2026-11-24 07:00 UTC")
    assert [line for line in lines[2:] if not line.startswith("@@")] == [
        '-benefit = "Takım sizde kalır"',
        '+benefit = "Set sizde kalır"',
        '-compensation = "450 EUR, paid within 14 days of the post"',
        '+compensation = "500 EUR, paid within 14 days of the post"',
    ]
    assert told.value.hint.startswith("outreach campaign take spring")
    assert benefit(app) == "Takım sizde kalır", "an older file decides what is sent"
    assert [one for one in shelf(app).problems if "outreach campaign take spring" in one]


def test_of_postgresql_a_file_from_nowhere_is_refused(app: App, drafted: Path, colleague: App) -> None:
    write(colleague, text(app).replace("450 EUR", "500 EUR"))

    for use in (everybody, lambda one: load(one, "spring"), lambda one: check(one, "spring")):
        with pytest.raises(ConfigError, match="newer text"):
            use(colleague)


def test_of_postgresql_the_newest_text_is_nobodys_fault_wherever_it_comes_from(
    app: App, drafted: Path, colleague: App
) -> None:
    write(colleague, text(app).replace("\n", "\r\n"))
    assert check(colleague, "spring").problems == ()
    change(colleague, "450 EUR", "500 EUR")

    everybody(colleague)


def test_of_postgresql_the_own_text_is_kept_and_no_earlier_keep_is_overwritten(
    app: App, drafted: Path, colleague: App
) -> None:
    newest, mine = text(app), text(app).replace("450 EUR", "500 EUR")
    for number, name in enumerate(("spring.toml.before", "spring.toml.before-2")):
        write(colleague, mine + f"# {number}\n")
        kept = take(colleague, "spring").kept
        assert kept == colleague.workspace / "campaigns" / name
        assert text(colleague) == newest
    assert (colleague.workspace / "campaigns/spring.toml.before").read_text("utf-8") == f"{mine}# 0\n"
    again = take(colleague, "spring")
    assert (again.same, again.kept) == (True, None)
    everybody(colleague)


def test_of_postgresql_a_file_that_cannot_be_read_is_taken_anew(
    app: App, drafted: Path, colleague: App
) -> None:
    write(colleague, "id = \xff")
    assert benefit(colleague) == "Set sizde kalır"
    assert take(colleague, "spring").kept is not None
    assert text(colleague) == text(app)


def test_of_postgresql_a_campaign_is_taken_into_the_file_that_holds_it(
    app: App, drafted: Path, colleague: App
) -> None:
    path = colleague.workspace / "campaigns" / "bahar.toml"
    path.write_text(text(app) + "# mine\n", "utf-8")

    assert take(colleague, "spring").path == path
    assert not (colleague.workspace / NAME).exists()


def test_of_postgresql_a_second_campaign_of_the_same_name_is_not_begun(
    app: App, drafted: Path, colleague: App
) -> None:
    wanted = load(app, "spring").campaign
    with pytest.raises(UsageError, match="the shared database has a campaign 'spring'"):
        create(colleague, wanted, offer="paid")
    assert list((colleague.workspace / "campaigns").iterdir()) == []


def test_what_nobody_drafted_from_cannot_be_taken(app: App, spring: Path) -> None:
    with pytest.raises(UsageError, match="no text of a campaign 'spring' is recorded") as told:
        take(app, "spring")
    assert told.value.hint.startswith("outreach draft spring")


def test_what_cannot_be_written_is_told_and_changes_nothing(app: App, drafted: Path) -> None:
    change(app, "450 EUR", "500 EUR")
    (drafted / "campaigns" / "spring.toml.part").mkdir()
    with pytest.raises(InputError, match=r"campaigns/spring\.toml: cannot be written"):
        take(app, "spring")
    assert "500 EUR" in text(app)


def test_with_a_sqlite_file_of_ones_own_nothing_is_refused(app: App, drafted: Path) -> None:
    change(app, "450 EUR", "500 EUR")
    everybody(app)
    change(app, "500 EUR", "450 EUR")
    everybody(app)
    moved = drafted.rename(drafted.with_name("moved"))
    again = App(folder=moved, clock=app.clock, environ={})
    change(again, "450 EUR", "600 EUR")
    done = draft(again, "spring", Choice())
    offers = [one.draft.body for one in lint(again) if "EUR" in one.draft.body]
    again.close()
    assert done.replaced == 2, "the two in English are written from the text of the file"
    assert [offer.count("600 EUR") for offer in offers] == [1, 1]
