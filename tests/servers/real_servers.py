"""Fixtures: real mail servers on loopback, each started by the first test that asks for it, one set for each process.

Where a server is not installed its tests are skipped, or fail under OUTREACH_REQUIRE_SERVERS=1.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from itertools import count
from typing import TYPE_CHECKING

import pytest
from need import Missing

if TYPE_CHECKING:
    from authority import Authority
    from dovecot import Dovecot
    from exim import Exim
    from names import Names
    from smtp_server import SmtpServer

_NUMBERS = count(1)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    call: pytest.CallInfo[None],
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Count all tests that miss one server in one line of the summary, which would else name each of them."""
    report = yield
    if call.excinfo and isinstance(call.excinfo.value, Missing):
        report.longrepr = ("tests/servers", 0, f"Skipped: {call.excinfo.value}")
    return report


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """The authority behind the certificates of all servers; nobody trusts it yet."""
    from authority import make_authority

    return make_authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def trusted(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """The same, trusted by this process and all that it starts."""
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    return authority


@pytest.fixture
def domain() -> str:
    """A domain for one test alone, so that its people meet nobody else's mail; Exim delivers there."""
    return f"d{next(_NUMBERS)}.example"


@pytest.fixture
def user(domain: str) -> str:
    """Whose mailbox a test reads: nobody else's mail is in it."""
    return f"selin@{domain}"


@pytest.fixture(scope="session")
def dovecot(authority: Authority) -> Iterator[Dovecot]:
    """Everybody's mailbox."""
    from dovecot import run_dovecot

    with run_dovecot(authority) as server:
        yield server


@pytest.fixture(scope="session")
def exim(dovecot: Dovecot) -> Iterator[Exim]:
    """Takes our mail, delivers it into Dovecot, and sends back what cannot be delivered."""
    from exim import run_exim

    with run_exim(dovecot) as server:
        yield server


@pytest.fixture
def submission(authority: Authority) -> Iterator[SmtpServer]:
    """Takes our mail and keeps it; fails as a test tells it to, so each test has its own."""
    from smtp_server import run_smtp_server

    with run_smtp_server(authority) as server:
        yield server


@pytest.fixture
def names() -> Iterator[Names]:
    """A server of names that knows what a test tells it."""
    import names as servers

    with servers.names() as server:
        yield server
