"""A host and port in, a connection to an address that may be asked out: never into a private network by a trick.

The check is made on the address that is connected to, so neither a name that points inward nor one that changes between
the check and the connection passes.
"""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any
from urllib.parse import urlsplit

import httpcore

from outreach.posts.web import Failure

Network = IPv4Network | IPv6Network
_USUAL_PORTS = frozenset({80, 443})
#: IPv4 inside IPv6 (RFC 6052), which leads where the IPv4 address leads.
_NAT64 = IPv6Network("64:ff9b::/96")
#: Addresses of one name that are tried.
_TRIED = 3


class NoAnswer(Exception):  # noqa: N818 - the other side's fault or our refusal, told as words
    """Nothing that can be used came, or was asked for."""

    def __init__(
        self, reason: str, *, hint: str = "", passing: bool = False, unreached: bool = False
    ) -> None:
        super().__init__(reason)
        self.failure = Failure(reason=reason, hint=hint, passing=passing, unreached=unreached)


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Say whether an address is one of the whole internet, looking into those that carry another in them."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inner is None and address in _NAT64:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if address.is_site_local:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


@dataclass(frozen=True, slots=True)
class Guard:
    """What may be asked."""

    #: Private networks that may be asked all the same.
    allowed: tuple[Network, ...] = ()
    #: Hosts that stand on this machine, each with its port, and speak without TLS: for demonstrations and tests.
    hosts: Mapping[str, int] = field(default_factory=dict)

    def check_url(self, url: str) -> str:
        """Give the host of an address that may be asked; raises NoAnswer."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port
        except ValueError:
            raise NoAnswer("is no web address") from None
        if parts.scheme not in ("http", "https") or not host or not url.isprintable():
            raise NoAnswer("is no web address")
        if "@" in parts.netloc:
            raise NoAnswer("holds a login, which is never sent")
        if port is not None and port not in _USUAL_PORTS and port < 1024:
            raise NoAnswer(f"names port {port}, which is none of the web")
        return host

    def check(self, address: str) -> None:
        """Raise NoAnswer for an address inside a private network that is not allowed."""
        found = ip_address(address.partition("%")[0])
        mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
        if is_public(found) or any((mapped or found) in network for network in self.allowed):
            return
        raise NoAnswer(
            f"leads into a private network ({address})",
            hint=f'private_networks = ["{address}"] below [posts] in config.toml, if that network is yours',
        )

    def refusal(self, url: str) -> Failure | None:
        """Say why an address is not asked, as far as that is seen without looking its name up."""
        try:
            host = self.check_url(url)
            if is_literal(host):
                self.check(host)
        except NoAnswer as error:
            return error.failure
        return None


def is_literal(host: str) -> bool:
    """Say whether a host is an address and no name."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def networks(written: Iterable[str]) -> tuple[Network, ...]:
    """Read networks such as `10.0.0.0/8` or single addresses."""
    return tuple(ip_network(one, strict=False) for one in written)


class Backend(httpcore.AsyncNetworkBackend):
    """Resolves once, checks, and connects to what was checked."""

    def __init__(self, guard: Guard) -> None:
        self.guard = guard
        self.inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's own signature
        local_address: str | None = None,  # noqa: ARG002 - as above
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002 - as above
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first address of *host* that may be asked and answers."""
        if host in self.guard.hosts:
            own = await self.inner.connect_tcp("127.0.0.1", self.guard.hosts[host], timeout)
            return _Plain(own)
        addresses = await _addresses(host, port)
        for address in addresses:
            self.guard.check(address)
        for address in addresses[:-1]:
            try:
                return await self._connect(address, port, timeout)
            except httpcore.ConnectError:
                continue
        return await self._connect(addresses[-1], port, timeout)

    async def _connect(
        self,
        address: str,
        port: int,
        timeout: float | None,  # noqa: ASYNC109 - httpcore's own
    ) -> httpcore.AsyncNetworkStream:
        try:
            return await self.inner.connect_tcp(address, port, timeout)
        except httpcore.ConnectError as error:
            if _number(error) in (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN):
                raise NoAnswer(
                    "cannot be reached: there is no way to its network", passing=True, unreached=True
                ) from None
            raise

    async def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.AsyncNetworkStream:
        """Refuse: no page of the web stands there."""
        raise NoAnswer("is no web address")

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await self.inner.sleep(seconds)


class _Plain(httpcore.AsyncNetworkStream):
    """A connection to this very machine, on which there is no TLS to begin."""

    def __init__(self, inner: httpcore.AsyncNetworkStream) -> None:
        self.inner = inner
        self.read, self.write, self.aclose = inner.read, inner.write, inner.aclose  # type: ignore[method-assign]  # passed on as they are
        self.get_extra_info = inner.get_extra_info  # type: ignore[method-assign]  # as above

    async def start_tls(self, *_: Any, **__: Any) -> httpcore.AsyncNetworkStream:
        """Go on as it is."""
        return self


async def _addresses(host: str, port: int) -> Sequence[str]:
    """Look a name up, IPv4 first: where IPv6 is broken, its silence would cost the whole time."""
    if is_literal(host):
        return [host]
    if f".{host}".endswith(".localhost"):  # this machine, whatever a resolver says (RFC 6761 section 6.3)
        return ["127.0.0.1"]
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        passing = error.errno == socket.EAI_AGAIN
        said = "has a name that cannot be looked up now" if passing else "has a name that nobody knows"
        raise NoAnswer(said, passing=passing, unreached=True) from None
    except UnicodeError:
        raise NoAnswer("is no web address") from None
    v4first = sorted(found, key=lambda one: one[0] != socket.AF_INET)
    return list(dict.fromkeys(str(one[4][0]) for one in v4first))[:_TRIED]


def _number(error: BaseException | None) -> int | None:
    """Find the system's number of what went wrong, in what was raised for it."""
    while error is not None:
        if isinstance(error, OSError) and error.errno is not None:
            return error.errno
        error = error.__cause__ or error.__context__
    return None
