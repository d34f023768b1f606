"""What goes wrong on the line to a mailbox in; the same in words, never those of a mail, out."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from imapclient import IMAPClient  # type: ignore[import-untyped]  # it has none
from imapclient.exceptions import (  # type: ignore[import-untyped]  # it has none
    CapabilityError,
    IMAPClientAbortError,
    IMAPClientError,
    ProtocolError,
)
from imapclient.exceptions import LoginError as RefusedLogin

from outreach.errors import UnreachableError
from outreach.net.server import Server, Tls
from outreach.net.unreached import begins_open, unreached
from outreach.text import clean

#: A NO with one of these is about the server's day, not about the password (RFC 5530, and Gmail's own words).
_PASSING = ("[unavailable]", "[inuse]", "[limit]", "[serverbug]", "too many", "try again", "temporar")
#: A refusal of any other command with one of these is about how much was asked, not about what; so is every BAD.
_LATER = (
    *("[unavailable]", "[inuse]", "[limit]", "throttl", "try again", "too many", "exceeded"),
    " command error: bad ",
)
#: What a library does with an answer that nobody thought of.
SURPRISES = (ValueError, OverflowError, MemoryError, RecursionError)
_NOT_IMAP = (*SURPRISES, TypeError, LookupError, AssertionError, AttributeError)


@contextmanager
def told(server: Server, client: IMAPClient | None = None) -> Iterator[None]:
    """Turn whatever goes wrong on the line into words; never those of a mail."""
    try:
        yield
    except UnreachableError:
        raise
    except CapabilityError as error:
        hint = 'its port for TLS from the first byte is 993: imap.tls = "tls"'
        raise UnreachableError(
            f"{server} offers no STARTTLS, so nothing was said to it", hint=hint
        ) from error
    except (IMAPClientAbortError, RefusedLogin) as error:
        if isinstance(error, RefusedLogin) and not isinstance(error.__context__, IMAPClientAbortError):
            raise UnreachableError(f"{server}: {_said(error)}") from error
        bye = client is not None and client._imap.untagged_responses.get("BYE")  # noqa: SLF001 - nothing else tells
        words = (
            f"it said good-bye: {clean(bye[-1].decode('utf-8', 'replace'))}" if bye else "the line was lost"
        )
        raise UnreachableError(f"{server}: {words}") from error
    except ProtocolError as error:
        raise UnreachableError(f"{server}: what it answered is not IMAP") from error
    except IMAPClientError as error:
        raise UnreachableError(f"{server}: {_said(error)}") from error
    except OSError as error:
        raise _network(server, error) from error
    except _NOT_IMAP as error:
        raise UnreachableError(f"{server}: what it answered is not IMAP") from error


def plain_no(error: BaseException | None) -> bool:
    """Say whether the server answered NO or BAD to one command, and goes on listening."""
    lost = isinstance(error, (IMAPClientAbortError, ProtocolError))
    words = (" failed: ", " command error: BAD ")
    return isinstance(error, IMAPClientError) and not lost and any(word in str(error) for word in words)


def passes(error: BaseException | None) -> bool:
    """Say whether the server answered that it does not want to answer now."""
    words = str(error).lower()
    return plain_no(error) and any(word in words for word in _LATER)


def refused(error: BaseException | None) -> bool:
    """Tell a tagged NO about the login from a lost line, a BAD and a server that is busy."""
    if not isinstance(error, RefusedLogin):
        return False
    words = str(error).lower()
    passing = any(word in words for word in (*_PASSING, "command error: bad", "illegal in state"))
    return not passing and not isinstance(error.__context__, IMAPClientAbortError)


def _network(server: Server, error: OSError) -> UnreachableError:
    if isinstance(error, TimeoutError):
        hint = f'tls = "tls" in the line of imap, if port {server.port} begins with TLS; else look at host and port'
        return UnreachableError(
            f"{server} did not answer in time", hint=hint if server.tls is Tls.STARTTLS else ""
        )
    verified = getattr(error, "verify_message", None)
    if verified:
        hint = "the name in config.toml must be the one in the certificate; an authority of your own: SSL_CERT_FILE"
        return UnreachableError(f"{server}: its certificate is not to be trusted: {verified}", hint=hint)
    if isinstance(error, ssl.SSLError):
        reason = (error.reason or str(error)).replace("_", " ").lower()
        hint = f'tls = "starttls" in the line of imap, for port {server.port} does not begin with TLS'
        open_first = server.tls is Tls.TLS and begins_open(reason)
        return UnreachableError(
            f"{server}: no TLS could be agreed on ({reason})", hint=hint if open_first else ""
        )
    return UnreachableError(f"{server} cannot be reached: {unreached(error)}")


def _said(error: BaseException | None) -> str:
    """Give the server's words of a NO or BAD."""
    text = str(error)
    return clean(text[2:-1] if text[:2] in {"b'", 'b"'} else text)
