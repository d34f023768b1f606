"""The headers of a message, undecoded, in; what they say, by their names, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from email.message import Message
from functools import lru_cache

from outreach.mail import decoding

Headers = Mapping[str, Sequence[str]]

#: Characters of a line that are kept.
LINE = 500
#: Headers of the whole, or fields of a report, that are kept.
FIELDS = 200
_TYPE = "content-type"


def kind(above: Sequence[tuple[str, object]]) -> str:
    """Read the type of a message, as the standard library does."""
    return _kind(str(next((value for name, value in above if name.lower() == _TYPE), "")))


@lru_cache(1000)
def _kind(value: str) -> str:
    whole = Message()
    whole.set_raw(_TYPE, value)
    return whole.get_content_type()


def unfolded(fields: Iterable[tuple[str, object]]) -> list[tuple[str, str]]:
    """Name each header in lower case, and make one line of what it says."""
    return [(name.lower(), decoding.unfolded(str(value))) for name, value in fields]


def by_name(fields: Sequence[tuple[str, str]]) -> Headers:
    """Put what headers of one name say together, in their order."""
    found: dict[str, list[str]] = {}
    for name, value in fields:
        found.setdefault(name, []).append(value)
    return found


def shortened(fields: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Give what is kept of headers."""
    return tuple(one if len(one[1]) <= LINE else (one[0], one[1][:LINE].rstrip()) for one in fields[:FIELDS])


def first(headers: Headers, name: str) -> str:
    """Give what the first header of a name says; empty where there is none."""
    values = headers.get(name)
    return values[0] if values else ""


def ids(headers: Headers, *names: str) -> tuple[str, ...]:
    """Find the Message-IDs in the headers of these names."""
    return _each(headers, names, decoding.ids)


def addresses(headers: Headers, *names: str) -> tuple[str, ...]:
    """Find the addresses in the headers of these names, as written."""
    return _each(headers, names, decoding.addresses)


def _each(headers: Headers, names: Sequence[str], read: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    found: list[str] = []
    for name in names:
        for value in headers.get(name, ()):
            found += read(value)
    return tuple(found)


def return_path(headers: Headers) -> str | None:
    """Give the envelope's sender; empty for the null path, None where nothing says it."""
    values = headers.get("return-path")
    return next(iter(decoding.addresses(values[0])), "") if values else None
