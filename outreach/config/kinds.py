"""The kinds of value that settings hold: what a person may write in, a checked value out."""

from __future__ import annotations

import re
import shlex
from datetime import time
from ipaddress import ip_network
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from outreach.errors import InputError
from outreach.mail.domain.place import place
from outreach.mail.unsubscribing import ADDRESS, TOKEN
from outreach.toml import said
from outreach.toml.kinds import line, listed, text
from outreach.workdays import zone

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FULL = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_HOURS = re.compile(r"(\d{1,2})[:.](\d\d) ?[-–] ?(\d{1,2})[:.](\d\d)")
_RANGE = re.compile(r"(\d{1,5})(?: ?[-–] ?(\d{1,5}))?")
#: Seconds of a pause: after an hour a program that waits is taken for one that hangs.
_LONGEST = 3600
_ADDRESS = re.compile(
    r"[^\s@<>()\[\],;:\\\"]{1,64}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{0,61}[^\W_]"
)
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\[?[0-9A-Fa-f:]{2,45}\]?")
_SELECTOR = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9_])?")
_ONE_CLICK = re.compile(r"https://[!-;=?-z|~]{1,400}")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,100}")


def _given(value: object) -> object:
    """Refuse what says nothing where something is needed."""
    trimmed = said(value)
    if trimmed is None:
        raise ValueError("is empty")
    return trimmed


def _address(value: str) -> str:
    if len(value) > 254 or not _ADDRESS.fullmatch(value):
        raise ValueError("must be one address alone, such as selin@kilnhaus.example")
    return value


def _hours(value: object) -> object:
    if isinstance(value, str) and (match := _HOURS.fullmatch(value.strip())):
        hour, minute, last_hour, last_minute = map(int, match.groups())
        if (
            max(hour, last_hour) < 24
            and max(minute, last_minute) < 60
            and (hour, minute) < (last_hour, last_minute)
        ):
            return time(hour, minute), time(last_hour, last_minute)
    raise ValueError('must be two times of one day, the earlier first, such as "10:00-17:00"')


def _seconds(value: object) -> object:
    """Read `40-160`, or one number."""
    match = _RANGE.fullmatch(str(value).strip()) if isinstance(value, str | int) else None
    if match is None or isinstance(value, bool):
        raise ValueError('must be seconds, the fewest and the most, such as "40-160"; 0 is none')
    shortest = int(match[1])
    longest = int(match[2] or shortest)
    if longest < shortest:
        raise ValueError(f'has the most before the fewest; write "{longest}-{shortest}"')
    if longest > _LONGEST:
        raise ValueError(f"must be at most {_LONGEST}, which is an hour (found {longest})")
    return shortest, longest


def _day(value: str) -> str:
    written = value.strip().casefold()
    if written not in {*DAYS, *_FULL}:
        raise ValueError(f"must be one of {', '.join(DAYS)}")
    return written[:3]


def _week(value: tuple[str, ...]) -> tuple[str, ...]:
    if not value:
        raise ValueError("must name a day at least")
    return tuple(day for day in DAYS if day in value)


def _zone(value: str) -> str:
    try:
        return zone(value).key
    except InputError as error:
        raise ValueError(str(error)) from None


def _url(value: str) -> str:
    if value and not value.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise ValueError(
            'must begin with "sqlite:///" or "postgresql+psycopg://"; empty is outreach.db in the workspace'
        )
    return line(value)


def _network(value: str) -> str:
    try:
        return str(ip_network(value.strip(), strict=False))
    except ValueError:
        raise ValueError('must be an address or a network, such as "192.168.1.20" or "10.0.0.0/8"') from None


def _command(value: object) -> object:
    """Split a command as a shell would; none runs it."""
    if not isinstance(value, str):
        return value
    try:
        return tuple(shlex.split(value))
    except ValueError as error:
        raise ValueError(f"is no command: {error}") from None


def _variable(value: str) -> str:
    if not _VARIABLE.fullmatch(value):
        raise ValueError("must be the name of an environment variable, never the password itself")
    return value


