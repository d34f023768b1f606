"""Finds the program of a real server, or says which Debian package has it."""

import os
import shutil
from pathlib import Path

import pytest
from _pytest.outcomes import Skipped

#: Where Debian keeps what a user does not type.
_PLACES = os.pathsep.join(
    (
        os.environ.get("PATH", os.defpath),
        "/usr/sbin",
        "/usr/local/sbin",
        "/usr/lib/dovecot",
        *map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)),
    )
)


class Missing(Skipped):
    """A server is not installed."""


def need(program: str, *, package: str) -> Path:
    """Find *program*; without it the test is skipped, or fails where OUTREACH_REQUIRE_SERVERS=1."""
    found = shutil.which(program, path=_PLACES)
    if found:
        return Path(found)
    words = f"{program} is not installed (Debian: apt install {package})"
    if os.environ.get("OUTREACH_REQUIRE_SERVERS") == "1":
        pytest.fail(words)
    raise Missing(words)
