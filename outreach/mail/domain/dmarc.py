"""What a domain asks receivers to do with mail that is not proved to be its own (RFC 9989, before it 7489) in, whether it holds out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from outreach.mail.domain.answers import Ask, Kind
from outreach.mail.domain.findings import Finding, doubtful, fine, unanswered, wrong
from outreach.mail.domain.tags import Unreadable, tags

_POLICIES = ("none", "quarantine", "reject")
_OURS = re.compile(r"v\s*=\s*DMARC1\s*(;|$)", re.IGNORECASE)
#: Names that are asked from a domain upward (RFC 9989 section 4.10).
_STEPS = 8


@dataclass(frozen=True, slots=True)
class Published:
    """The record that holds for a domain."""

    #: Where it stands: the domain itself, or the organisation above it.
    at: str
    record: str
    #: The domain below which all addresses count as one organisation's.
    organisation: str


class _Stopped(Exception):  # noqa: N818 - the end of a search
    def __init__(self, finding: Finding) -> None:
        self.finding = finding


def judge(domain: str, login: str | None, ask: Ask) -> list[Finding]:
    """Judge the policy of *domain*, and whether what a server signs for the domain of the *login* counts as its own."""
    try:
        found = published(domain, ask)
    except _Stopped as stopped:
        return [stopped.finding]
    if found is None:
        record = f'_dmarc.{domain} TXT "v=DMARC1; p=none; rua=mailto:dmarc@{domain}"'
        words = f"{domain} publishes no DMARC policy, which large providers ask for"
        return [doubtful(words, f"at the domain's DNS: {record}")]
    try:
        said = tags(found.record)
        policy = _policy(domain, found.at, said)
    except Unreadable as error:
        name = f"_dmarc.{found.at}"
        return [
            wrong(f"{name} cannot be read: {error}", f'at the domain\'s DNS: {name} TXT "v=DMARC1; p=none"')
        ]
    return [policy, *_alignment(domain, login, found.organisation, said)]


def published(domain: str, ask: Ask) -> Published | None:
    """Find the record that holds for *domain*: its own, else the organisation's above it."""
    found: list[tuple[str, str]] = []
    for place in _upward(domain):
        record = _one(place, ask)
        if record is None:
            continue
        found.append((place, record))
        psd = _psd(record)
        if psd == "y" and place != domain:
            return _below_registry(domain, place, found)
        if psd == "n":
            break
    if not found:
        return None
    organisation = found[-1][0]
    at, record = found[0] if found[0][0] == domain else found[-1]
    return Published(at, record, organisation)


def _below_registry(domain: str, registry: str, found: list[tuple[str, str]]) -> Published:
    """A registry says of itself that it is one: the organisation is the name below it."""
    labels = len(registry.split(".")) + 1
    organisation = ".".join(domain.split(".")[-labels:])
    there = dict(found)
    at = next(place for place in (domain, organisation, registry) if place in there)
    return Published(at, there[at], organisation)


def _upward(domain: str) -> Iterator[str]:
    labels = domain.split(".")
    yield domain
    for start in range(max(1, len(labels) - _STEPS + 1), len(labels)):
        yield ".".join(labels[start:])


def _one(place: str, ask: Ask) -> str | None:
    name = f"_dmarc.{place}"
    answer = ask(name, Kind.TXT)
    if not answer.settled:
        raise _Stopped(unanswered(name, answer))
    ours = [one for one in answer.records if _OURS.match(one)]
    if len(ours) > 1:
        said = f"there are {len(ours)} records at {name}, so receivers take none"
        raise _Stopped(wrong(said, "leave one of them"))
    return ours[0] if ours else None


def _psd(record: str) -> str:
    try:
        return tags(record).get("psd", "u").lower()
    except Unreadable:
        return "u"


def _policy(domain: str, at: str, said: Mapping[str, str]) -> Finding:
    """Check what the record that stands *at* asks for.

    Raises:
        Unreadable: it asks for what nobody knows.
    """
    for name in ("p", "sp", "np"):
        if name in said and said[name].lower() not in _POLICIES:
            raise Unreadable(f"{name}={said[name]}, where only {', '.join(_POLICIES)} are known")
    if "p" not in said:
        mend = f'at the domain\'s DNS: begin _dmarc.{at} with "v=DMARC1; p=none"'
        return doubtful(f"_dmarc.{at} names no policy (p=), and older receivers then ignore it", mend)
    policy = said["p"] if at == domain else said.get("sp", said["p"])
    reports = "reports go to its rua" if "rua" in said else "no rua, so nobody reports to you"
    return fine(f"policy {policy.lower()} of {at}; {reports}")


def _alignment(
    domain: str, login: str | None, organisation: str, said: Mapping[str, str]
) -> Iterator[Finding]:
    """Say where a server may sign and send for another domain than the one that people see (RFC 9989 section 4.4)."""
    if not login or login == domain:
        return
    strict = [name for name in ("adkim", "aspf") if said.get(name, "r").lower() == "s"]
    ours = f".{login}".endswith(f".{organisation}")
    if ours and not strict:
        return
    why = (
        f"its record asks for the very same domain ({', '.join(f'{one}=s' for one in strict)})"
        if ours
        else (f"{login} is not of {organisation}")
    )
    said_all = f"people see {domain}, and the server knows the account as one of {login}: {why}"
    mend = f"let your provider sign for {domain} (DKIM), or write from an address of {login}"
    yield doubtful(said_all, mend)
