"""A start by fork is a start: whatever a program can see of its beginning, and others of its end, is the same."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import warm

_PROGRAM = """
import atexit, json, os, random, signal, sys, time, warnings
import warm
words = warm.arguments(lambda: ["decimal"])
atexit.register(print, "at the end", file=sys.stderr)
streams = [sys.stdin, sys.stdout, sys.stderr]
told = {
    "words": words, "argv": sys.argv, "folder": os.getcwd(), "path": sys.path, "filters": str(warnings.filters),
    "environ": dict(os.environ), "zone": time.tzname, "files": len(os.listdir("/proc/self/fd")),
    "streams": [(s.fileno(), s.encoding, s.errors, s.line_buffering, s.isatty(), s.mode) for s in streams],
    "signals": [str(signal.getsignal(one)) for one in (signal.SIGINT, signal.SIGTERM, signal.SIGPIPE, signal.SIGCHLD)],
    "session": os.getsid(0) == os.getpid(), "read": sys.stdin.read(), "same": sys.stdout is sys.__stdout__,
}
print(json.dumps(told), flush="quiet" not in words)
if "fails" in words:
    raise ValueError("so it is")
if "waits" in words:
    time.sleep(60)
sys.exit(3 if "three" in words else 0)
"""


@pytest.fixture
def command(tmp_path: Path) -> tuple[str, ...]:
    """Give a program that tells what it sees."""
    (tmp_path / "program.py").write_text(_PROGRAM, "utf-8")
    return sys.executable, "-W", "error", str(tmp_path / "program.py")


@pytest.fixture
def environ(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, str]:
    monkeypatch.chdir(tmp_path)
    here = str(Path(warm.__file__).parent)
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": here,
        "LC_ALL": "C.UTF-8",
        "TZ": "Asia/Tokyo",
        "OWN": "ş",
    }


@pytest.mark.parametrize("words", [[], ["three", "ğ\n"], ["fails"], ["quiet"]])
def test_a_program_sees_the_same_and_ends_the_same(
    command: tuple[str, ...], environ: dict[str, str], words: list[str]
) -> None:
    real = subprocess.run(
        [*command, *words], env=environ, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    forked = warm.piped(command, words, environ=environ)
    out, err = forked.communicate(30)
    forked.close()

    assert json.loads(out) == json.loads(real.stdout)
    assert (forked.returncode, err.splitlines()[-1]) == (real.returncode, "at the end")
    assert (
        ("ValueError: so it is\n" in err) == ("ValueError: so it is\n" in real.stderr) == ("fails" in words)
    )


def test_a_killed_one_is_killed_and_told_apart(command: tuple[str, ...], environ: dict[str, str]) -> None:
    process = warm.piped(command, ["waits"], environ=environ)
    assert process.stdout
    assert process.stdout.readline()
    assert process.poll() is None
    with pytest.raises(TimeoutError):
        process.wait(0.01)
    process.kill()
    assert process.wait(30) == -signal.SIGKILL
    process.close()
    assert not Path(f"/proc/{process.pid}").exists()


def test_what_forks_ends_with_its_caller(command: tuple[str, ...], environ: dict[str, str]) -> None:
    caller = f"""
import warm, signal, os
process = warm.piped({command!r}, [], environ={environ!r})
process.communicate(30)
process.close()
print(warm._forking({command!r}, {tuple(sorted(one for one in environ.items() if one[0][:3] in ("PYT", "LC_")))!r}), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    called = subprocess.run(
        [sys.executable, "-c", caller], env=environ, capture_output=True, text=True, check=False, timeout=60
    )
    place = Path(called.stdout.strip())
    assert place.name == "socket", called.stderr
    end = time.monotonic() + 10
    while place.parent.exists():
        assert time.monotonic() < end, "it is still there"
        time.sleep(0.01)
