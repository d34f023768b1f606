"""The real servers that the tests start, for measuring beside: a mailbox by Dovecot, and one that takes mail."""

from __future__ import annotations

import atexit
import logging
import os
import re
import sys
from contextlib import ExitStack
from functools import cache
from typing import TYPE_CHECKING

import pytest

from benchmarks.frame import Absent
from benchmarks.program import ROOT, scratch

if TYPE_CHECKING:
    from authority import Authority
    from dovecot import Dovecot
    from postgres import Postgres
    from smtp_server import SmtpServer

sys.path.append(str(ROOT / "tests/servers"))

_OPEN = ExitStack()
atexit.register(_OPEN.close)


@cache
def authority() -> Authority:
    """Make the authority behind their certificates; from now on this process and all that it starts trust it."""
    from authority import make_authority

    made = make_authority(scratch() / "authority")
    os.environ["SSL_CERT_FILE"] = str(made.file)
    return made


@cache
def dovecot() -> Dovecot:
    """Start Dovecot.

    Raises:
        Absent: it is not installed.
    """
    from dovecot import run_dovecot

    try:
        return _OPEN.enter_context(run_dovecot(authority()))
    except pytest.skip.Exception as missing:
        raise Absent(str(missing)) from None


@cache
def _postgresql() -> Postgres:
    from postgres import postgres

    try:
        return _OPEN.enter_context(postgres(fast=False))
    except pytest.skip.Exception as missing:
        raise Absent(str(missing)) from None


def empty() -> str:
    """Start PostgreSQL, as it is without any setting that makes it fast, and give the URL of an empty database.

    Raises:
        Absent: it is not installed.
    """
    return _OPEN.enter_context(_postgresql().database())


def renewed(text: str) -> str:
    """Write the address of a copy of the database that *text* names in its place."""
    server, (url,) = _postgresql(), re.findall(r'url = "(postgresql[^"]*)"', text)
    return text.replace(url, server.url(server.copy(server.name(url))))


@cache
def taker() -> SmtpServer:
    """Start a server that takes all mail, behind STARTTLS and a login."""
    from smtp_server import run_smtp_server

    logging.getLogger("mail.log").setLevel(logging.ERROR)  # it warns of each login
    return _OPEN.enter_context(run_smtp_server(authority()))
