"""A conversation with a mail server: how far it has come, what was said, and the ways in which nothing was."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Phase(StrEnum):
    """How far the conversation with a server has come (RFC 5321 section 3)."""

    #: Until its greeting.
    CONNECT = "connect"
    #: EHLO, STARTTLS and what it offers.
    HELLO = "hello"
    #: Name and password.
    LOGIN = "login"
    #: Our address.
    MAIL = "mail"
    #: Their address.
    RCPT = "rcpt"
    #: From DATA to the first byte of the body.
    DATA = "data"
    #: From the first byte of the body to the answer after the dot.
    BODY = "body"
    #: Good-bye.
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server said (RFC 5321 section 4.2)."""

    code: int
    text: str = ""


class Silence(StrEnum):
    """Why a phase ended without an answer."""

    #: The connection broke, or could not be made.
    LOST = "the line was lost"
    #: It took longer than we wait.
    TIMEOUT = "no answer in time"
    #: We were told to stop.
    CANCELLED = "stopped by us"
    #: What came back was no SMTP reply.
    GARBLED = "the answer was no SMTP reply"
    #: It cannot be made private; nothing was said of us.
    EXPOSED = "the line is not private"
    #: There is no way to log in that both speak.
    NO_WAY = "it offers no login that this program speaks"
    #: An address in it has letters that the server takes nowhere (RFC 6531); nothing was said of the message.
    NO_UTF8 = "it takes no address with letters other than ASCII before the @ (SMTPUTF8)"
    #: The intent was not given: nothing of the body was sent.
    WITHHELD = "withdrawn before the first byte"
