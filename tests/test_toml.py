"""Every mistake in a TOML file is told with its file, its line and the near name."""

from __future__ import annotations

import string
import subprocess
import sys
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field

from outreach.errors import ConfigError, InputError
from outreach.toml import check, decode, parse, quote, said, shown

LONG = '''\
# a comment with [brackets] = and "quotes"
title = "one # two"

[mail.smtp]          # a table
host = "mail.example"
text = """
[not.a.table]
key = "no key"
"""
port = 25
"quoted.key" = 'lit"eral'
list = [
  "a",  # [no]
  { name = "x", deep = [1, 2] },
  "]",
]

[[steps]]
name = "first"
[steps.more]
a.b = 1

[[steps]]
name = "second"
wait = 3.5
when = 1979-05-27 07:32:00
[steps.more]
quotes = """two "" and "quotes"""""
one = """one more quote""""
last = "x"
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 2),
        (("mail",), 4),
        (("mail", "smtp"), 4),
        (("mail", "smtp", "host"), 5),
        (("mail", "smtp", "text"), 6),
        (("mail", "smtp", "port"), 10),
        (("mail", "smtp", "quoted.key"), 11),
        (("mail", "smtp", "list"), 12),
        (("mail", "smtp", "list", 1, "deep"), 14),
        (("mail", "smtp", "list", 2), 15),
        (("steps",), 18),
        (("steps", 0, "name"), 19),
        (("steps", 0, "more", "a", "b"), 21),
        (("steps", 1), 23),
        (("steps", 1, "wait"), 25),
        (("steps", 1, "when"), 26),
        (("steps", 1, "more"), 27),
        (("steps", 1, "more", "last"), 30),
    ],
)
def test_each_key_table_and_item_is_found_on_its_line(path: tuple[str | int, ...], line: int) -> None:
    assert parse(LONG, name="x.toml").line(path) == line


def test_what_is_missing_is_placed_at_the_table_around_it() -> None:
    document = parse(LONG, name="x.toml")
    assert document.line(("mail", "smtp", "user")) == 4
    assert document.line(("nothing",)) is None


def _paths(data: Any, above: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path for key, value in items for path in ((*above, key), *_paths(value, (*above, key)))]


def _key(key: str) -> str:
    """Quote a key on one line; other than values they may not go on over several."""
    return '"' + "\\n".join(quote(line)[1:-1] for line in key.split("\n")) + '"'


_NASTY = st.text(alphabet="ab[]{}=,.#\"'\\\n\tİş{%-", max_size=12)


@given(st.lists(st.tuples(_NASTY, _NASTY), max_size=8, unique_by=lambda pair: pair[0]))
def test_every_key_is_found_whatever_stands_in_keys_and_strings(pairs: list[tuple[str, str]]) -> None:
    lines = [f"{_key(key)} = {quote(value)}" for key, value in pairs]
    text = "\n".join(lines)
    document = parse(text, name="x.toml")
    expected, at = {}, 1
    for (key, _), line in zip(pairs, lines, strict=True):
        expected[key,] = at
        at += line.count("\n") + 1
    assert {path: document.lines[path] for path in _paths(document.data)} == expected


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = 1\nb = Kilnhaus\n", "x.toml:2: not a value; text stands in quotes"),
        ('a = "open\nb = 1\n', "x.toml:1: a quote opens here and is not closed on the same line"),
        ('folder = "C:\\Users"\n', "x.toml:1: a backslash in double quotes"),
        ("a = 1\n\na = 2\n", "x.toml:3: set a second time"),
        ("[a]\n[b]\n[a]\n", "x.toml:3: this table stands here a second time"),
        ("a = 1\nbrand\n", "x.toml:2: a name, then = and a value"),
        ("a = 1 2\n", "x.toml:1: more than one value on the line"),
        ("a = 1\r\nb = [1,\r\n", "x.toml:2: "),
        ("a = 2026-02-30\n", "x.toml:1: no such day"),
        (f"a = {'[' * 100_000}", "x.toml: lists or tables are nested too deeply"),
        (f"a = {'9' * 5000}", "x.toml: "),
    ],
)
def test_a_syntax_error_names_its_line_in_plain_words(text: str, line: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse(text, name="x.toml")
    assert str(caught.value).startswith(line)
    assert "\n" not in str(caught.value)


def test_a_file_with_a_mark_or_windows_line_ends_reads_the_same() -> None:
    plain = parse(LONG, name="x.toml")
    other = parse(decode(b"\xef\xbb\xbf" + LONG.replace("\n", "\r\n").encode(), name="x.toml"), name="x.toml")
    assert (other.data, other.lines) == (plain.data, plain.lines)


def test_a_file_in_another_encoding_is_refused_with_the_line() -> None:
    with pytest.raises(ConfigError, match=r"^x\.toml:2: a letter that is not UTF-8"):
        decode('a = 1\nb = "Ayşe"\n'.encode("cp1254"), name="x.toml")


class Server(BaseModel):
    model_config = ConfigDict(extra="forbid")
    host: str
    port: int = Field(default=25, ge=1, le=65535, strict=True)
    password: str = ""


class Box(BaseModel):
    model_config = ConfigDict(extra="forbid")
    smtp: Server
    folders: tuple[Server, ...] = ()


class Settings(BaseModel):
    model_config = ConfigDict(extra="forbid")
    mail: Box
    named: dict[str, Server] = Field(default_factory=dict)


def faults(text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        check(parse(text, name="config.toml"), Settings)
    return str(caught.value).split("\n")


def test_all_problems_are_told_at_once_in_the_order_of_the_lines() -> None:
    text = """\
        mial = 3
        host = "x"
        [named.a]
        hots = "x"
        [mail.smtp]
        host = "mail.example"
        prot = 25
        port = 70000
        [[mail.folders]]
        host = 5
        zzzzzz = 1
    """
    assert faults(text) == [
        "config.toml:1: mial: no such setting; did you mean mail?",
        "config.toml:2: host: no such setting; did you mean named.NAME.host?",
        "config.toml:3: named.a.host: missing",
        "config.toml:4: named.a.hots: no such setting; did you mean host?",
        "config.toml:7: mail.smtp.prot: no such setting; did you mean port?",
        "config.toml:8: mail.smtp.port: must be at most 65535 (found 70000)",
        "config.toml:10: mail.folders[1].host: must be text in quotes (found 5)",
        "config.toml:11: mail.folders[1].zzzzzz: no such setting; known here: host, port, password",
    ]


def test_the_value_of_a_secret_is_never_told() -> None:
    text = """\
        [mail.smtp]
        host = "x"
        password = 271828
        pasword = "hunter2"
        port = "postgresql://selin:hunter2@host"
        [named.token]
        host = 314159
    """
    told = "\n".join(faults(text))
    assert not any(secret in told for secret in ("271828", "hunter2", "314159"))
    assert len(told.split("\n")) == 4


def test_the_error_does_not_carry_the_values_along() -> None:
    with pytest.raises(ConfigError) as caught:
        check(parse("[mail.smtp]\npassword = 271828\n", name="x.toml"), Settings)
    assert caught.value.__suppress_context__


def test_a_name_with_control_characters_cannot_forge_a_line() -> None:
    (line,) = [one for one in faults('"a\\nconfig.toml:1: \\u001b[31m" = 1\n') if "no such" in one]
    assert "\x1b" not in line


@given(st.text())
def test_quoted_text_reads_back_the_same(value: str) -> None:
    assert tomllib.loads(f"v = {quote(value)}") == {"v": value}


@given(st.text(alphabet=[*string.printable, "\0", "\x85", "\u2028", "\u202e", "\x7f", "\ufeff"]))
def test_quoted_text_hides_nothing(value: str) -> None:
    assert all(letter == "\n" or letter.isprintable() for letter in quote(value))


def test_bytes_that_are_no_letters_are_refused_when_quoted() -> None:
    with pytest.raises(InputError):
        quote("a\udcff")


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("", None),
        (" \n", None),
        ("-", None),
        ("N/A", None),
        ("#YOK", None),
        ("None", None),
        (" a ", "a"),
        (0, 0),
        ([], []),
    ],
)
def test_empty_is_missing(value: object, meant: object) -> None:
    assert said(value) == meant


def test_a_login_within_an_address_is_not_shown() -> None:
    assert shown(("database", "url"), "postgresql+psycopg://selin:p@ss@db.example/x?password=y") == (
        "postgresql+psycopg://***@db.example/x?password=***"
    )
    assert shown(("api_key",), "abc") == "(hidden)"


def test_the_words_of_toml_are_read_without_pydantic() -> None:
    code = "import sys, outreach.toml; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
