"""Where a secret comes from, in which order; and that none is ever shown, whatever fails."""

from __future__ import annotations

import base64
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import keyring
import pytest

from outreach.errors import LoginError, Outcome
from outreach.net import credentials
from outreach.net.credentials import Sources, credential, without
from outreach.net.server import Credential

USER = "selin@kilnhaus.example"
SECRET = "hunter2-ğ:%s"


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the tests' own keyring be the system's."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "fake_keyring.Keyring")
    keyring.core.init_backend()
    yield
    monkeypatch.undo()
    keyring.core._keyring_backend = None


def program(folder: Path, body: str, name: str = "keeper") -> str:
    """Write a little program and give the path to run it by."""
    path = folder / name
    path.write_text(f"#!{sys.executable}\nimport sys, time, os\n{body}\n", "utf-8")
    path.chmod(0o700)
    return str(path)


def found(
    environ: Mapping[str, str] | None = None, ask: Any = None, folder: Path | None = None, **sources: Any
) -> Credential:
    return credential(
        Sources(account="me", user=USER, **sources), environ=environ or {}, ask=ask, folder=folder
    )


def fault(*arguments: Any, **sources: Any) -> LoginError:
    with pytest.raises(LoginError) as caught:
        found(*arguments, **sources)
    assert caught.value.outcome is Outcome.LOGIN
    assert str(caught.value).startswith("account me: ")
    assert caught.value.__cause__ is None
    return caught.value


def test_the_first_way_that_is_set_is_asked_and_no_other(tmp_path: Path, chosen: None) -> None:
    token = program(tmp_path, "print('a-token')")
    password = program(tmp_path, "print('from-command')", "other")
    every: dict[str, Any] = {
        "token_command": (token,),
        "password_cmd": (password,),
        "password_env": "P",
        "keyring": True,
    }
    environ = {"P": "from-variable"}
    keyring_holds = pytest.MonkeyPatch()
    keyring_holds.setenv(f"FAKE_KEYRING_outreach_{USER}", "from-keyring")
    try:
        got = []
        for left_out in (None, *every):
            if left_out:
                every.pop(left_out)
            got.append(found(environ, lambda question: "typed", **every))
    finally:
        keyring_holds.undo()

    assert [one.secret for one in got] == [
        "a-token",
        "from-command",
        "from-variable",
        "from-keyring",
        "typed",
    ]
    assert [one.oauth for one in got] == [True, False, False, False, False]
    assert {one.user for one in got} == {USER}


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("print('p'); print('and a note')", "p"),
        (r"sys.stdout.buffer.write(b'p\r\n')", "p"),
        ("sys.stdout.write('p')", "p"),
        ("print(' p ')", " p "),
        (r"sys.stdout.buffer.write('ğ\n'.encode())", "ğ"),
        ("print('p'); print('warning: old key', file=sys.stderr)", "p"),
    ],
)
def test_a_password_is_the_first_line_as_it_stands(tmp_path: Path, printed: str, meant: str) -> None:
    assert found(password_cmd=(program(tmp_path, printed),)).secret == meant


def test_a_token_has_no_blanks_around_it(tmp_path: Path) -> None:
    assert found(token_command=(program(tmp_path, "print(' t ')"),)).secret == "t"


def test_no_shell_reads_the_words_of_a_command(tmp_path: Path) -> None:
    words = ("$HOME; `id` && *", "two words")
    assert found(
        password_cmd=(program(tmp_path, "print('|'.join(sys.argv[1:]))"), *words)
    ).secret == "|".join(words)


def test_a_home_is_found_and_a_path_begins_at_the_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    program(tmp_path, "print(sys.argv[1])")
    assert found(password_cmd=("~/keeper", "~/x")).secret == f"{tmp_path}/x"
    assert found(folder=tmp_path, password_cmd=("./keeper", "x")).secret == "x"


def test_a_command_is_not_waited_for_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(credentials, "PATIENCE", 0.5)
    slow = program(tmp_path, f"print({SECRET!r}, flush=True); time.sleep(60)")
    said = fault(token_command=(slow, SECRET))
    assert str(said) == "account me: token_command (keeper) did not end within 0.5 seconds"
    assert "run the command of token_command by hand" in said.hint


