"""The README's two ways of connecting a mailbox lead where they say, line by line."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from outreach.app import App
from outreach.cli import cli

if TYPE_CHECKING:
    from dovecot import Dovecot
    from smtp_server import SmtpServer

README = Path(__file__).parents[1] / "README.md"
GMAIL, OWN = re.findall(r"```sh\n(# in config\.toml.*?)```", README.read_text("utf-8"), re.DOTALL)
_SETTING = re.compile(r"# in config\.toml, .*: (\w+) = (.*)")


def typed(block: str, folder: Path, app: App, doctored: Callable[[Result], None]) -> None:
    """Do what the lines of *block* say in the workspace that `Use it` made in *folder*; no mail is sent."""
    config = folder / "spring" / "config.toml"
    assert CliRunner().invoke(cli, ["init", str(config.parent)], obj=App(environ={})).exit_code == 0
    for line in block.splitlines():
        if setting := _SETTING.fullmatch(line):
            config.write_text(with_line(config.read_text("utf-8"), *setting.groups()), "utf-8")
        elif line.startswith("outreach doctor"):
            doctored(CliRunner(catch_exceptions=False).invoke(cli, ["doctor"], obj=app))
        else:
            assert line.startswith("outreach review bahar && outreach send ")


def with_line(text: str, name: str, value: str) -> str:
    """Change a line of the file, or write a new one below the account."""
    changed, times = re.subn(rf"(?m)^{name} = .*$", f"{name} = {value}", text)
    return changed if times else text.replace("[accounts.me]\n", f"[accounts.me]\n{name} = {value}\n")


@pytest.mark.parametrize("block", [GMAIL, OWN])
def test_it_takes_six_lines(block: str) -> None:
    assert len(block.splitlines()) == 6


def test_gmail_as_the_readme_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = App(folder=tmp_path / "spring", environ={}, ask=lambda _question: "abcdefghijklmnop")
    monkeypatch.setattr("socket.getaddrinfo", nowhere)
    told: list[str] = []

    typed(GMAIL, tmp_path, app, lambda result: told.append(result.stdout))

    assert "FAIL  me smtp         smtp.gmail.com:465" in told[0]  # this test reaches nobody
    config = App(folder=tmp_path / "spring", environ={}).config
    assert config.transport == "smtp"
    assert config.sender().address == "you@gmail.com"
    app.close()


def nowhere(*_arguments: object, **_more: object) -> None:
    raise OSError(5, "no network in this test")


def test_a_domain_of_one_s_own_as_the_readme_says(
    tmp_path: Path, submission: SmtpServer, dovecot: Dovecot, trusted: object
) -> None:
    app = App(folder=tmp_path / "spring", environ={}, ask=lambda _question: dovecot.password)
    here = OWN.replace('"smtp.kilnhaus.example", port = 465', f'"127.0.0.1", port = {submission.tls_port}')
    here = here.replace('"imap.kilnhaus.example", port = 993', f'"127.0.0.1", port = {dovecot.imaps}')
    told: list[Result] = []

    typed(here, tmp_path, app, told.append)

    assert told[0].exit_code == 0, told[0].stdout
    assert told[0].stdout.count("lets you@kilnhaus.example in by password") == 2
    assert App(folder=tmp_path / "spring", environ={}).config.transport == "smtp"
    app.close()
