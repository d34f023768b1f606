"""What a server offers and a credential in, the one way to log in out, and the words of it on the wire."""

from __future__ import annotations

import base64
import binascii
import hmac
import json
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field

from outreach.mail.conversation import Reply, Silence
from outreach.net.server import Credential, Server
from outreach.text import clean

#: Octets of a command line with its CRLF (RFC 5321 section 4.5.3.1.4): a longer first answer is said in a line of its own (RFC 4954 section 4).
_LONGEST = 512
#: The server knows no such mechanism, whatever it offered.
_NO_SUCH = 504
_MORE = 334
#: What ends an exchange that we cannot go on with (RFC 4954 section 4).
_CANCEL = "*"

Say = Callable[[str], Awaitable[Reply | Silence]]
#: What is said, or how it is made of what the server asks.
Answer = bytes | Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Mechanism:
    """One way to log in (RFC 4954): what is said, one answer after the other."""

    name: str
    answers: tuple[Answer, ...] = field(repr=False)
    #: The first answer may stand in the AUTH command.
    at_once: bool = True
    #: What is said to a challenge after the last answer.
    last: str = _CANCEL

    @property
    def lines(self) -> tuple[str, ...]:
        """The answers that hold a secret, as they stand on the wire."""
        return tuple(_base64(answer) for answer in self.answers if isinstance(answer, bytes))


def mechanisms(offered: Collection[str], credential: Credential, server: Server) -> list[Mechanism]:
    """Choose how to log in, best first; the next is tried only where the server knows nothing of the one before.

    A refused secret is refused: to offer it in every other way too is how accounts are locked.
    """
    known = _oauth(credential, server) if credential.oauth else _passwords(credential)
    return [one for one in known if one.name.lower() in offered]


def _passwords(credential: Credential) -> tuple[Mechanism, ...]:
    """RFC 4616, draft-murchison-sasl-login, and RFC 2195: the last hides the password from nobody who has the line, which TLS does."""
    user, secret = credential.user.encode(), credential.secret.encode()

    def digest(challenge: bytes) -> bytes:
        return b"%b %b" % (user, hmac.digest(secret, challenge, "md5").hex().encode())

    return (
        Mechanism("PLAIN", (b"\0%b\0%b" % (user, secret),)),
        Mechanism("LOGIN", (user, secret), at_once=False),
        Mechanism("CRAM-MD5", (digest,), at_once=False),
    )


def _oauth(credential: Credential, server: Server) -> tuple[Mechanism, ...]:
    """RFC 7628 section 3.1, and what Google and Microsoft had before it."""
    user, token = credential.user.encode(), credential.secret.encode()
    name = credential.user.replace("=", "=3D").replace(",", "=2C").encode()  # RFC 5801 section 4
    place = b"host=%b\1port=%d" % (server.host.encode(), server.port)
    bearer = b"n,a=%b,\1%b\1auth=Bearer %b\1\1" % (name, place, token)
    older = b"user=%b\1auth=Bearer %b\1\1" % (user, token)
    return (
        Mechanism("OAUTHBEARER", (bearer,), last=_base64(b"\1")),
        Mechanism("XOAUTH2", (older,), last=""),
    )


async def exchange(say: Say, mechanism: Mechanism) -> Reply | Silence:
    """Log in once; a refusal comes with all that the server said about it."""
    rest, command = list(mechanism.answers), f"AUTH {mechanism.name}"
    if mechanism.at_once and len(f"{command} {mechanism.lines[0]}\r\n") <= _LONGEST:
        command = f"{command} {_said(rest.pop(0))}"
    event = await say(command)
    while rest and isinstance(event, Reply) and event.code == _MORE:
        event = await say(_said(rest.pop(0), event.text))
    if not isinstance(event, Reply) or event.code != _MORE:
        return event
    why, event = _challenge(event.text), await say(mechanism.last)
    return (
        Reply(event.code, f"{event.text} ({why})" if why else event.text)
        if isinstance(event, Reply)
        else event
    )


def _said(answer: Answer, asked: str = "") -> str:
    """Give the line of an answer; what cannot be read as a question is not answered."""
    if isinstance(answer, bytes):
        return _base64(answer)
    try:
        return _base64(answer(base64.b64decode(asked.strip(), validate=True)))
    except ValueError:
        return _CANCEL


def unknown(event: Reply | Silence) -> bool:
    """Say whether the server knows nothing of a mechanism that it offered."""
    return isinstance(event, Reply) and event.code == _NO_SUCH


def _challenge(text: str) -> str:
    """Read why a token was refused (RFC 7628 section 3.2.2): `invalid_token, scope https://mail.google.com/`."""
    try:
        found = json.loads(base64.b64decode(text.strip(), validate=True))
    except (binascii.Error, ValueError, RecursionError):
        return ""
    if not isinstance(found, dict):
        return ""
    words = {
        name: clean(str(value)) for name, value in found.items() if name in ("status", "schemes", "scope")
    }
    return ", ".join(value if name == "status" else f"{name} {value}" for name, value in words.items())


def _base64(words: bytes) -> str:
    return base64.b64encode(words).decode("ascii")
