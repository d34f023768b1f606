"""Which servers take a domain's mail in, whether an answer can reach it out."""

from __future__ import annotations

from collections.abc import Sequence

from outreach.mail.domain.answers import Answer, Ask, Fate, Kind
from outreach.mail.domain.findings import Finding, doubtful, fine, unanswered, wrong

#: `MX 0 .`: this domain takes no mail (RFC 7505).
NULL = "."
#: Of many servers so many are looked up.
_LOOKED = 4
_MEND = "at the domain's DNS: the MX records that your mail provider names"


def judge(domain: str, ask: Ask) -> Finding:
    """Say whether mail to *domain* arrives; without that nobody can answer, and receivers distrust what comes from it."""
    answer = ask(domain, Kind.MX)
    if not answer.settled:
        return unanswered(domain, answer)
    if answer.fate is Fate.NO_NAME:
        return wrong(f"{domain} does not exist", "look at address in config.toml, or register the domain")
    if answer.fate is Fate.NO_RECORD:
        return _without(domain, ask)
    if NULL in answer.records:
        return _null(domain, answer.records)
    return _servers(domain, answer.records, ask)


def _without(domain: str, ask: Ask) -> Finding:
    """Without MX a domain's own address takes its mail (RFC 5321 section 5.1)."""
    answer = addresses(domain, ask)
    if not answer.settled:
        return unanswered(domain, answer)
    if answer.void:
        return wrong(f"{domain} has no MX record and no address: nobody can answer", _MEND)
    return doubtful(f"{domain} has no MX record, so answers go to its web server's address", _MEND)


def _null(domain: str, servers: Sequence[str]) -> Finding:
    if len(servers) > 1:
        return wrong(
            f"{domain} says by one MX record that it takes no mail and by another that it does", _MEND
        )
    return wrong(f"{domain} says that it takes no mail (null MX): nobody can answer", _MEND)


def _servers(domain: str, servers: Sequence[str], ask: Ask) -> Finding:
    found = [(one, addresses(one, ask)) for one in servers[:_LOOKED]]
    silent = next(((one, answer) for one, answer in found if not answer.settled), None)
    missing = [one for one, answer in found if answer.void]
    if len(missing) == len(found):
        return wrong(f"{domain} names {', '.join(missing)} for its mail, which does not exist", _MEND)
    if missing:
        said = f"{domain} names {', '.join(missing)} among the servers for its mail, which does not exist"
        return doubtful(said, _MEND)
    if silent:
        return unanswered(*silent)
    return fine(f"{domain} takes mail at {servers[0]}")


def addresses(name: str, ask: Ask) -> Answer:
    """Look up the addresses of a name: IPv4, and where there are none, IPv6."""
    four = ask(name, Kind.A)
    return ask(name, Kind.AAAA) if four.fate is Fate.NO_RECORD else four
