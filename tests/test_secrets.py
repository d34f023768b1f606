"""However a login fails, the secret stands in no output, no error, no log and no file of the workspace."""

from __future__ import annotations

import base64
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import Result

from outreach.app import App

if TYPE_CHECKING:
    from dovecot import Dovecot
    from smtp_server import SmtpServer

Typed = Callable[..., Result]

SECRET = "hunter2-Zx9-quiet"
USER = "selin@kilnhaus.example"
#: As it is, and as it would stand on the wire.
FORMS = tuple(
    form.rstrip("=")
    for form in (
        SECRET,
        base64.b64encode(SECRET.encode()).decode(),
        base64.b64encode(f"\0{USER}\0{SECRET}".encode()).decode(),
        base64.b64encode(f"user={USER}\1auth=Bearer {SECRET}\1\1".encode()).decode(),
    )
)
BY_VARIABLE = 'password_env = "MAIL_PASSWORD"'
BY_TOKEN = 'token_command = ["{broker}"]'


@dataclass
class World:
    """A workspace with real servers that know another password."""

    app: App
    workspace: Path
    submission: SmtpServer
    dovecot: Dovecot

    def configure(self, way: str, *, smtp: int | None = None, imap: int | None = None) -> None:
        text = f"""transport = "smtp"
            [accounts.me]
            name = "Selin"
            address = "{USER}"
            {way}
            smtp = {{ host = "127.0.0.1", port = {smtp or self.submission.tls_port} }}
            imap = {{ host = "127.0.0.1", port = {imap or self.dovecot.imaps} }}"""
        (self.workspace / "config.toml").write_text(text, "utf-8")


@pytest.fixture
def world(app: App, workspace: Path, submission: SmtpServer, dovecot: Dovecot, trusted: object) -> World:
    app.environ = {"MAIL_PASSWORD": SECRET}
    return World(app, workspace, submission, dovecot)


def broker(world: World, tmp_path: Path, body: str) -> str:
    """Write a program, outside the workspace, that a token comes from."""
    path = tmp_path / "broker"
    path.write_text(f"#!/bin/sh\n{body}\n", "utf-8")
    path.chmod(0o700)
    return BY_TOKEN.format(broker=path)


def wrong_password(world: World, tmp_path: Path) -> None:
    world.configure(BY_VARIABLE)


def repeated_by_the_server(world: World, tmp_path: Path) -> None:
    world.submission.answers["AUTH"] = f"535 5.7.8 {SECRET} and {FORMS[2]}= are wrong"
    world.configure(BY_VARIABLE)


def wrong_token(world: World, tmp_path: Path) -> None:
    world.configure(broker(world, tmp_path, f"echo {SECRET}"))


def a_broker_that_fails(world: World, tmp_path: Path) -> None:
    world.configure(broker(world, tmp_path, f"echo {SECRET}; echo {SECRET} is old >&2; exit 1"))


def no_tls(world: World, tmp_path: Path) -> None:
    world.configure(BY_VARIABLE, smtp=world.submission.port, imap=world.dovecot.lmtp)


def nobody_there(world: World, tmp_path: Path) -> None:
    world.configure(BY_VARIABLE, smtp=1, imap=1)


def a_line_that_breaks(world: World, tmp_path: Path) -> None:
    world.submission.answers["AUTH"] = "cut"
    world.configure(BY_VARIABLE)


def typed_by_hand(world: World, tmp_path: Path) -> None:
    world.app.ask = lambda _question: SECRET
    world.configure("")


def pasted_into_the_settings(world: World, tmp_path: Path) -> None:
    world.configure(f'password = "{SECRET}"')


def pasted_as_the_name_of_a_variable(world: World, tmp_path: Path) -> None:
    world.configure(f'password_env = "{SECRET}"')


FAILURES = (
    wrong_password, repeated_by_the_server, wrong_token, a_broker_that_fails, no_tls, nobody_there,
    a_line_that_breaks, typed_by_hand, pasted_into_the_settings, pasted_as_the_name_of_a_variable,
)  # fmt: skip


def told(error: BaseException | None) -> Iterator[str]:
    """Give what an error and all behind it say."""
    while error is not None:
        yield f"{error!r} {error} {getattr(error, 'hint', '')}"
        error = error.__cause__


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: failure.__name__)
@pytest.mark.parametrize(
    "words", [("doctor",), ("doctor", "--json"), ("sync",), ("send",), ("config", "show")]
)
def test_no_secret_is_seen(
    world: World,
    run: Typed,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    failure: Callable[[World, Path], None],
    words: tuple[str, ...],
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("mail.log").setLevel(logging.CRITICAL)  # the test's server writes down what it hears
    failure(world, tmp_path)

    result = run(*words)

    world.app.close()
    files = [path for path in world.workspace.rglob("*") if path.is_file() and path.name != "config.toml"]
    seen = [result.stdout, result.stderr, caplog.text, repr(world.app), *told(result.exception)]
    seen += [path.read_bytes().decode("latin-1") for path in files]
    assert result.output
    assert [form for form in FORMS for one in seen if form in one] == []


def test_the_search_would_find_one(world: World, run: Typed) -> None:
    world.configure(BY_VARIABLE)
    from outreach.actions.accounts import pause

    pause(world.app, "me", f"said {SECRET}")
    world.app.close()

    assert any(SECRET.encode() in path.read_bytes() for path in world.workspace.glob("outreach.db*"))
    assert SECRET in run("doctor").stdout
