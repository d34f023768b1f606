"""Senders killed at random instants beside a server that answers badly: nobody gets two mails, and none is lost unseen.

`python tests/killing` does the same for longer.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from need import need

HERE = Path(__file__).parent


def killing(*words: str) -> dict[str, Any]:
    command = [sys.executable, str(HERE), *words]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert ended.returncode in {0, 1}, ended.stderr
    told: dict[str, Any] = json.loads(ended.stdout)
    return told


@pytest.mark.parametrize(("database", "senders", "kills"), [("sqlite", 1, 10), ("postgresql", 3, 24)])
def test_no_kill_costs_anybody_a_second_mail_and_none_is_lost_unseen(
    database: str, senders: int, kills: int
) -> None:
    if database == "postgresql":
        need("postgres", package="postgresql-15")
    many = ("--senders", str(senders), "--mails", "1000", "--kills", str(kills), "--seconds", "20")
    told = killing("--database", database, *many)
    assert told["holds"], told
    assert told["kills"] > 5, told
    assert told["accepted"] > 5, told


def test_without_the_commit_before_the_first_byte_it_finds_mails_that_went_twice() -> None:
    told = killing("--without", "both", "--mails", "1000", "--seconds", "60", "--to-the-first")
    assert told["duplicates"], told
    assert not told["holds"]


def test_the_journal_alone_stops_a_program_that_lacks_that_commit() -> None:
    told = killing("--without", "intent", "--mails", "500", "--seconds", "60", "--kills", "100")
    assert not told["duplicates"], told
    assert "the database is older than what was sent" in " ".join(told["refused"]), told
