"""A domain's SPF record and all that it leads to in, whether receivers can follow it and let our server send out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from outreach.mail.domain.answers import Answer, Ask, Fate, Kind
from outreach.mail.domain.findings import Finding, doubtful, fine, unanswered, wrong
from outreach.mail.domain.mx import addresses
from outreach.mail.domain.spf_record import Spf, Term, is_spf, parse
from outreach.mail.domain.tags import Unreadable

#: RFC 7208 section 4.6.4; more than these, and receivers take the whole record for broken.
LOOKUPS, VOID, MX = 10, 2, 10
#: A record that leads on and on is followed no further.
_ENOUGH = 30
_FEWER = "take out includes that you no longer send by, or ask your DNS provider for a flat record"


@dataclass(slots=True)
class Walk:
    """What was met on the way through a record and those that it leads to."""

    ask: Ask
    lookups: int = 0
    void: int = 0
    #: Domains whose records were read.
    names: set[str] = field(default_factory=set)
    faults: list[Finding] = field(default_factory=list)
    silent: list[Finding] = field(default_factory=list)
    #: Some server is let send.
    lets: bool = False
    #: What is said of everybody else.
    policy: str | None = None

    def count(self, answer: Answer, name: str) -> None:
        """Count an answer that holds nothing, keep one that did not come."""
        self.void += answer.void
        if not answer.settled:
            self.silent.append(unanswered(name, answer))


def judge(domain: str, ask: Ask, *, include: str | None, provider: str) -> list[Finding]:
    """Judge the record of *domain*; *include* is the name by which *provider* wants to be let send."""
    answer = ask(domain, Kind.TXT)
    if not answer.settled:
        return [unanswered(domain, answer)]
    ours = [one for one in answer.records if is_spf(one)]
    example = f'"v=spf1 include:{include or "WHAT-YOUR-PROVIDER-SAYS"} ~all"'
    if not ours:
        return [wrong(f"{domain} has no SPF record", f"at the domain's DNS: {domain} TXT {example}")]
    if len(ours) > 1:
        said = f"{domain} has {len(ours)} SPF records, so receivers take none"
        return [wrong(said, f"make one of them, such as {example}")]
    walk = walked(domain, ask)
    if walk.faults:
        return list(dict.fromkeys(walk.faults))
    return _limits(domain, walk) or _policy(domain, walk) or _sender(domain, walk, include, provider)


def walked(domain: str, ask: Ask) -> Walk:
    """Follow the record of *domain* through all that it includes, as a receiver does for a server that nobody names."""
    walk = Walk(ask)
    walk.policy = _record(walk, domain, (domain,))
    return walk


def _limits(domain: str, walk: Walk) -> list[Finding]:
    """Judge by the limits of section 4.6.4."""
    if walk.lookups > LOOKUPS:
        more = "or more " if walk.lookups >= _ENOUGH else ""
        said = f"SPF of {domain} needs {walk.lookups} {more}lookups, and receivers stop at {LOOKUPS}"
        return [wrong(said, _FEWER)]
    if walk.void > VOID:
        said = f"SPF of {domain} leads to {walk.void} names that hold nothing, and receivers stop at {VOID}"
        return [wrong(said, "take out the names that are gone")]
    return []


def _policy(domain: str, walk: Walk) -> list[Finding]:
    if walk.policy == "+":
        said = f"SPF of {domain} ends in +all: anybody may send as you, and receivers distrust it"
        return [wrong(said, "end it in ~all")]
    if not walk.lets and not walk.silent:
        return [wrong(f"SPF of {domain} lets no server send", "include your mail provider before all")]
    if walk.policy in {None, "?"}:
        said = f"SPF of {domain} says nothing of servers that are not yours"
        return [doubtful(said, "end it in ~all")]
    return []


def _sender(domain: str, walk: Walk, include: str | None, provider: str) -> list[Finding]:
    if include and include not in walk.names and not walk.silent:
        said = f"SPF of {domain} does not name {include}, by which {provider} sends"
        return [
            doubtful(said, f"add include:{include} before all, unless its addresses stand there one by one")
        ]
    if walk.silent:
        return walk.silent[:1]
    named = f"; {include} is named" if include else ""
    return [fine(f"one record of {domain}; {walk.lookups} of {LOOKUPS} lookups{named}")]


def _record(walk: Walk, domain: str, path: tuple[str, ...]) -> str | None:
    """Follow one record, and give what it says of everybody whom it does not name."""
    text = _text(walk, domain, path)
    if text is None:
        return None
    try:
        spf = parse(text)
    except Unreadable as error:
        walk.faults.append(wrong(f"SPF of {domain} cannot be read: {error}", _mend(path, "write it anew")))
        return None
    walk.names.add(domain)
    for term in spf.terms:
        walk.lets |= term.name != "all" and term.qualifier == "+"
        _term(walk, term, domain, path)
    return spf.policy or _redirected(walk, spf, path)


def _text(walk: Walk, domain: str, path: tuple[str, ...]) -> str | None:
    answer = walk.ask(domain, Kind.TXT)
    walk.count(answer, domain)
    ours = [one for one in answer.records if is_spf(one)]
    if answer.settled and len(ours) != 1:
        many = f"{len(ours)} SPF records" if ours else "no SPF record"
        said = f"SPF of {path[0]} leads to {domain}, which has {many}, so receivers ignore all of it"
        walk.faults.append(wrong(said, f"take {domain} out of the record, if you do not send by it"))
    return ours[0] if len(ours) == 1 else None


def _redirected(walk: Walk, spf: Spf, path: tuple[str, ...]) -> str | None:
    if spf.redirect is None:
        return None
    walk.lookups += 1
    return _onward(walk, spf.redirect, path)


def _onward(walk: Walk, domain: str, path: tuple[str, ...]) -> str | None:
    if "%" in domain or walk.lookups >= _ENOUGH:
        return None  # it depends on the mail, or there is too much of it already
    if domain in path:
        way = " > ".join([*path[path.index(domain) :], domain])
        walk.faults.append(wrong(f"SPF of {path[0]} leads in a circle: {way}", "take one of these steps out"))
        return None
    return _record(walk, domain, (*path, domain))


def _term(walk: Walk, term: Term, domain: str, path: tuple[str, ...]) -> None:
    look = _LOOKS.get(term.name)
    if look is None:
        return
    walk.lookups += 1
    if "%" not in term.value and walk.lookups <= _ENOUGH:
        look(walk, term.value or domain, path)


def _include(walk: Walk, name: str, path: tuple[str, ...]) -> None:
    _onward(walk, name, path)


def _address(walk: Walk, name: str, _path: tuple[str, ...]) -> None:
    walk.count(addresses(name, walk.ask), name)


def _servers(walk: Walk, name: str, path: tuple[str, ...]) -> None:
    answer = walk.ask(name, Kind.MX)
    walk.count(answer, name)
    if answer.fate is Fate.FOUND and len(answer.records) > MX:
        said = f"SPF of {path[0]} asks for the {len(answer.records)} mail servers of {name}; receivers stop at {MX}"
        walk.faults.append(wrong(said, f"take mx of {name} out of the record"))


def _exists(walk: Walk, name: str, _path: tuple[str, ...]) -> None:
    walk.count(walk.ask(name, Kind.A), name)


def _pointer(_walk: Walk, _name: str, _path: tuple[str, ...]) -> None:
    """Nothing can be looked up without the address of a server."""


def _mend(path: tuple[str, ...], own: str) -> str:
    return own if len(path) == 1 else f"take {path[-1]} out of the record, if you do not send by it"


_LOOKS: Mapping[str, Callable[[Walk, str, tuple[str, ...]], None]] = {
    "include": _include,
    "a": _address,
    "mx": _servers,
    "exists": _exists,
    "ptr": _pointer,
}
