"""Settings come from flags, environment, workspace and user's file, in this order, and each tells where from."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest
from configured import SMALL, faults, loaded

from outreach.config import load, user_file
from outreach.errors import ConfigError
from outreach.text import Language


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


def test_settings_do_not_show_the_login_of_a_database(tmp_path: Path) -> None:
    text = 'database.url = "postgresql+psycopg://selin:hunter2@db.example/outreach"\n' + SMALL
    assert "hunter2" not in repr(loaded(tmp_path, text).config)


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
        ("OUTREACH_SENDING", "did you mean OUTREACH_SENDING__ATTACHMENTS_MB?"),
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
