"""The group: errors told once with what to do next, near names, and a quiet end."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from outreach.app import App
from outreach.cli import VERBS, cli
from terminal import Terminal

PROGRAM = [sys.executable, "-m", "outreach"]


def test_an_error_says_what_and_then_what_to_do(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["--workspace", str(tmp_path), "queue"])

    assert result.exit_code == 3
    assert result.stdout == ""
    assert result.stderr == (
        f"{tmp_path} has no config.toml\ntry: outreach init, or outreach demo to look around first\n"
    )


@pytest.mark.parametrize(
    ("typed", "meant"), [("qeue", "queue"), ("imprt", "import"), ("people-list", "people")]
)
def test_a_mistyped_command_names_the_near_one(typed: str, meant: str) -> None:
    result = CliRunner().invoke(cli, [typed])

    assert result.exit_code == 2
    assert f"Did you mean '{meant}'?" in result.stderr


def test_the_help_lists_every_command_in_the_order_of_the_job() -> None:
    told = CliRunner().invoke(cli, ["--help"]).stdout
    places = [told.index(f"\n  {verb} ") for verb in VERBS]

    assert places == sorted(places)


def test_both_ways_of_starting_are_the_same_program() -> None:
    script = Path(sys.executable).parent / "outreach"
    if not script.exists():
        pytest.skip("the console script is not installed beside this Python")
    by_module = subprocess.run([*PROGRAM, "--help"], capture_output=True, check=True)
    by_script = subprocess.run([str(script), "--help"], capture_output=True, check=True)

    assert by_module.stdout == by_script.stdout


def test_a_closed_pipe_ends_quietly(workspace: Path) -> None:
    command = [*PROGRAM, "--workspace", str(workspace), "config", "show"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    told = process.stderr.read()
    process.stderr.close()
    process.wait(30)

    assert b"Traceback" not in told


def wait_until_it_waits(pid: int) -> None:
    """Wait until a process has slept for a second on end: it waits for its standard input."""
    asleep = 0
    while asleep < 10:
        state = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0]
        asleep = asleep + 1 if state == "S" else 0
        time.sleep(0.1)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="how a process fares is read from /proc")
def test_ctrl_c_says_so_and_exits_130(workspace: Path) -> None:
    command = [*PROGRAM, "--workspace", str(workspace), "import", "-"]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    )
    wait_until_it_waits(process.pid)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=30)

    assert process.returncode == 130
    assert told.decode().strip() == "Stopped."


def test_the_workspace_may_be_named_before_the_command(workspace: Path) -> None:
    result = CliRunner().invoke(cli, ["--workspace", str(workspace), "config", "path"], obj=App())

    assert result.stdout.strip() == str(workspace.resolve() / "config.toml")


def test_a_password_is_asked_for_at_a_terminal_and_seen_by_nobody(workspace: Path) -> None:
    config = workspace / "config.toml"
    server = 'smtp = { host = "127.0.0.1", port = 1 }\n'
    config.write_text(config.read_text("utf-8").replace("keyring = false\n", server), "utf-8")
    master, slave = pty.openpty()
    command = [*PROGRAM, "--workspace", str(workspace), "doctor", "me"]
    process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, start_new_session=True)
    os.close(slave)
    screen = Terminal(process, master)
    try:
        screen.until("Password of selin@kilnhaus.example (account me): ")
        screen.type("hunter2\n")
        code, _ = screen.end()
    finally:
        process.kill()
        process.wait()
        os.close(master)

    assert (code, "127.0.0.1:1" in screen.seen, "hunter2" in screen.seen) == (5, True, False)


def test_off_a_terminal_nobody_is_asked_for_a_password(workspace: Path) -> None:
    command = [*PROGRAM, "--workspace", str(workspace), "doctor", "me"]
    ran = subprocess.run(
        command, capture_output=True, stdin=subprocess.DEVNULL, text=True, check=False, timeout=60
    )
    assert "no password is set, and nobody can be asked for it" in ran.stdout
