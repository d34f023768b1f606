"""What a source asks of the web, and what comes back: values alone, carried by `net`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One address to be asked, on the condition that it has changed since."""

    url: str
    #: Of the last good answer (RFC 9110 section 13).
    etag: str | None = None
    last_modified: str | None = None
    #: Statuses that pass by themselves here, beside those that do everywhere.
    passing: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """A whole answer; the body is decoded."""

    #: Where it came from, after all redirects.
    url: str
    status: int
    body: bytes = b""
    content_type: str = ""
    etag: str | None = None
    last_modified: str | None = None
    #: The address that holds for good, where a permanent redirect named one.
    moved_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """No whole answer came."""

    #: What follows the name of the source: `took longer than 30 seconds`.
    reason: str
    #: The command or setting that may mend it.
    hint: str = ""
    #: It may go better in a moment.
    passing: bool = False
    #: No other machine was reached.
    unreached: bool = False
    #: It asks not to be asked again before.
    not_before: datetime | None = None
