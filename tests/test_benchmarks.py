"""The table of benchmarks judges by the bounds, and measures the same made-up work in every run."""

import csv
from itertools import count
from pathlib import Path

import pytest

from benchmarks.frame import Absent, Row, Side, Verdict, measure, run
from benchmarks.lists import draft_texts, write_people
from benchmarks.rows import ROWS
from outreach.people.headings import understand
from outreach.people.rows import records
from outreach.sheets.reading import read


def row(ours: Side, peer: Side = lambda: 1.0, name: str = "a claim") -> Row:
    return Row(name=name, ours=ours, against="a peer", peer=peer, floor=3, aim=1.6, rounds=3)


def missing() -> float:
    raise Absent("peer not installed")


@pytest.mark.parametrize(
    ("seconds", "verdict"),
    [
        (0.5, Verdict.AIM),
        (1.6, Verdict.AIM),
        (1.61, Verdict.FLOOR),
        (3.0, Verdict.FLOOR),
        (3.01, Verdict.SLOW),
    ],
)
def test_a_ratio_is_judged_by_floor_and_aim(seconds: float, verdict: Verdict) -> None:
    assert measure(row(lambda: seconds)).verdict is verdict


def test_the_best_round_of_each_side_counts() -> None:
    ours, peer = iter([9.0, 4.0, 5.0]), iter([1.0, 3.0, 2.0])
    measured = measure(row(lambda: next(ours), lambda: next(peer)))
    assert (measured.ours, measured.peer, measured.ratio) == (4.0, 1.0, 4.0)


def test_the_sides_take_turns() -> None:
    turn = count()
    measured = measure(row(lambda: float(next(turn)), lambda: float(next(turn))))
    assert (measured.ours, measured.peer) == (0.0, 1.0)


def test_a_peer_that_is_missing_leaves_the_other_rows_standing() -> None:
    lines = list(run([row(lambda: 2.0, missing, "without a peer"), row(lambda: 0.002, name="with one")]))
    heading, absent, measured = (" ".join(line.split()) for line, _ in lines)
    assert heading == "what ours peer ratio floor aim verdict"
    assert absent == "without a peer 3 1.6 not run: peer not installed"
    assert measured == "with one 2.0 ms 1.00 s 0.002 3 1.6 aim reached, against a peer"
    assert [verdict for _, verdict in lines] == [None, None, Verdict.AIM]


def test_every_row_has_a_name_of_its_own_and_an_aim_within_its_floor() -> None:
    assert len({row.name for row in ROWS}) == len(ROWS)
    assert [row.name for row in ROWS if not 0 < row.aim <= row.floor] == []


def test_the_made_up_list_is_the_same_every_time_and_imports_whole(tmp_path: Path) -> None:
    first, again = (
        write_people(tmp_path / "a.csv", 300, posts=True),
        write_people(tmp_path / "b.csv", 300, posts=True),
    )
    assert first.read_bytes() == again.read_bytes()
    sheet = read(first.read_bytes(), name="a.csv")
    usable, rejected = records(sheet, understand(sheet, {}))
    assert (len(usable), len(rejected)) == (300, 0)
    assert all(record.address and record.handle and record.readings and record.post for record in usable)


def test_the_peer_of_import_finds_its_columns_by_place(tmp_path: Path) -> None:
    path = write_people(tmp_path / "a.csv", 3)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        assert [len(row) for row in csv.reader(lines, delimiter=";")] == [7] * 4


def test_made_up_drafts_have_about_a_hundred_words() -> None:
    drafts = draft_texts(200)
    assert drafts == draft_texts(200)
    lengths = [len(body.split()) for _, _, body in drafts]
    assert 90 <= min(lengths) <= max(lengths) <= 125
    assert all(title in body for _, title, body in drafts)
