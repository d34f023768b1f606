"""Mails that are queued; the seconds until all are sent, and those of mailmerge for as many, the start of either not counted.

Over one line a person's mail leaves with pauses that are far longer than anything measured here. So this is about many lines:
the server is the tests' own, with TLS and a login before anything is said.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from benchmarks.delaying import delayed
from benchmarks.frame import Absent, timed
from benchmarks.lists import draft_texts, write_people
from benchmarks.program import ROOT, bin_folder, scratch, start
from benchmarks.servers import authority, empty, renewed, taker
from benchmarks.sources import source
from benchmarks.workspaces import fresh
from outreach.actions.approving import approve, resolve, undecided
from outreach.actions.planning import prospect
from outreach.actions.queueing import queue
from outreach.app import App

US, PASSWORD = "selin@kilnhaus.example", "secret"
_SETTINGS = """\
transport = "smtp"
[accounts.me]
name = "Selin"
address = "{us}"
brand = "Kilnhaus"
password_env = "BENCHMARK_PASSWORD"
per_day = 2000
connections = {lines}
[accounts.me.smtp]
host = "127.0.0.1"
port = {port}
tls = "starttls"
[sending]
pause_seconds = 0
window = "00:00-23:59"
days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
"""
_URL = """[database]
url = "{url}"
"""
_PEER = """\
[smtp_server]
host = 127.0.0.1
port = {port}
security = STARTTLS
username = {us}
"""


#: Lines at once, as the floor counts.
_LINES = 16


@cache
def _queued(people: int, *, shared: bool = False) -> tuple[Path, int]:
    """Draft for *people*, approve what lints clean and queue what may leave at once; give the workspace, and how many.

    With *shared* its database is of PostgreSQL.
    """
    authority()
    folder = fresh()
    settings = _SETTINGS.format(us=US, port=taker().port, lines=_LINES) + (
        _URL.format(url=empty()) if shared else ""
    )
    (folder / "config.toml").write_text(settings, "utf-8")
    sheet = write_people(folder / "people.csv", people, posts=True)
    start("outreach", "--workspace", folder, "import", sheet, "--yes")
    brief = (ROOT / "outreach/samples/bahar.toml").read_text("utf-8")
    today = datetime.now(UTC).date()
    filled = {"LANGUAGE": "en", "STARTS": today.isoformat(), "ENDS": (today + timedelta(days=30)).isoformat()}
    for name, value in filled.items():
        brief = brief.replace(name, value)
    (folder / "campaigns/bahar.toml").write_text(brief, "utf-8")
    start("outreach", "--workspace", folder, "draft", "bahar", code=(0, 5))
    app = App(folder=folder)
    try:
        approve(app, undecided(app, resolve(app, ("bahar",))).waiting)
        return folder, queue(app, confirmed=len(prospect(app).plan.slots)).now
    finally:
        app.close()


def send(people: int, *, shared: bool = False, far: bool = False) -> float:
    """Send all of it over STARTTLS, each step of each mail committed before the next.

    With *shared* on PostgreSQL, which syncs as it does for everybody; *far* through 50 ms of round trip.
    """
    prepared, count = _queued(people, shared=shared)
    folder = Path(shutil.copytree(prepared, scratch() / "sent"))
    config = folder / "config.toml"
    text, port = config.read_text("utf-8"), taker().port
    text = text.replace(f"port = {port}", f"port = {delayed(port)}") if far else text
    config.write_text(renewed(text) if shared else text, "utf-8")
    before = len(taker().taken)
    command: list[str | Path] = [bin_folder() / "outreach", "--workspace", folder]
    command += ["send", "--confirm-count", "0"]
    also = {"BENCHMARK_PASSWORD": PASSWORD, "XDG_STATE_HOME": str(folder / "state")}
    took = timed(lambda: _run(command, also))
    _all_came(before, count)
    start_alone = timed(lambda: _run(command, also))
    shutil.rmtree(folder)
    return took - start_alone


def merge(people: int, *, far: bool = False) -> float:
    """Let mailmerge fill as many templates and send them over STARTTLS."""
    _, count = _queued(people)
    folder = scratch() / "mailmerge"
    folder.mkdir(exist_ok=True)
    port = delayed(taker().port) if far else taker().port
    (folder / "server.conf").write_text(_PEER.format(us=US, port=port), "utf-8")
    _, _, text = draft_texts(1)[0]
    (folder / "template.txt").write_text(
        f"TO: {{{{email}}}}\nFROM: {US}\nSUBJECT: Your kiln\n\n{text}", "utf-8"
    )
    people_rows = "".join(f"person.{number}@example.com\n" for number in range(count))
    (folder / "list.csv").write_text(f"email\n{people_rows}", "utf-8")
    program = Path(sys.executable).parent / "mailmerge"
    if not program.exists():
        raise Absent("mailmerge is not installed; .venv/bin/pip install mailmerge")
    before = len(taker().taken)
    files = ("--template", "template.txt", "--database", "list.csv", "--config", "server.conf")
    took = timed(lambda: _run([program, "--no-dry-run", "--no-limit", *files], {}, folder, PASSWORD))
    _all_came(before, count)
    return took - timed(lambda: _run([program, "--version"], {}))


def pour(people: int) -> float:
    """Let Postfix's source throw as many mails at Postfix's sink."""
    return source(_queued(people)[1])


def _run(
    command: Sequence[str | Path],
    also: Mapping[str, str],
    folder: Path | None = None,
    typed: str | None = None,
) -> None:
    """Run a program; *typed* is what it asks for, without a terminal."""
    ended = subprocess.run(
        command, env={**os.environ, **also}, cwd=folder, input=typed, capture_output=True, text=True, check=False,
        start_new_session=True,
    )  # fmt: skip
    if ended.returncode not in {0, 5}:
        last = (ended.stderr or ended.stdout).strip().splitlines()[-1:] or [""]
        raise Absent(f"{Path(command[0]).name} ended with exit code {ended.returncode}: {last[0]}")


def _all_came(before: int, count: int) -> None:
    came = len(taker().taken) - before
    if came != count:
        raise Absent(f"{came} mails came, not {count}")
