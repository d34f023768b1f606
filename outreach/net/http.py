"""A Request of `posts` in, the whole answer or why there is none out: redirects by hand, bounded in time and size.

No cookie is kept, no login sent, no proxy used: the check of addresses (`guard`) is made on the connection itself.
"""

from __future__ import annotations

import asyncio
import shlex
import ssl
import zlib
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urljoin

import httpcore
import httpx
from httpcore import _synchronization

from outreach import __version__
from outreach.net.guard import Backend, Guard, NoAnswer
from outreach.posts.web import Failure, Request, Response

AGENT = f"outreach/{__version__} (reads feeds, for a person at a terminal)"
_ACCEPTED = "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/html;q=0.8, */*;q=0.5"
_PERMANENT = frozenset({301, 308})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})

# It would look for a module on the disk five times a request, only to find that this is asyncio.
_synchronization.current_async_library = lambda: "asyncio"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long and how much; in seconds and bytes."""

    connect: float = 10
    #: Between two pieces of an answer.
    silence: float = 15
    #: A whole answer.
    whole: float = 30
    #: A body, decoded.
    size: int = 5 * 1024 * 1024
    redirects: int = 5


class Answer(NamedTuple):
    """One answer as it came: a redirect, or the end of them."""

    status: int
    headers: httpx.Headers
    body: bytes


class Client:
    """Asks one address at a time; may be used by several tasks at once."""

    def __init__(self, guard: Guard, limits: Limits) -> None:
        self.guard, self.limits = guard, limits
        self.context = httpx.create_ssl_context()
        #: Host -> its connections. One pool for all would look at every connection for every request.
        self.transports: dict[str, _Transport] = {}
        seconds = {"connect": limits.connect, "read": limits.silence, "write": limits.silence}
        self.extensions = {"timeout": {**seconds, "pool": None}}

    async def ask(self, url: str, request: Request) -> Answer | Failure:
        """Ask one address, no redirect followed; the conditions of *request* go with it."""
        try:
            self.guard.check_url(url)
            async with asyncio.timeout(self.limits.whole):
                return await self._exchange(httpx.URL(url), request)
        except NoAnswer as error:
            return error.failure
        except TimeoutError:
            return Failure(reason=f"took longer than {self.limits.whole:g} seconds", passing=True)
        except (httpx.InvalidURL, UnicodeError):
            return Failure(reason="is no web address")
        except httpx.HTTPError as error:
            return Failure(reason=_words(error, self.limits), passing=not _untrusted(error))

    async def _exchange(self, url: httpx.URL, request: Request) -> Answer:
        asked = httpx.Request("GET", url, headers=_headers(request), extensions=self.extensions)
        response = await self._transport(url.host).handle_async_request(asked)
        try:
            wanted = response.status_code == 200
            body = await self._body(response) if wanted else b""
        finally:
            await response.aclose()
        if response.status_code == 304 and not (request.etag or request.last_modified):
            raise NoAnswer("answered 304 to a first question")
        return Answer(response.status_code, response.headers, body)

    async def _body(self, response: httpx.Response) -> bytes:
        """Read the body, decode it and stop where it is too long; what breaks off is no answer."""
        decoder = _decoder(response.headers.get("content-encoding", ""))
        pieces, size = [], 0
        async for raw in response.aiter_raw():
            for piece in decoder.feed(raw, self.limits.size + 1 - size):
                size += len(piece)
                pieces.append(piece)
                if size > self.limits.size:
                    raise NoAnswer(f"is longer than {self.limits.size / 1024**2:.3g} MB")
        decoder.end()
        return b"".join(pieces)

    def _transport(self, host: str) -> _Transport:
        if host not in self.transports:
            self.transports[host] = _Transport(self.guard, self.context)
        return self.transports[host]

    async def close(self) -> None:
        """Let go of all connections."""
        for transport in self.transports.values():
            await transport.aclose()


def next_address(url: str, answer: Answer) -> str | Failure | None:
    """Say where a redirect leads; None where the answer is none."""
    if answer.status not in _REDIRECTS:
        return None
    to = answer.headers.get("location", "").strip()
    try:
        whole = urljoin(url, to) if to else ""
    except ValueError:
        whole = ""
    if not whole:
        return Failure(reason="sends elsewhere without saying where")
    if url.startswith("https:") and whole.startswith("http:"):
        return Failure(
            reason="leads from https to http, where anybody on the way could change it",
            hint=_hint(whole.partition("#")[0]),
        )
    return whole.partition("#")[0]


def _hint(url: str) -> str:
    """Offer an address of the web in a command to copy, unless it is odd or may hold a key."""
    odd = len(url) > 200 or not url.isprintable() or "?" in url or "@" in url
    return "" if odd else f"outreach people edit @handle --feed {shlex.quote(url)}"


def whole_response(url: str, answer: Answer, moved_to: str | None) -> Response:
    """Make what the stages read of the last answer."""
    headers = answer.headers
    return Response(
        url=url,
        status=answer.status,
        body=answer.body,
        content_type=headers.get("content-type", ""),
        etag=_kept(headers.get("etag")),
        last_modified=_kept(headers.get("last-modified")),
        moved_to=moved_to,
    )


def is_permanent(answer: Answer) -> bool:
    """Say whether a redirect holds for good (RFC 9110 section 15.4)."""
    return answer.status in _PERMANENT


def _kept(header: str | None) -> str | None:
    return header if header and header.isprintable() and len(header) < 500 else None


def _headers(request: Request) -> dict[str, str]:
    conditions = {"If-None-Match": request.etag, "If-Modified-Since": request.last_modified}
    always = {"User-Agent": AGENT, "Accept": _ACCEPTED, "Accept-Encoding": "gzip"}
    return always | {name: value for name, value in conditions.items() if value}


class _Transport(httpx.AsyncHTTPTransport):
    """httpx over connections of our own making."""

    def __init__(self, guard: Guard, context: ssl.SSLContext) -> None:
        super().__init__(verify=context, trust_env=False)
        # httpx 0.28 has no argument for it; the version is pinned.
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=context, network_backend=Backend(guard), max_connections=None, keepalive_expiry=5
        )


class _Identity:
    """A body as it is."""

    def feed(self, raw: bytes, most: int) -> list[bytes]:
        """Pass a piece on, as much of it as is wanted."""
        return [raw[:most]]

    def end(self) -> None:
        """Nothing is missing: httpx has counted."""


class _Gzip:
    """A body in gzip; one small piece may become a thousand times as much, so it is told how much is wanted."""

    def __init__(self) -> None:
        self.inner = zlib.decompressobj(wbits=47)

    def feed(self, raw: bytes, most: int) -> list[bytes]:
        """Decode a piece up to *most* bytes; a member may follow a member (RFC 1952)."""
        pieces = []
        while raw and most > 0:
            if self.inner.eof and not raw.startswith(b"\x1f\x8b"):
                break
            if self.inner.eof:
                self.inner = zlib.decompressobj(wbits=47)
            try:
                piece = self.inner.decompress(raw, most)
            except zlib.error:
                raise NoAnswer("sent a body whose compression is damaged", passing=True) from None
            raw = self.inner.unused_data or self.inner.unconsumed_tail
            most -= len(piece)
            pieces.append(piece)
        return pieces

    def end(self) -> None:
        """Make sure that it ended where it should."""
        if not self.inner.eof:
            raise NoAnswer("broke off in the middle of its answer", passing=True)


def _decoder(encoding: str) -> _Identity | _Gzip:
    name = encoding.strip().lower()
    if name in ("", "identity"):
        return _Identity()
    if name in ("gzip", "x-gzip", "deflate"):
        return _Gzip()
    raise NoAnswer(f"answers in {name[:20]!r}, which was not asked for")


def _untrusted(error: Exception) -> bool:
    return "CERTIFICATE_VERIFY_FAILED" in str(error)


def _words(error: httpx.HTTPError, limits: Limits) -> str:
    """Say in words what went wrong on the way."""
    if _untrusted(error):
        return "has a certificate that is not to be trusted"
    said = {
        httpx.ConnectTimeout: f"did not take the connection for {limits.connect:g} seconds",
        httpx.TimeoutException: f"said nothing for {limits.silence:g} seconds",
        httpx.ConnectError: "does not take connections",
        httpx.RemoteProtocolError: "broke off in the middle of its answer",
        httpx.NetworkError: "broke the connection",
    }
    return next((words for kind, words in said.items() if isinstance(error, kind)), "cannot be asked")
