"""What the tests of `outreach lint` share: files to judge, in a folder that is no workspace."""

import re
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from outreach.app import App
from outreach.cli import cli
from outreach.lint import Fix, Severity
from outreach.lint.rule import Hit, rule
from outreach.lint.rules import NAMED
from outreach.lint.view import View

Typed = Callable[..., Result]
GOOD = """Subject: Your kiln in a shed

Hi Zoë,

Your video about a kiln in a shed shows the glaze before and after. We want to fill our spring workshops in Bristol, and
your viewers are the people who ask us for them.

We pay 400 EUR for one video by 30 April. Shall I send the brief?
"""
BAD = "Subject: Hi\n\nHi Zoë,\n\nI hope this email finds you well. {{ name }} We pay 400 EUR. Shall I?\n"
LOUD = "Subject: Kiln\r\n\r\nİyi günler!! very iyi.\r\n"


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Type a command in a folder that is no workspace."""
    monkeypatch.chdir(tmp_path)

    def typed(*words: str, stdin: str | bytes = b"") -> Result:
        return CliRunner(catch_exceptions=False).invoke(
            cli, ["lint", *words], obj=App(environ={}), input=stdin
        )

    return typed


def write(name: str, content: str | bytes) -> str:
    path = Path.cwd() / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return name


def mail(**headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in ({"From": "selin@kilnhaus.example", "Subject": "Mavi sır"} | headers).items():
        message[name.replace("_", "-")] = value
    return message


@pytest.fixture
def bangs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule alone that mends `!!` safely, and `very` unsafely."""

    def check(view: View) -> Iterator[Hit]:
        for found in re.finditer("!!|very ", view.body.shown):
            safe = found[0] == "!!"
            yield view.body.hit(found.span(), "loud", fix=Fix(*found.span(), "!" if safe else "", safe))

    loud = rule("TST001", "too-loud", Severity.WARNING)(check)
    monkeypatch.setattr("outreach.lint.settings.RULES", (loud,))
    monkeypatch.setitem(NAMED, "tst001", loud)
