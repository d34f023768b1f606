"""The PostgreSQL of the tests leaves nothing behind, however the tests end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
from keeping import SOON
from need import need
from postgres import PACKAGE, Postgres

_PROGRAM = """
import sys
from postgres import postgres
with postgres() as server:
    print(server.home, flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM, None])
def test_its_folder_and_its_processes_go_with_the_tests(end: signal.Signals | None) -> None:
    need("postgres", package=PACKAGE)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", _PROGRAM], env=environment, **pipes) as process:  # type: ignore[call-overload]  # two pipes
        home = Path(process.stdout.readline().strip())
        server = int((home / "data" / "postmaster.pid").read_text().split()[0])
        if end:
            process.send_signal(end)
        else:
            process.stdin.close()
        process.wait(SOON)
    until = time.monotonic() + SOON
    while home.exists() or Path(f"/proc/{server}").exists():
        assert time.monotonic() < until, "it is still there"
        time.sleep(0.02)


def test_a_database_is_dropped_though_somebody_is_connected(postgresql: Postgres) -> None:
    with postgresql.database() as url:
        name = postgresql.name(url)
        left = psycopg.connect(host=str(postgresql.home), user="test", dbname=name)
    left.close()
    found = postgresql.admin.execute(
        "SELECT count(*) FROM pg_database WHERE datname = %s", (name,)
    ).fetchone()
    assert found == (0,)
