"""A wrong setting is told with its line and what it must be, and no secret is told with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from configured import SMALL, faults

from outreach.config import Config, load
from outreach.errors import UsageError


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('transport = "loocal"', "transport: must be 'local' or 'smtp' (found 'loocal')"),
        ('language = "de"', "language: must be 'en' or 'tr' (found 'de')"),
        ('time_zone = "Istanbul"', "time_zone: no such time zone: 'Istanbul'; did you mean Europe/Istanbul?"),
        ('account = "selim"', "account: no such account; did you mean selin?"),
        ("sending.per_day = 0", "sending.per_day: must be at least 1 (found 0)"),
        ("sending.per_day = 2001", "sending.per_day: must be at most 2000 (found 2001)"),
        ("sending.per_day = true", "sending.per_day: must be a whole number (found true)"),
        (
            'sending.days = ["mon", "funday"]',
            "sending.days[2]: must be one of mon, tue, wed, thu, fri, sat, sun",
        ),
        ("sending.days = []", "sending.days: must name a day at least"),
        (
            'posts.private_networks = ["10.0.0.0/8", "kilnhaus.lan"]',
            "posts.private_networks[2]: must be an address or a network",
        ),
        ('sending.resolver = "dns.google"', 'sending.resolver: must be "system", "off", or the address'),
        ("sending.gap = 3", "sending.gap: no such setting; known here: window, days, per_day"),
        ("sending = 3", "sending: must be a table (found 3)"),
        ('database.url = "mysql://u:hunter2@h"', 'database.url: must begin with "sqlite:///" or'),
        ('company.mersis_no = "123"', "company.mersis_no: must be the 16 figures of a MERSİS number"),
        ('company.iys_code = "x"', "company.iys_code: must be figures alone, as İYS shows them"),
        ('footer.de.opt_out = "x"', "footer.de: no such setting; known here: en, tr, postal_address"),
        ('unsubscribe.header = "always"', "unsubscribe.header: must be"),
        (
            'unsubscribe.url = "http://x.example/{token}"',
            "unsubscribe.url: must begin with https:// and have",
        ),
        (
            'unsubscribe.url = "https://x.example/"',
            "unsubscribe.url: must begin with https:// and have {token}",
        ),
        ('unsubscribe.url = "https://x.example/{token}{who}"', "unsubscribe.url: must begin with https://"),
        ('unsubscribe.url = "https://x.example/{token}>, <y"', "unsubscribe.url: must begin with https://"),
        ("per_day = 3", "per_day: no such setting; did you mean sending.per_day?"),
        ('lint.ignore = ["1 x"]', "lint.ignore[1]: must be a rule such as LEN101"),
        ("lint.options.LEN101.max = 2026-01-01", "lint.options.LEN101.max: must be a number, true or false"),
    ],
)
def test_a_wrong_setting_is_told_with_its_line(tmp_path: Path, line: str, told: str) -> None:
    (only,) = faults(tmp_path, f"# first line\n{line}\n{SMALL}")
    assert only.startswith(f"config.toml:2: {told}")
    assert "hunter2" not in only


@pytest.mark.parametrize(
    "hours", ["17:00-10:00", "10:00-10:00", "10-17", "25:00-26:00", "10:70-11:00", "", "22:00-06:00", "10:00"]
)
def test_a_window_is_two_times_of_one_day(tmp_path: Path, hours: str) -> None:
    (only,) = faults(tmp_path, f'sending.window = "{hours}"\n{SMALL}')
    assert (
        only
        == 'config.toml:1: sending.window: must be two times of one day, the earlier first, such as "10:00-17:00"'
    )


@pytest.mark.parametrize(
    "address",
    [
        "selin",
        "selin@",
        "@x.example",
        "Selin <s@x.example>",
        "a@x.example, b@x.example",
        "a b@x.example",
        "a@x..example",
        "a@-x.example",
        "a@x.example\\nBcc: b@x.example",
        "a@localhost",
        "a@1.2.3.4",
        "",
    ],
)
def test_an_account_needs_one_address_alone(tmp_path: Path, address: str) -> None:
    (only,) = faults(tmp_path, f'[accounts.me]\nname = "Selin"\naddress = "{address}"\n')
    assert only.startswith("config.toml:3: accounts.me.address: ")


def test_a_name_must_be_one_line(tmp_path: Path) -> None:
    (only,) = faults(tmp_path, '[accounts.me]\nname = "Selin\\nBcc: x"\naddress = "a@x.example"\n')
    assert only == "config.toml:2: accounts.me.name: must be one line"


def test_a_workspace_needs_an_account_and_a_lone_file_does_not(tmp_path: Path) -> None:
    (only,) = faults(tmp_path, "")
    assert only.startswith("config.toml: accounts: none;")
    assert load(None, environ={}).config == Config()
    with pytest.raises(UsageError, match="names no account"):
        Config().sender()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('password_cmd = "pass \'x"', "accounts.selin.password_cmd: is no command: No closing quotation"),
        (
            'password_env = "hunter2!"',
            "accounts.selin.password_env: must be the name of an environment variable",
        ),
        (
            'smtp.host = "smtp.x.example:465"',
            "accounts.selin.smtp.host: must be a server's name alone, such as smtp.gmail.com; the port stands beside it",
        ),
        ('smtp = { host = "h.example", port = 0 }', "accounts.selin.smtp.port: must be at least 1"),
        ("smtp = { port = 465 }", "accounts.selin.smtp.host: missing"),
        ("per_day = 0", "accounts.selin.per_day: must be at least 1"),
    ],
)
def test_a_wrong_setting_of_an_account_is_told_with_its_line(tmp_path: Path, line: str, told: str) -> None:
    (only,) = faults(tmp_path, f"{SMALL}{line}\n")
    assert only.startswith(f"config.toml:4: {told}")
    assert "hunter2" not in only


def test_two_accounts_may_not_share_an_address(tmp_path: Path) -> None:
    text = SMALL + '[accounts.other]\nname = "S"\naddress = "Selin@Kilnhaus.example"\n'
    assert faults(tmp_path, text) == [
        "config.toml:6: accounts.other.address: is the address of account selin too"
    ]
