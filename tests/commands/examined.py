"""A workspace whose account has real servers, and what doctor says of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import Result

from outreach.app import App

if TYPE_CHECKING:
    from dovecot import Dovecot
    from smtp_server import SmtpServer

Typed = Callable[..., Result]


def configure(workspace: Path, *lines: str) -> None:
    """Write lines below the account."""
    config = workspace / "config.toml"
    text = config.read_text("utf-8").replace("keyring = false", "\n".join(lines))
    config.write_text(text, "utf-8")


@pytest.fixture
def mailbox(
    workspace: Path, submission: SmtpServer, dovecot: Dovecot, domain: str, trusted: object, app: App
) -> str:
    """A workspace whose account has real servers, and the address of its mailbox."""
    address = f"selin@{domain}"
    app.environ = {"MAIL_PASSWORD": dovecot.password}
    config = workspace / "config.toml"
    config.write_text(config.read_text("utf-8").replace("selin@kilnhaus.example", address), "utf-8")
    configure(
        workspace,
        'password_env = "MAIL_PASSWORD"',
        f'smtp = {{ host = "127.0.0.1", port = {submission.tls_port} }}',
        f'imap = {{ host = "127.0.0.1", port = {dovecot.imaps} }}',
    )
    return address


def states(result: Result) -> list[tuple[str, str]]:
    """Give state and subject of each line."""
    return [(line[:4].strip(), line[6:20].strip()) for line in result.stdout.splitlines() if line[:1] != " "]
