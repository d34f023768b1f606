"""How an account says who it is: where its secret may be found, as plain values, in; a Credential, or why there is none, out."""

from __future__ import annotations

import base64
import os
import shlex
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from outreach.errors import LoginError
from outreach.net.server import Credential
from outreach.text import clean

#: What the system's keyring calls us.
SERVICE = "outreach"
#: Seconds that a command may take: it may ask its own keeper, or the network.
PATIENCE = 30.0
_SHOWN = 200

Ask = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Where the secret of one account may be found; the first that is set is asked, and no other."""

    account: str
    user: str
    token_command: tuple[str, ...] = ()
    password_cmd: tuple[str, ...] = ()
    password_env: str | None = None
    keyring: bool = False


def credential(
    sources: Sources, *, environ: Mapping[str, str], ask: Ask | None, folder: Path | None = None
) -> Credential:
    """Find the secret of an account: token command, password command, variable, keyring, or the person (*ask*).

    Commands run without a shell, in *folder*; the first line that they print is the secret.

    Raises:
        LoginError: there is none; the message says where it was looked for, and never holds a secret.
    """
    if sources.token_command:
        token = _printed(sources, "token_command", sources.token_command, folder)
        return Credential(sources.user, token.strip(), oauth=True)
    return Credential(sources.user, _password(sources, environ, ask, folder))


def without(words: str, secret: Credential | None) -> str:
    """Take a secret out of *words* that somebody else wrote, also as it goes over the wire (RFC 4616), and shorten them."""
    for form in _forms(secret) if secret else ():
        words = words.replace(form, "***")
    said = clean(words)
    return said if len(said) <= _SHOWN else said[: _SHOWN - 3] + "..."


def ways(account: str, user: str) -> str:
    """Name the ways in which an account can be given a secret, for a person."""
    return (
        f'in [accounts.{account}] one of: password_cmd = "pass show {user}", password_env = "MAIL_PASSWORD", '
        f"keyring = true (then: keyring set {SERVICE} {user}), or token_command for OAuth"
    )


def _password(sources: Sources, environ: Mapping[str, str], ask: Ask | None, folder: Path | None) -> str:
    if sources.password_cmd:
        return _printed(sources, "password_cmd", sources.password_cmd, folder)
    if sources.password_env:
        return _from_environment(sources, sources.password_env, environ)
    if sources.keyring:
        return _from_keyring(sources)
    if ask is None:
        raise _none(
            sources, "no password is set, and nobody can be asked for it", ways(sources.account, sources.user)
        )
    return _usable(sources, ask(f"Password of {sources.user} (account {sources.account})"), "what was typed")


def _printed(sources: Sources, setting: str, argv: tuple[str, ...], folder: Path | None) -> str:
    """Run a command and take the first line that it prints; of what it prints nothing else is looked at or shown."""
    command = [os.path.expanduser(part) if part.startswith("~/") else part for part in argv]  # noqa: PTH111 - a text that may be no path
    what = f"{setting} ({Path(argv[0]).name})"
    try:
        ran = subprocess.run(  # noqa: S603 - the person's own command, and no shell
            command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        raise _none(sources, f"{what} did not end within {PATIENCE:g} seconds", _run_it(setting)) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "no such program"
        raise _none(sources, f"{what} cannot be run: {why}", _run_it(setting)) from None
    first = ran.stdout.partition(b"\n")[0].removesuffix(b"\r").decode("utf-8", "surrogateescape")
    if ran.returncode:
        complaint = without(ran.stderr.decode("utf-8", "replace"), Credential(sources.user, first))
        said = f": {complaint}" if complaint else " and said nothing"
        raise _none(sources, f"{what} ended with {ran.returncode}{said}", _run_it(setting))
    return _usable(sources, first, what)


def _run_it(setting: str) -> str:
    return f"run the command of {setting} by hand: its first line must be the secret, its exit code 0"


def _from_environment(sources: Sources, name: str, environ: Mapping[str, str]) -> str:
    if name not in environ:
        hint = f"export {name}=..., or {ways(sources.account, sources.user)}"
        raise _none(sources, f"password_env names {name}, and no such variable is set", hint)
    return _usable(sources, environ[name], f"the variable {name}")


def _from_keyring(sources: Sources) -> str:
    try:
        import keyring  # noqa: PLC0415 - a tenth of a second, and most accounts do without
        from keyring.errors import NoKeyringError  # noqa: PLC0415 - as above
    except ImportError:
        install = f"{shlex.quote(sys.executable)} -m pip install keyring"
        others = f"{install}; or without it: {ways(sources.account, sources.user)}"
        raise _none(sources, "keyring = true, and the package keyring is not installed", others) from None
    try:
        found = keyring.get_password(SERVICE, sources.user)
    except NoKeyringError:
        what = "keyring = true, and this system has no keyring, as servers and containers often have none"
        raise _none(sources, what, ways(sources.account, sources.user)) from None
    except Exception as error:  # noqa: BLE001 - it is others' code, and fails as their system does
        what = f"the system's keyring failed ({type(error).__name__})"
        raise _none(
            sources, what, f"unlock it, or {ways(sources.account, sources.user)}"
        ) from None  # it may hold more than its name
    if found is None:
        what = f"the system's keyring has no password of service {SERVICE}, user {sources.user}"
        raise _none(sources, what, f"keyring set {SERVICE} {sources.user}")
    return _usable(sources, found, "the keyring's password")


def keyring_backend() -> str | None:
    """Name the keyring that this system offers; None where it offers none, or the package is not there."""
    try:
        import keyring  # noqa: PLC0415 - a tenth of a second, and most accounts do without
        from keyring.backends import fail, null  # noqa: PLC0415 - as above

        found = keyring.get_keyring()
    except Exception:  # noqa: BLE001 - it is others' code, and fails as their system does
        return None
    if isinstance(found, fail.Keyring | null.Keyring):
        return None
    return f"{type(found).__module__}.{type(found).__name__}".removeprefix("keyring.backends.")


def _usable(sources: Sources, secret: str, origin: str) -> str:
    """Refuse what cannot be a secret: nothing, bytes that are no text, and control letters, which would end a command."""
    fault = None
    if not secret.strip():
        fault = "is empty"
    elif any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in secret):
        fault = "holds letters that no password has"
    if fault:
        raise _none(sources, f"{origin} {fault}", ways(sources.account, sources.user))
    return secret


def _none(sources: Sources, what: str, hint: str) -> LoginError:
    return LoginError(f"account {sources.account}: {what}", hint=hint)


def _forms(secret: Credential) -> list[str]:
    """Spell a secret as a server may echo it: as it is, alone in base64, and with the user before it."""
    plain = secret.secret.encode("utf-8", "surrogateescape")
    user = secret.user.encode()
    bearer = b"user=" + user + b"\1auth=Bearer " + plain + b"\1\1"
    coded = (plain, b"\0" + user + b"\0" + plain, user + b"\0" + user + b"\0" + plain, bearer)
    forms = [secret.secret, *(base64.b64encode(one).decode() for one in coded)]
    return sorted(filter(None, forms), key=len, reverse=True)
