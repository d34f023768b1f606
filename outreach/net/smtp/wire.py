"""A command on its way in, what came back out: a reply, or the way in which none came; and a body as it goes over the wire."""

from __future__ import annotations

import asyncio
import re
import ssl
from collections.abc import Callable

from aiosmtplib import SMTPConnectError, SMTPException, SMTPResponse, SMTPResponseException
from aiosmtplib.protocol import SMTPProtocol

from outreach.mail.conversation import Reply, Silence
from outreach.net.unreached import unreached
from outreach.text import clean

#: Seconds for one command, and for the answer after the dot (RFC 5321 section 4.5.3.2.6), which a server may
#: need to be sure; whoever leaves earlier does not know what became of the message.
COMMAND, ANSWER = 60.0, 600.0
#: Characters of a reply that are shown and kept.
_SHOWN = 500
#: What aiosmtplib makes of bytes that are no UTF-8; no database and no terminal takes it.
_SURROGATE = re.compile("[\ud800-\udfff]")
#: Rounds of the event loop from a byte's arrival to whoever waits for it.
_ROUNDS = 3


class Ended(Exception):  # noqa: N818 - not a fault: the conversation came to its end
    """The conversation ended with *event*; *words* say more than the event does."""

    def __init__(self, event: Reply | Silence, words: str = "") -> None:
        super().__init__(words)
        self.event, self.words = event, words


def heard(task: asyncio.Task[SMTPResponse]) -> Reply | Silence:
    """Give what came back.

    Raises:
        Ended: the line could not be made, or not be made private; it says why.
    """
    try:
        response = task.result()
    except TimeoutError:
        return Silence.TIMEOUT
    except SMTPResponseException as error:
        return Reply(error.code, one_line(error.message)) if error.code > 0 else Silence.GARBLED
    except (SMTPException, OSError) as error:
        if why := _why(error):
            raise why from None
        return Silence.LOST
    return Reply(response.code, one_line(response.message))


def one_line(words: str) -> str:
    """Make one line of a server's words that a database and a terminal can take, whatever bytes came."""
    return clean(_SURROGATE.sub("\ufffd", words))


def brief(words: str) -> str:
    """Cut a server's words, where no secret is in them any more, to what a person reads."""
    line = one_line(words)
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def _why(error: Exception) -> Ended | None:
    """Say why a line could not be made, where the system knows more than that it is gone."""
    cause = error if isinstance(error, OSError) and not isinstance(error, SMTPException) else error.__cause__
    if isinstance(cause, ssl.SSLCertVerificationError):
        return Ended(Silence.EXPOSED, f"its certificate does not verify: {cause.verify_message}")
    if isinstance(cause, ssl.SSLError):
        reason = (cause.reason or str(cause)).replace("_", " ").lower()
        return Ended(Silence.EXPOSED, f"no TLS could be agreed on ({reason})")
    if isinstance(error, SMTPConnectError) and isinstance(cause, OSError):
        return Ended(Silence.LOST, f"it cannot be reached: {unreached(cause)}")
    return None


async def drop(task: asyncio.Task[SMTPResponse]) -> None:
    """End a wait; some rounds of the loop later, so that what has come already is heard.

    Asked again and again, because Python 3.11's wait_for forgets a cancellation that meets a result.
    """
    for _ in range(_ROUNDS):
        await asyncio.sleep(0)
    while not task.done():
        task.cancel()
        await asyncio.sleep(0)


async def carry(protocol: SMTPProtocol, content: bytes, answer: float) -> SMTPResponse:
    """Write a body with its dot and wait *answer* seconds for what the server makes of it."""
    protocol.write(content)
    return await protocol.read_response(timeout=answer)


def body(data: bytes | Callable[[], bytes]) -> Callable[[], bytes]:
    """Prepare a message for the wire; what is known already fails now, not between intent and first byte."""
    if isinstance(data, bytes):
        content = _stuffed(data)
        return lambda: content
    return lambda: _stuffed(data())


def _stuffed(data: bytes) -> bytes:
    """Double the dots that begin a line and add the one that ends it all (RFC 5321 section 4.5.2)."""
    rest = data.replace(b"\r\n", b"")
    if b"\r" in rest or b"\n" in rest:
        raise ValueError("a message on the wire has no line break but CRLF")
    whole = b"\r\n" + (data if data.endswith(b"\r\n") else data + b"\r\n")
    return whole.replace(b"\r\n.", b"\r\n..")[2:] + b".\r\n"
