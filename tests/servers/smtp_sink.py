"""Runs Postfix's own sink, with faults by its options; what it took stands in one file per mail."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from keeping import HOST, answers, free_ports, home, kept

#: The folder into which Debian's package of Postfix was unpacked: beside Exim it cannot be installed.
_UNPACKED = os.environ.get("POSTFIX", "/")


@dataclass(frozen=True, slots=True)
class Sink:
    """The server."""

    folder: Path
    port: int

    def taken(self) -> int:
        """Count the mails that it took whole."""
        return sum(1 for _ in self.folder.glob("mails/*"))


@contextmanager
def run_smtp_sink(*faults: str) -> Iterator[Sink]:
    """Run it with options such as `-f rcpt` (5xx), `-r` (4xx), `-q` (cut), `-Q` (421 and cut)."""
    program = shutil.which("smtp-sink", path=f"{_UNPACKED}/usr/sbin")
    if program is None:
        pytest.skip(
            "no smtp-sink: Debian's postfix has it, unpacked to POSTFIX=FOLDER; Exim cannot stand beside it"
        )
    libraries = f"LD_LIBRARY_PATH={_UNPACKED}/usr/lib/postfix"
    with home("smtp-sink", {}) as folder, free_ports(1) as (port,):
        command = ["env", libraries, program, "-d", f"{folder}/mails/%s.", *faults, f"{HOST}:{port}", "8"]
        with kept(folder, command, ready=lambda: answers(port)):
            yield Sink(folder, port)
