"""An open, private line and a credential in; logged in out, by the best way that the server offers."""

from __future__ import annotations

from collections.abc import Callable, Collection

from imapclient import IMAPClient  # type: ignore[import-untyped]  # it has none

from outreach.errors import LoginError, UnreachableError
from outreach.net.credentials import without
from outreach.net.imap_faults import refused, told
from outreach.net.server import Credential, Server


def log_in(client: IMAPClient, server: Server, credential: Credential) -> None:
    """Log in, once.

    Raises:
        LoginError: the server refused the login.
        UnreachableError: it offers no way in for such a secret, or something else went wrong.
    """
    with told(server, client):
        offered = {str(one, "ascii", "replace") for one in client.capabilities()}
    try:
        with told(server, client):
            _way_in(client, server, credential, offered)()
    except UnreachableError as error:
        if refused(error.__cause__):
            raise LoginError(without(str(error), credential)) from None
        raise UnreachableError(without(str(error), credential), hint=error.hint) from None


def _way_in(
    client: IMAPClient, server: Server, credential: Credential, offered: Collection[str]
) -> Callable[[], object]:
    """Choose among what the server offers (RFC 4616, RFC 7628, and Google's XOAUTH2)."""
    user, secret = credential.user, credential.secret
    if credential.oauth:
        if "AUTH=XOAUTH2" not in offered and "AUTH=OAUTHBEARER" in offered:
            said = f"n,a={user.replace('=', '=3D').replace(',', '=2C')},\1auth=Bearer {secret}\1\1"
            return lambda: client.sasl_login("OAUTHBEARER", _once(said, "\1"))
        if "AUTH=XOAUTH2" not in offered:
            raise UnreachableError(
                f"{server} takes no token", hint="an account with password_cmd logs in by password"
            )
        return lambda: client.sasl_login("XOAUTH2", _once(f"user={user}\1auth=Bearer {secret}\1\1", ""))
    if "AUTH=PLAIN" in offered:
        return lambda: client.sasl_login("PLAIN", _once(f"\0{user}\0{secret}", ""))
    if "LOGINDISABLED" in offered:
        raise UnreachableError(
            f"{server} takes no password", hint="an account with token_command logs in by OAuth"
        )
    if not (user + secret).isascii() or not (user + secret).isprintable():
        raise UnreachableError(
            f"{server} takes a password of plain ASCII letters only", hint="choose one without other letters"
        )
    return lambda: client.login(quoted(user), secret)


def _once(said: str, then: str) -> Callable[[bytes], bytes]:
    """Answer the first challenge; a second one carries the reason of a refusal and only wants to be seen."""
    answers = iter((said,))
    return lambda _challenge: next(answers, then).encode()


def quoted(value: str) -> str:
    """Write text as a quoted string (RFC 3501 section 4.3)."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