def test_a_command_that_fails_is_told_with_its_own_words_and_never_with_what_it_printed(
    tmp_path: Path,
) -> None:
    body = f"print({SECRET!r}); print('no key for', {SECRET!r}, 'x' * 900, file=sys.stderr); sys.exit(3)"
    said = str(fault(password_cmd=(program(tmp_path, body),)))
    assert said.startswith("account me: password_cmd (keeper) ended with 3: no key for *** xxx")
    assert len(said) < 270


@pytest.mark.parametrize(
    ("sources", "environ", "said"),
    [
        ({"password_cmd": ("/nowhere/pass", SECRET)}, {}, "password_cmd (pass) cannot be run: No such file"),
        ({"password_cmd": ("true", SECRET)}, {}, "password_cmd (true) is empty"),
        ({"password_cmd": ("false", SECRET)}, {}, "password_cmd (false) ended with 1 and said nothing"),
        ({"password_cmd": ("printf", "a\\0b")}, {}, "holds letters that no password has"),
        ({"password_cmd": ("printf", r"\377x")}, {}, "holds letters that no password has"),
        ({"password_env": "P"}, {}, "password_env names P, and no such variable is set"),
        ({"password_env": "P"}, {"P": ""}, "the variable P is empty"),
        ({"password_env": "P"}, {"P": f"{SECRET}\r\nx"}, "the variable P holds letters"),
        ({}, {}, "no password is set, and nobody can be asked for it"),
    ],
)
def test_a_way_that_fails_says_so_and_what_to_do(sources: Any, environ: Mapping[str, str], said: str) -> None:
    error = fault(environ, **sources)
    assert said in str(error)
    assert error.hint
    assert "hunter2" not in f"{error}{error.hint}{error!r}"


def test_where_there_is_no_way_all_ways_are_named() -> None:
    hint = fault().hint
    assert all(
        word in hint
        for word in ("[accounts.me]", "password_cmd", "password_env", "keyring = true", "token_command")
    )


def test_the_keyring_knows_us_as_outreach_and_by_the_login(
    chosen: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = fault(keyring=True)
    assert said.hint == f"keyring set outreach {USER}"
    monkeypatch.setenv(f"FAKE_KEYRING_outreach_{USER}", SECRET)
    assert found(keyring=True).secret == SECRET


def test_a_locked_keyring_is_told_without_its_words(chosen: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKE_KEYRING_LOCKED", SECRET)
    said = fault(keyring=True)
    assert str(said) == "account me: the system's keyring failed (KeyringLocked)"
    assert said.hint.startswith("unlock it, or ")


def test_a_system_without_a_keyring_says_what_else_there_is(
    monkeypatch: pytest.MonkeyPatch, chosen: None
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    keyring.core.init_backend()
    said = fault(keyring=True)
    assert "this system has no keyring" in str(said)
    assert "password_cmd" in said.hint


def test_a_keyring_that_is_not_installed_says_how_and_what_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    said = fault(keyring=True)
    assert "the package keyring is not installed" in str(said)
    assert f"{sys.executable} -m pip install keyring" in said.hint
    assert "password_env" in said.hint


def test_the_person_is_asked_by_the_name_of_the_login() -> None:
    assert found({}, lambda question: question).secret == f"Password of {USER} (account me)"


@pytest.mark.parametrize(
    "echo",
    [
        SECRET,
        base64.b64encode(SECRET.encode()).decode(),
        base64.b64encode(f"\0{USER}\0{SECRET}".encode()).decode(),
        base64.b64encode(f"user={USER}\1auth=Bearer {SECRET}\1\1".encode()).decode(),
    ],
)
def test_a_server_that_repeats_a_secret_is_not_quoted_with_it(echo: str) -> None:
    words = without(f"535 no:\r\n {echo} is wrong", Credential(USER, SECRET))
    assert words == "535 no: *** is wrong"


def test_a_credential_does_not_show_its_secret() -> None:
    assert SECRET not in repr(found({}, lambda _: SECRET))
