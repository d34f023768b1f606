"""`outreach log`: what was done, newest last."""

import csv
import io
import json

import pytest

from conftest import Run
from outreach.demo import Clock

LIST = "name,email,followers\nAyşe Yılmaz,ayse@example.com,100\nTom Hill,tom@example.com,200\n"


@pytest.fixture
def known(run: Run) -> Run:
    run("import", "-", input=LIST)
    return run


def test_nothing_yet_is_said_on_stderr(run: Run) -> None:
    done = run("log")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "Nothing yet.\n")


def test_each_line_has_time_kind_person_and_words(known: Run) -> None:
    known("people", "edit", "ayse", "--first-name", "Ayşe")
    known("people", "tag", "vip", "tom")
    known("people", "note", "tom", "Met\nin Berlin")

    assert known("log").stdout.splitlines() == [
        "24 Nov 10:00  people imported   stdin: 2 new, 0 known, 0 changed",
        "24 Nov 10:00  person edited     Ayşe Yılmaz  first name: nothing -> Ayşe",
        "24 Nov 10:00  person tagged     Tom Hill  tag put on: vip",
        "24 Nov 10:00  person noted      Tom Hill  Met in Berlin",
    ]


def test_only_one_person_and_only_the_newest(known: Run) -> None:
    known("people", "tag", "vip", "tom", "ayse")
    assert len(known("log", "--who", "tom").stdout.splitlines()) == 1
    assert known("log", "-n", "1").stdout.splitlines() == known("log").stdout.splitlines()[-1:]
    assert known("log", "-n", "0").exit_code == 2


def test_the_last_import_is_told_value_by_value(known: Run, clock: Clock) -> None:
    clock.now = clock.now.replace(hour=8)
    rows = (
        "name,email,followers,country\nAyşe Yılmaz,ayse@example.com,150,TR\nTom Hill,tom@example.com,200,\n"
    )

    done = known("import", "-", input=rows)

    assert "0 new, 2 already known (1 changed: `outreach log --last import`)" in done.stderr
    assert known("log", "--last", "import").stdout.splitlines() == [
        "24 Nov 11:00  person changed    Ayşe Yılmaz  country: TR",
        "24 Nov 11:00  person changed    Ayşe Yılmaz  followers: 100 -> 150",
        "24 Nov 11:00  people imported   stdin: 0 new, 2 known, 1 changed",
    ]


def test_a_kind_that_never_was_is_told(known: Run) -> None:
    done = known("log", "--last", "sending")
    assert (done.stdout, done.stderr) == ("", "Nothing of the kind 'sending' yet.\n")


def test_other_programs_get_json_and_csv(known: Run) -> None:
    found = json.loads(known("log", "--json").stdout)
    assert list(found[0]) == ["at", "kind", "by", "person", "campaign", "practice", "said"]
    assert found[0]["at"] == "2026-11-24T07:00:00+00:00"
    assert (found[0]["kind"], found[0]["person"], found[0]["campaign"]) == ("people.imported", None, None)
    rows = list(csv.reader(io.StringIO(known("log", "--csv").stdout.removeprefix("\ufeff")), delimiter=";"))
    assert rows[0] == list(found[0])
    assert len(rows) == 2
