"""The program as a user has it: the wheel, installed with its bytecode, started as a process."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from benchmarks.frame import Absent, timed

ROOT = Path(__file__).parents[1]


@cache
def scratch() -> Path:
    """Give a folder of this run alone, taken away at its end."""
    folder = Path(mkdtemp(prefix="outreach-benchmarks-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def bin_folder() -> Path:
    """Install the wheel into an environment that sees the libraries of this one, and give its folder of programs.

    Raises:
        Absent: this environment cannot build it.
    """
    place = scratch() / "environment"
    venv.create(place, with_pip=False, symlinks=os.name != "nt")
    programs = place / ("Scripts" if os.name == "nt" else "bin")
    python = programs / "python"
    site = Path(_said(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"))
    libraries = sysconfig.get_path("purelib")
    (site / "libraries.pth").write_text(f"import site; site.addsitedir({libraries!r})\n", "utf-8")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    built = scratch() / "wheel"
    try:
        _run(*pip, "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", built, ROOT)
        _run(*pip, "--python", python, "install", "-q", "--no-deps", "--no-index", *built.glob("*.whl"))
    except subprocess.CalledProcessError as error:
        raise Absent(
            f"the wheel cannot be installed ({error.stderr.strip().splitlines()[-1]}); run scripts/test"
        ) from None
    return programs


def _run(*command: str | Path) -> None:
    subprocess.run(command, check=True, capture_output=True, text=True, cwd=scratch())


def _said(*command: str | Path) -> str:
    return subprocess.check_output(command, text=True).strip()


#: Runs a program and prints the most memory that it had, in KB: a child begins with that of its parent, so a small one starts it.
_WEIGHED = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdin=-3, stdout=-3, stderr=-3).returncode  # -3: DEVNULL
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(code)
"""


def peak(*arguments: str | Path) -> float:
    """Run `outreach` from start to end; give the most memory that it had, in MB.

    Raises:
        Absent: it failed.
    """
    command = [bin_folder() / "python", "-c", _WEIGHED, bin_folder() / "outreach", *arguments]
    try:
        return int(_said(*command)) / 1024
    except subprocess.CalledProcessError:
        raise Absent(f"`outreach {' '.join(map(str, arguments))}` failed") from None


def start(program: str, *arguments: str | Path, code: tuple[int, ...] = (0,)) -> float:
    """Run `outreach` or `python` of the installed environment from start to end; give the seconds.

    Raises:
        Absent: it ended with another exit code than one of *code*.
    """
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "OUTREACH"))
    }
    command = [bin_folder() / program, *arguments]
    ended: list[subprocess.CompletedProcess[str]] = []
    took = timed(
        lambda: ended.append(
            subprocess.run(
                command,
                env=environment,
                cwd=scratch(),
                capture_output=True,
                text=True,
                encoding="utf-8",
                stdin=subprocess.DEVNULL,
                check=False,
            )
        )
    )
    if ended[0].returncode not in code:
        words = " ".join(str(part) for part in (program, *arguments))
        last = ended[0].stderr.strip().splitlines()[-1:] or [""]
        raise Absent(f"`{words}` ended with exit code {ended[0].returncode}: {last[0]}")
    return took
