"""A name and a kind of record in, what DNS answers out: found, no such name, no record, failed, or nobody answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from outreach.mail.domain.answers import Answer, Fate, Kind

if TYPE_CHECKING:
    from dns.resolver import Resolver as Library

#: Seconds that one try may take, and one question with all its tries.
_TRY, _QUESTION = 1.0, 3.0
#: After so many questions that nobody answered no further one is asked: there is no network.
_SILENT = 2
_NOBODY = Answer(Fate.UNREACHED, why="no server of names answers")
_UNKNOWN = Answer(Fate.UNREACHED, why="this system knows no server of names")
#: The library's errors, by name, for it is imported late.
_FATES = {
    "NXDOMAIN": Answer(Fate.NO_NAME),
    "NoAnswer": Answer(Fate.NO_RECORD),
    "YXDOMAIN": Answer(Fate.FAILED, why="its alias leads to too long a name"),
    "Timeout": Answer(Fate.UNREACHED, why="no answer in time"),
    "NoResolverConfiguration": _UNKNOWN,
    "OSError": _UNKNOWN,
}


class Resolver:
    """Asks the system's servers of names, or the one *at* an address and port; remembers what it was told."""

    def __init__(self, at: tuple[str, int] | None = None, *, patience: float = _QUESTION) -> None:
        self.at = at
        self.patience = patience
        self._told: dict[tuple[str, Kind], Answer] = {}
        self._silent = 0
        self._library: Library | None = None

    def ask(self, name: str, kind: Kind) -> Answer:
        """Ask once; where nobody answered twice running, nobody is asked again."""
        key = name.lower().rstrip("."), kind
        if key not in self._told:
            if self._silent >= _SILENT:
                return _NOBODY
            self._told[key] = told = self._asked(*key)
            self._silent = self._silent + 1 if told.fate is Fate.UNREACHED else 0
        return self._told[key]

    def _asked(self, name: str, kind: Kind) -> Answer:
        import dns.exception  # noqa: PLC0415 - a fifth of a second, for `doctor` alone

        try:
            found = self._opened().resolve(name, kind, search=False, lifetime=self.patience)
        except (dns.exception.DNSException, UnicodeError, OSError) as error:
            return _not_found(error)
        return Answer(Fate.FOUND, tuple(_records(found, kind)))

    def _opened(self) -> Library:
        import dns.resolver  # noqa: PLC0415 - as above

        if self._library is None:
            made = dns.resolver.Resolver(configure=self.at is None)
            made.timeout = _TRY
            if self.at is not None:
                made.nameservers, made.port = [self.at[0]], self.at[1]
            self._library = made  # at last: several threads ask
        return self._library


def _not_found(error: Any) -> Answer:
    """Say what an error means; what cannot even be written as a name names nothing."""
    classes = [one.__name__ for one in type(error).__mro__]
    if "NoNameservers" in classes:
        return _refused(error)
    return next((_FATES[one] for one in classes if one in _FATES), Answer(Fate.NO_NAME))


def _refused(error: Any) -> Answer:
    """Tell a server that cannot say from one that was not reached."""
    tries = error.kwargs.get("errors", [])
    words = [str(one[3]) for one in tries if one[4] is not None]
    if words:
        return Answer(Fate.FAILED, why=f"the server of names says {words[-1]}")
    return Answer(Fate.UNREACHED, why="the server of names cannot be reached")


def _records(found: Any, kind: Kind) -> Iterator[str]:
    if kind is Kind.TXT:
        yield from (b"".join(one.strings).decode("utf-8", "replace") for one in found)
    elif kind is Kind.MX:
        servers = sorted(found, key=lambda one: one.preference)
        yield from (one.exchange.to_text(omit_final_dot=True).lower() for one in servers)
    elif kind is Kind.PTR:
        yield from (one.target.to_text(omit_final_dot=True).lower() for one in found)
    else:
        yield from (one.address for one in found)
