"""Who sends and which way: `smtp` is asked for in the open, every line is closed, and every secret kept elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from configured import SMALL, faults, loaded

from outreach.config import load
from outreach.errors import ConfigError, UsageError

SERVER = 'smtp = { host = "smtp.kilnhaus.example" }\n'


def test_only_the_workspace_s_own_file_opens_the_way_out(tmp_path: Path) -> None:
    assert loaded(tmp_path, f'transport = "smtp"\n{SMALL}{SERVER}').config.transport == "smtp"


@pytest.mark.parametrize("server", ["", SERVER])
def test_smtp_is_refused_wherever_it_would_be_forgotten(tmp_path: Path, server: str) -> None:
    because = 'transport: "smtp" counts only in the config.toml of the workspace: whoever opens it must see that mail leaves'
    home = tmp_path / "home"
    (home / ".config" / "outreach").mkdir(parents=True)
    own = home / ".config" / "outreach" / "config.toml"

    assert faults(tmp_path, SMALL + server, {"OUTREACH_TRANSPORT": "smtp"}) == [
        f"OUTREACH_TRANSPORT: {because}"
    ]
    own.write_text('# mine\ntransport = "smtp"\n')
    assert faults(tmp_path, SMALL + server, {"HOME": str(home)}) == [
        f"~/.config/outreach/config.toml:2: {because}"
    ]
    own.unlink()
    (tmp_path / "config.toml").write_text(SMALL + server)
    with pytest.raises(ConfigError, match="the command line: transport: "):
        load(tmp_path, environ={}, flags={"transport": "smtp"})


def test_a_weaker_smtp_is_refused_too_and_a_stronger_local_is_not(tmp_path: Path) -> None:
    text = f'transport = "smtp"\n{SMALL}{SERVER}'
    assert loaded(tmp_path, text, {"OUTREACH_TRANSPORT": "local"}).config.transport == "local"
    assert len(faults(tmp_path, text, {"OUTREACH_TRANSPORT": "smtp"})) == 1


def test_with_smtp_every_account_has_a_server_and_the_line_to_add_is_told(tmp_path: Path) -> None:
    second = '[accounts.mert]\nname = "M"\naddress = "mert@outlook.com"\n'
    one, other = faults(tmp_path, f'transport = "smtp"\n{SMALL}{second}')
    assert one.startswith(
        'config.toml:2: accounts.selin.smtp: missing, and transport = "smtp" needs it; add below'
    )
    assert one.endswith(
        '[accounts.selin]: smtp = { host = "smtp.kilnhaus.example", port = 465, tls = "tls" }'
    )
    assert other.startswith("config.toml:5: accounts.mert.smtp: missing")
    assert other.endswith('smtp = { host = "smtp-mail.outlook.com", port = 587, tls = "starttls" }')


def test_several_lines_at_once_and_a_pause_contradict_each_other(tmp_path: Path) -> None:
    lines = f"{SMALL}connections = 4\n"
    (one,) = faults(tmp_path, lines)
    assert (
        "accounts.selin.connections: 4 lines at once leave no pause between two mails: pause_seconds = 0"
        in one
    )
    assert loaded(tmp_path, f"{lines}pause_seconds = 0\n").config.accounts["selin"].connections == 4
    assert (
        loaded(tmp_path, f"{lines}[sending]\npause_seconds = 0\n").config.accounts["selin"].connections == 4
    )


def test_a_warm_up_does_not_begin_above_its_ceiling(tmp_path: Path) -> None:
    (one,) = faults(tmp_path, f"{SMALL}warm_up = {{ start = 50, ceiling = 40 }}\n")
    assert "accounts.selin.warm_up.start: must be at most ceiling, 40 (found 50)" in one


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('"soon"', 'must be seconds, the fewest and the most, such as "40-160"; 0 is none'),
        ('"160-40"', 'has the most before the fewest; write "40-160"'),
        ("4000", "must be at most 3600, which is an hour (found 4000)"),
    ],
)
def test_a_pause_that_is_none_is_told_in_words(tmp_path: Path, said: str, told: str) -> None:
    (one,) = faults(tmp_path, f"{SMALL}pause_seconds = {said}\n")
    assert f"accounts.selin.pause_seconds: {told}" in one


@pytest.mark.parametrize("key", ["password", "pass", "passwd", "secret", "token", "PASSWORD", "app-password"])
@pytest.mark.parametrize("table", ["[accounts.selin]", "[accounts.selin.smtp]", "[accounts.selin.imap]"])
def test_a_secret_in_the_file_is_refused_with_the_ways_that_there_are(
    tmp_path: Path, key: str, table: str
) -> None:
    host = "" if table == "[accounts.selin]" else f'{table}\nhost = "h.example"\n'
    (only,) = faults(tmp_path, f'{SMALL}{host}{key} = "hunter2"\n')
    assert f".{key}: a password does not belong in config.toml; take it out" in only
    assert all(way in only for way in ("password_cmd", "password_env", "keyring = true", "token_command"))
    assert "hunter2" not in only


@pytest.mark.parametrize("off", ['"none"', '"off"', "false", '""'])
@pytest.mark.parametrize("kind", ["smtp", "imap"])
def test_no_line_is_ever_open(tmp_path: Path, kind: str, off: str) -> None:
    (only,) = faults(tmp_path, f'{SMALL}{kind} = {{ host = "h.example", tls = {off} }}\n')
    assert only.startswith(f"config.toml:4: accounts.selin.{kind}.tls: must be 'tls' or 'starttls'")


def test_commands_are_split_as_a_shell_would_and_shown_to_nobody(tmp_path: Path) -> None:
    text = f"""{SMALL}token_command = "pass 'my mail' -1"\npassword_cmd = ["gpg", "-d", "x y"]\n"""
    got = loaded(tmp_path, text)
    account = got.config.accounts["selin"]
    assert (account.token_command, account.password_cmd) == (("pass", "my mail", "-1"), ("gpg", "-d", "x y"))
    hidden = {row.value for row in got.rows() if "token" in row.path or "password_cmd" in row.path}
    assert hidden == {"(hidden)"}


def test_the_first_account_sends_unless_another_is_named(tmp_path: Path) -> None:
    text = SMALL + '[accounts.mert]\nname = "Mert"\naddress = "mert@kilnhaus.example"\nsignature = "M."\n'
    config = loaded(tmp_path, text).config
    assert (config.account, config.sender().signed) == ("selin", "Selin Aydın")
    assert loaded(tmp_path, f'account = "mert"\n{text}').config.sender().signed == "M."
    assert config.sender("mert").name == "Mert"
    with pytest.raises(UsageError):
        config.sender("ayse")
