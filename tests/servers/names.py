"""A server of names on loopback, by UDP and TCP, that knows the zones a test writes and refuses what it is told to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread

import dnslib  # type: ignore[import-untyped]  # it has no types
from dnslib.server import (  # type: ignore[import-untyped]  # as above
    BaseResolver,
    DNSHandler,
    DNSServer,
)
from keeping import HOST, free_ports

#: Octets of an answer by UDP (RFC 1035 section 2.3.4).
_UDP = 512
#: Seconds after which it notices that it is to end.
_OFTEN = 0.02


@dataclass
class Names(BaseResolver):  # type: ignore[misc]  # dnslib has no types
    """Answers from its zones; every question is kept."""

    zone: list[dnslib.RR] = field(default_factory=list)
    #: Name -> what it is answered instead of a record, such as SERVFAIL.
    fails: dict[str, str] = field(default_factory=dict)
    #: Names for which nothing is said at all.
    silent: set[str] = field(default_factory=set)
    asked: list[tuple[str, str]] = field(default_factory=list)
    port: int = 0

    @property
    def at(self) -> tuple[str, int]:
        return HOST, self.port

    def publish(self, text: str) -> None:
        """Add lines such as `kilnhaus.example. TXT "v=spf1 ~all"`."""
        self.zone += dnslib.RR.fromZone("\n".join(line.strip() for line in text.splitlines() if line.strip()))

    def resolve(self, request: dnslib.DNSRecord, handler: object) -> dnslib.DNSRecord:
        name, kind = request.q.qname, dnslib.QTYPE[request.q.qtype]
        plain = str(name).rstrip(".")
        self.asked.append((plain, kind))
        reply = request.reply()
        if plain in self.silent:
            raise dnslib.DNSError("nothing is said")
        if plain in self.fails:
            reply.header.rcode = getattr(dnslib.RCODE, self.fails[plain])
            return reply
        self._answer(reply, name, kind)
        return reply

    def _answer(self, reply: dnslib.DNSRecord, name: dnslib.DNSLabel, kind: str) -> None:
        here = [one for one in self.zone if one.rname == name]
        for one in here:
            if dnslib.QTYPE[one.rtype] == kind:
                reply.add_answer(one)
            elif dnslib.QTYPE[one.rtype] == "CNAME":
                reply.add_answer(one)
                self._answer(reply, one.rdata.label, kind)
        below = any(one.rname.matchSuffix(name) for one in self.zone)
        if not here and not below and not reply.rr:
            reply.header.rcode = dnslib.RCODE.NXDOMAIN


class _Handler(DNSHandler):  # type: ignore[misc]  # dnslib has no types
    """Cuts what is too long for UDP, so that it is asked for anew by TCP."""

    def get_reply(self, data: bytes) -> bytes:
        request = dnslib.DNSRecord.parse(data)
        reply = self.server.resolver.resolve(request, self)
        packed: bytes = reply.pack()
        if self.protocol == "udp" and len(packed) > _UDP:
            reply = request.reply()
            reply.header.tc = 1  # with its question, without which a client takes it for somebody else's
            packed = reply.pack()
        return packed


class _Quiet:
    """Keeps what dnslib would print."""

    def __getattr__(self, _name: str) -> object:
        return lambda *_: None


@contextmanager
def names() -> Iterator[Names]:
    """Run the server for as long as the block takes."""
    with free_ports(1) as (port,):
        one = Names(port=port)
        running = [
            DNSServer(one, port=port, address=HOST, tcp=tcp, logger=_Quiet(), handler=_Handler)
            for tcp in (False, True)
        ]
    for server in running:
        Thread(target=server.server.serve_forever, args=(_OFTEN,), daemon=True).start()
    try:
        yield one
    finally:
        for server in running:
            server.server.shutdown()
            server.server.server_close()
