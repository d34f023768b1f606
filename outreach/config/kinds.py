"""The kinds of value that settings hold: what a person may write in, a checked value out."""

from __future__ import annotations

import re
import shlex
import unicodedata
from datetime import time
from ipaddress import ip_network
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator

from outreach.errors import InputError
from outreach.toml import said
from outreach.workdays import zone

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FULL = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_HOURS = re.compile(r"(\d{1,2})[:.](\d\d) ?[-–] ?(\d{1,2})[:.](\d\d)")
_ADDRESS = re.compile(
    r"[^\s@<>()\[\],;:\\\"]{1,64}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{0,61}[^\W_]"
)
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\[?[0-9A-Fa-f:]{2,45}\]?")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,100}")
_RULE = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,60}")
_CODE = re.compile(r"[A-Z]{3}[0-9]{0,3}")


def _text(value: str) -> str:
    if any(unicodedata.category(letter) in {"Cc", "Zl", "Zp"} and letter not in "\n\t" for letter in value):
        raise ValueError("holds a control character")
    return value


def _line(value: str) -> str:
    if "\n" in value or "\t" in value:
        raise ValueError("must be one line")
    return _text(value)


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


def _list(value: object) -> object:
    """Let an environment variable say `mon,tue`."""
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


def _some(value: tuple[str | None, ...]) -> tuple[str | None, ...]:
    return tuple(item for item in value if item)


def _day(value: str) -> str:
    written = value.strip().casefold()
    if written not in {*DAYS, *_FULL}:
        raise ValueError(f"must be one of {', '.join(DAYS)}")
    return written[:3]


def _week(value: tuple[str, ...]) -> tuple[str, ...]:
    if not value:
        raise ValueError("must name a day at least")
    return tuple(day for day in DAYS if day in value)


def _rule(value: str) -> str:
    """Which rules there are the linter knows; here it is only a word that may be one."""
    written = value.strip()
    if not _RULE.fullmatch(written):
        raise ValueError("must be a rule such as LEN101, the letters that codes begin with, or a rule's name")
    return written.upper() if _CODE.fullmatch(written.upper()) else written.lower()


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
    return _line(value)


def _network(value: str) -> str:
    try:
        return str(ip_network(value.strip(), strict=False))
    except ValueError:
        raise ValueError('must be an address or a network, such as "192.168.1.20" or "10.0.0.0/8"') from None


def _option(value: Any) -> Any:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if not isinstance(value, bool | int | float | str):
        raise ValueError("must be a number, true or false, text, or a list of texts")  # noqa: TRY004 - pydantic reads it
    return value


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


def _host(value: str) -> str:
    if not _HOST.fullmatch(value):
        port = "; the port stands beside it, as in port = 465" if ":" in value else ""
        raise ValueError(f"must be a server's name alone, such as smtp.gmail.com{port}")
    return value.lower()


#: One line of text that must be there.
Line = Annotated[str, AfterValidator(_line), BeforeValidator(_given)]
#: One line; None where it says nothing.
OptionalLine = Annotated[Annotated[str, AfterValidator(_line)] | None, BeforeValidator(said)]
#: Text of any number of lines; None where it says nothing.
OptionalText = Annotated[Annotated[str, AfterValidator(_text)] | None, BeforeValidator(said)]
#: An e-mail address alone, without a name before it.
Address = Annotated[str, AfterValidator(_address), BeforeValidator(_given)]
OptionalAddress = Annotated[Annotated[str, AfterValidator(_address)] | None, BeforeValidator(said)]
#: `10:00-17:00`.
Hours = Annotated[tuple[time, time], BeforeValidator(_hours)]
#: `mon` ... `sun`, in the order of the week.
Days = Annotated[
    tuple[Annotated[str, AfterValidator(_day)], ...],
    AfterValidator(_week),
    BeforeValidator(_list),
]
#: A rule's code, the letters that codes begin with, or a rule's name.
Rule = Annotated[str, AfterValidator(_rule)]
Rules = Annotated[tuple[Rule, ...], BeforeValidator(_list)]
Texts = Annotated[tuple[OptionalLine, ...], AfterValidator(_some), BeforeValidator(_list)]
#: Networks such as `10.0.0.0/8`; an address alone is one of a single place.
Networks = Annotated[tuple[Annotated[str, AfterValidator(_network)], ...], BeforeValidator(_list)]
#: A limit or switch of one rule.
Option = Annotated[Any, AfterValidator(_option)]
#: An IANA name.
TimeZone = Annotated[str, AfterValidator(_zone)]
DatabaseUrl = Annotated[str, AfterValidator(_url)]
#: A program and its arguments.
Command = Annotated[tuple[Annotated[str, AfterValidator(_line)], ...], BeforeValidator(_command)]
#: The name of a server, or its address.
Host = Annotated[str, AfterValidator(_host), BeforeValidator(_given)]
#: The name of an environment variable.
Variable = Annotated[Annotated[str, AfterValidator(_variable)] | None, BeforeValidator(said)]