def _digits(value: str) -> str:
    return "".join(value.split())


def _mersis(value: str) -> str:
    if not re.fullmatch(r"[0-9]{16}", _digits(value)):
        raise ValueError("must be the 16 figures of a MERSİS number")
    return _digits(value)


def _iys_code(value: str) -> str:
    if not re.fullmatch(r"[0-9]{1,12}", _digits(value)):
        raise ValueError("must be figures alone, as İYS shows them")
    return _digits(value)


def _selector(value: str) -> str:
    if not _SELECTOR.fullmatch(value) or "_domainkey" in value:
        raise ValueError('must be the name alone that stands before "._domainkey", such as google')
    return value.lower()


def _names(value: str) -> str:
    if value not in {"system", "off"} and place(value) is None:
        raise ValueError('must be "system", "off", or the address of a server of names, such as "9.9.9.9"')
    return value


def _one_click(value: str) -> str:
    rest = value.replace(TOKEN, "").replace(ADDRESS, "")
    if TOKEN not in value or not _ONE_CLICK.fullmatch(rest):
        raise ValueError(f"must begin with https:// and have {TOKEN} in it, and may have {ADDRESS}")
    return value


def _host(value: str) -> str:
    if not _HOST.fullmatch(value):
        port = "; the port stands beside it, as in port = 465" if ":" in value else ""
        raise ValueError(f"must be a server's name alone, such as smtp.gmail.com{port}")
    return value.lower()


#: One line of text that must be there.
Line = Annotated[str, AfterValidator(line), BeforeValidator(_given)]
#: Text of any number of lines; None where it says nothing.
OptionalText = Annotated[Annotated[str, AfterValidator(text)] | None, BeforeValidator(said)]
#: An e-mail address alone, without a name before it.
Address = Annotated[str, AfterValidator(_address), BeforeValidator(_given)]
OptionalAddress = Annotated[Annotated[str, AfterValidator(_address)] | None, BeforeValidator(said)]
#: An address of the web that is asked for no more mail (RFC 8058), with places for whose.
OneClickUrl = Annotated[Annotated[str, AfterValidator(_one_click)] | None, BeforeValidator(said)]
#: `10:00-17:00`.
Hours = Annotated[tuple[time, time], BeforeValidator(_hours)]
#: `40-160`, from the fewest to the most.
Seconds = Annotated[tuple[int, int], BeforeValidator(_seconds)]
#: `mon` ... `sun`, in the order of the week.
Days = Annotated[
    tuple[Annotated[str, AfterValidator(_day)], ...],
    AfterValidator(_week),
    BeforeValidator(listed),
]
#: Networks such as `10.0.0.0/8`; an address alone is one of a single place.
Networks = Annotated[tuple[Annotated[str, AfterValidator(_network)], ...], BeforeValidator(listed)]
#: An IANA name.
TimeZone = Annotated[str, AfterValidator(_zone)]
DatabaseUrl = Annotated[str, AfterValidator(_url)]
#: A program and its arguments.
Command = Annotated[tuple[Annotated[str, AfterValidator(line)], ...], BeforeValidator(_command)]
#: The name of a server, or its address.
Host = Annotated[str, AfterValidator(_host), BeforeValidator(_given)]
#: The name of an environment variable.
Variable = Annotated[Annotated[str, AfterValidator(_variable)] | None, BeforeValidator(said)]
#: The name under which a domain publishes the key of its signatures.
Selector = Annotated[Annotated[str, AfterValidator(_selector)] | None, BeforeValidator(said)]
#: A server of names by its address; `system` are those of this machine, `off` is none.
Names = Annotated[str, AfterValidator(_names)]
#: A company's number in the Turkish register MERSİS.
MersisNumber = Annotated[Annotated[str, AfterValidator(_mersis)] | None, BeforeValidator(said)]
#: The number of a brand in İYS, the Turkish register of approvals.
IysCode = Annotated[Annotated[str, AfterValidator(_iys_code)] | None, BeforeValidator(said)]
