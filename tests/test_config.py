"""Settings come from flags, environment, workspace and user's file, in this order, and each tells where from."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.config import Config, Loaded, load, starter, user_file
from outreach.errors import ConfigError, InputError, UsageError
from outreach.text import Language
from outreach.toml import check, leaves, parse

EXAMPLE = Path(__file__).parents[1] / "config.example.toml"
SMALL = """\
[accounts.selin]
name = "Selin Aydın"
address = "selin@kilnhaus.example"
"""


def loaded(
    folder: Path,
    text: str,
    environ: Mapping[str, str] | None = None,
    flags: Mapping[str, object] | None = None,
) -> Loaded:
    (folder / "config.toml").write_text(text, encoding="utf-8")
    return load(folder, environ=environ or {}, flags=flags)


def faults(folder: Path, text: str, environ: Mapping[str, str] | None = None) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        loaded(folder, text, environ)
    return str(caught.value).split("\n")


def test_the_example_names_every_setting_and_is_in_force_as_it_stands(tmp_path: Path) -> None:
    example = EXAMPLE.read_text(encoding="utf-8")
    data = parse(example, name=EXAMPLE.name).data
    chosen = {
        ("accounts", "NAME"): "me",
        ("lint", "options", "NAME"): "LEN101",
        ("lint", "options", "NAME", "NAME"): "max",
    }
    for path in leaves(Config):
        level: Any = data
        for place, step in enumerate(path, start=1):
            name = chosen.get(path[:place], step)
            assert name in level, f"config.example.toml does not name {'.'.join(path)}"
            level = level[name]
    assert loaded(tmp_path, example).config.sender().brand == "Kilnhaus"


def test_the_example_shows_the_defaults() -> None:
    shown = check(parse(EXAMPLE.read_text(encoding="utf-8"), name=EXAMPLE.name), Config)
    default = Config()
    same = ("transport", "language", "time_zone", "database", "sending", "posts")
    assert [getattr(shown, name) for name in same] == [getattr(default, name) for name in same]
    assert shown.lint.model_copy(update={"options": {}}) == default.lint


def test_each_setting_of_the_example_has_a_line_of_explanation_above_it() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    bare = [
        line
        for above, line in zip(["", *lines], lines, strict=False)
        if " = " in line and not line.startswith("#") and not above.startswith(("#", "[lint.options]"))
    ]
    assert bare == []


def test_the_stronger_source_wins_and_each_value_tells_its_own(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / ".config" / "outreach").mkdir(parents=True)
    (home / ".config" / "outreach" / "config.toml").write_text(
        'time_zone = "Europe/Istanbul"\nlanguage = "tr"\n[sending]\nper_day = 5\nwindow = "09:00-12:00"\n'
    )
    workspace = SMALL + '[sending]\nwindow = "11:00-12:30"\nper_day = 6\n[posts]\nmax_age_days = 10\n'
    environ = {"HOME": str(home), "OUTREACH_SENDING__PER_DAY": "7", "OUTREACH_POSTS__MAX_AGE_DAYS": "11"}
    got = loaded(tmp_path, workspace, environ, {"posts.max_age_days": 12})

    assert got.config.language is Language.TR
    assert got.config.sending.window == (time(11), time(12, 30))
    assert (got.config.sending.per_day, got.config.posts.max_age_days) == (7, 12)
    paths = ("posts.max_age_days", "sending.per_day", "sending.window", "language", "lint.select")
    assert [got.origin(path) for path in paths] == [
        "the command line",
        "OUTREACH_SENDING__PER_DAY",
        "config.toml:5",
        "~/.config/outreach/config.toml:2",
        "default",
    ]


def test_a_private_network_is_named_in_full_alone_or_in_a_variable(tmp_path: Path) -> None:
    written = loaded(tmp_path, SMALL + '[posts]\nprivate_networks = ["10.1.2.3/8", "192.168.1.20"]\n')
    assert written.config.posts.private_networks == ("10.0.0.0/8", "192.168.1.20/32")
    environ = {"OUTREACH_POSTS__PRIVATE_NETWORKS": "127.0.0.1, fd00::/8"}
    assert loaded(tmp_path, SMALL, environ).config.posts.private_networks == ("127.0.0.1/32", "fd00::/8")


def test_the_users_file_is_found_by_xdg_before_home() -> None:
    assert user_file({"XDG_CONFIG_HOME": "/settings", "HOME": "/home/selin"}) == Path(
        "/settings/outreach/config.toml"
    )
    assert user_file({"XDG_CONFIG_HOME": "settings", "HOME": "/h"}) == Path("/h/.config/outreach/config.toml")
    assert user_file({}) is None


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
        ("sending.gap = 3", "sending.gap: no such setting; known here: window, days, per_day"),
        ("sending = 3", "sending: must be a table (found 3)"),
        ('database.url = "mysql://u:hunter2@h"', 'database.url: must begin with "sqlite:///" or'),
        ('footer.de.opt_out = "x"', "footer.de: no such setting; known here: en, tr, postal_address"),
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


def test_settings_do_not_show_the_login_of_a_database(tmp_path: Path) -> None:
    text = 'database.url = "postgresql+psycopg://selin:hunter2@db.example/outreach"\n' + SMALL
    assert "hunter2" not in repr(loaded(tmp_path, text).config)


def test_two_accounts_may_not_share_an_address(tmp_path: Path) -> None:
    text = SMALL + '[accounts.other]\nname = "S"\naddress = "Selin@Kilnhaus.example"\n'
    assert faults(tmp_path, text) == [
        "config.toml:6: accounts.other.address: is the address of account selin too"
    ]


def test_the_first_account_sends_unless_another_is_named(tmp_path: Path) -> None:
    text = SMALL + '[accounts.mert]\nname = "Mert"\naddress = "mert@kilnhaus.example"\nsignature = "M."\n'
    config = loaded(tmp_path, text).config
    assert (config.account, config.sender().signed) == ("selin", "Selin Aydın")
    assert loaded(tmp_path, f'account = "mert"\n{text}').config.sender().signed == "M."
    assert config.sender("mert").name == "Mert"
    with pytest.raises(UsageError):
        config.sender("ayse")


def test_the_environment_reads_numbers_lists_and_text_as_they_are_meant(tmp_path: Path) -> None:
    environ = {
        "OUTREACH_SENDING__DAYS": "fri,mon",
        "OUTREACH_LINT__IGNORE": '["LEN101", "opn"]',
        "OUTREACH_LINT__OPTIONS__LEN101__MAX": "90",
        "OUTREACH_ACCOUNTS__SELIN__NAME": "2026",
        "OUTREACH_LANGUAGE": "tr",
        "OUTREACH_POSTS__MAX_AGE_DAYS": "",
        "OUTREACH_WORKSPACE": "/elsewhere",
        "OUTREACH_COLOUR": "blue",
        "HOUSE": "x",
    }
    config = loaded(tmp_path, SMALL, environ).config
    assert config.sending.days == ("mon", "fri")
    assert config.sending.hours.days == frozenset({0, 4})
    assert config.lint.ignore == ("LEN101", "OPN")
    assert config.lint.options == {"LEN101": {"max": 90}}
    assert config.accounts["selin"].name == "2026"
    assert (config.language, config.posts.max_age_days) == (Language.TR, 45)


@pytest.mark.parametrize(
    ("variable", "told"),
    [
        ("OUTREACH_SENDNG__PER_DAY", "did you mean OUTREACH_SENDING__PER_DAY?"),
        ("OUTREACH_SENDING_PER_DAY", "did you mean OUTREACH_SENDING__PER_DAY?"),
        ("OUTREACH_LANGAUGE", "did you mean OUTREACH_LANGUAGE?"),
        ("OUTREACH_SENDING", "did you mean OUTREACH_SENDING__COOL_OFF?"),
        ("OUTREACH_ACCOUNTS__SELIN__ADRESS", "did you mean OUTREACH_ACCOUNTS__SELIN__ADDRESS?"),
        ("OUTREACH_QQQ__ZZZ", "no such setting"),
        ("OUTREACH_POSTS__MAX_AGE_DAYS", "posts.max_age_days: must be a whole number (found 'abc')"),
    ],
)
def test_a_variable_that_looks_like_a_setting_and_is_none_is_told(
    tmp_path: Path, variable: str, told: str
) -> None:
    (only,) = faults(tmp_path, SMALL, {variable: "abc"})
    assert only.startswith(f"{variable}: ")
    assert only.endswith(told)


def test_all_problems_of_all_sources_are_told_at_once(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        'languge = "tr"\nsending.per_day = 0\n',
        {"OUTREACH_X__Y": "1", "OUTREACH_POSTS__MAX_AGE_DAYS": "0"},
    )
    assert len(found) == 4


def test_the_list_of_settings_hides_logins(tmp_path: Path) -> None:
    text = 'database.url = "postgresql+psycopg://selin:hunter2@db.example/outreach"\n' + SMALL
    rows = {row.path: (row.value, row.origin) for row in loaded(tmp_path, text).rows()}
    assert rows["database.url"] == ("postgresql+psycopg://***@db.example/outreach", "config.toml:1")
    assert rows["sending.window"] == ("10:00-17:00", "default")
    assert rows["sending.days"] == ("mon, tue, wed, thu, fri", "default")
    assert rows["accounts.selin.name"] == ("Selin Aydın", "config.toml:3")
    assert rows["accounts.selin.brand"] == ("", "default")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"^config\.toml: No such file"):
        load(tmp_path, environ={})


_NAMES = st.text(alphabet="Aş İ\"'\\{}%$#=[]\u202e🏺", min_size=1, max_size=12).filter(
    lambda name: name.strip() not in {"", "-"}
)


@given(name=_NAMES, brand=_NAMES)
def test_what_init_writes_is_read_back_whatever_people_are_called(name: str, brand: str) -> None:
    text = starter(
        name=name, address="s@x.example", brand=brand, language=Language.TR, time_zone="Europe/Istanbul"
    )
    config = check(parse(text, name="config.toml"), Config)
    assert (config.sender().name, config.sender().brand) == (name.strip(), brand.strip())
    assert (config.language, config.time_zone, config.sending) == (
        Language.TR,
        "Europe/Istanbul",
        Config().sending,
    )


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"address": "Selin <s@x.example>"}, "accounts.me.address"),
        ({"name": "S\nx = 1"}, "accounts.me.name"),
        ({"name": ""}, "accounts.me.name"),
        ({"time_zone": "Mars/Base"}, "time_zone"),
        ({"brand": "a\0"}, "accounts.me.brand"),
        ({"name": "a\udcff"}, "no letters"),
    ],
)
def test_init_never_writes_what_would_be_refused(changed: dict[str, str], told: str) -> None:
    answers = {"name": "S", "address": "s@x.example", "brand": "", "time_zone": "UTC"} | changed
    with pytest.raises((ConfigError, InputError), match=told):
        starter(language=Language.EN, **answers)


def test_the_words_of_toml_are_read_without_pydantic() -> None:
    code = "import sys, outreach.toml; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
