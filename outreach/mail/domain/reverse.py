"""A mail server of one's own in; whether its address leads back to its name, as receivers ask, out.

Gmail and others refuse mail of an address without a name (support.google.com/a/answer/14229414).
"""

from __future__ import annotations

from contextlib import suppress
from ipaddress import ip_address

from outreach.mail.domain.answers import Ask, Kind
from outreach.mail.domain.findings import Finding, doubtful, fine, unanswered

_MEND = "whoever gives the server its address sets its PTR record: to a name whose A or AAAA record is that address"


def judge(server: str, ask: Ask) -> list[Finding]:
    """Say of each public address of *server* whether it has a name that leads back to it."""
    found = [*ask(server, Kind.A).records, *ask(server, Kind.AAAA).records]
    return [_address(one, ask) for one in found if _public(one)]


def _address(address: str, ask: Ask) -> Finding:
    answer = ask(ip_address(address).reverse_pointer, Kind.PTR)
    if not answer.settled:
        return unanswered(address, answer)
    if not answer.records:
        return doubtful(f"{address} has no name (PTR); mail that leaves from it is refused by many", _MEND)
    for name in answer.records:
        if address in (*ask(name, Kind.A).records, *ask(name, Kind.AAAA).records):
            return fine(f"{address} is {name}, which leads back to it")
    return doubtful(f"{address} is {answer.records[0]}, which does not lead back to it", _MEND)


def _public(address: str) -> bool:
    with suppress(ValueError):
        return ip_address(address).is_global
    return False
