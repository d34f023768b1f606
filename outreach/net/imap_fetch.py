"""UIDs in; what FETCH says of each out, in a tenth of the time that the library needs for an answer as servers write it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, timezone
from typing import Any, cast

from imapclient import IMAPClient  # type: ignore[import-untyped]  # it has none
from imapclient.datetime_util import parse_to_datetime  # type: ignore[import-untyped]  # it has none
from imapclient.exceptions import (  # type: ignore[import-untyped]  # it has none
    IMAPClientAbortError,
    IMAPClientError,
)
from imapclient.response_parser import parse_fetch_response  # type: ignore[import-untyped]  # it has none

Said = Mapping[bytes, Any]
#: Messages, and what of them.
_Question = tuple[str, str]

#: One message, up to its literal: some items of one word each, and then its bytes.
_MESSAGE = re.compile(
    rb"\d{1,10} \(((?:[A-Z0-9.-]++ (?:\"[^\"\\]*+\"|\d++) )*+)(BODY\[)[^\]{]*+\](?:<\d+>)? \{\d+\}"
)
_MONTHS = (b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec")
_DATE = re.compile(rb" ?(\d{1,2})-(%s)-(\d{4}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)" % b"|".join(_MONTHS))
_ITEM = re.compile(rb"([A-Z0-9.-]+) (?:\"([^\"]*)\"|(\d+)) ")


class Fetching:
    """What is asked of the messages of one folder. It raises what the library raises.

    One question may be asked ahead: the server works on its answer, which waits on the line, while we work on the last one.
    """

    def __init__(self, client: IMAPClient) -> None:
        self._client = client
        #: What was asked ahead, and the tag under which the server answers it.
        self._asked: tuple[_Question, Any] | None = None
        #: Answers that were read because something else was to be asked.
        self._said: dict[_Question, Mapping[int, Said]] = {}

    def ahead(self, uids: Sequence[int], items: Sequence[str]) -> None:
        """Ask what `fetch` will soon be asked for, and do not wait."""
        question = _question(uids, items)
        self._asked = question, self._client._imap._command("UID", "FETCH", *question)  # noqa: SLF001 - the library waits for every answer

    def settle(self) -> None:
        """Read the answer to what was asked ahead, so that the line is free; a refusal is forgotten, and comes again."""
        if self._asked is None:
            return
        (question, tag), self._asked = self._asked, None
        try:
            self._said[question] = self._answer(tag)
        except IMAPClientError as error:
            if isinstance(error, IMAPClientAbortError):
                raise

    def forget(self) -> None:
        """Forget what was asked of a folder that is left."""
        self._said.clear()

    def fetch(self, uids: Sequence[int], items: Sequence[str]) -> Mapping[int, Said]:
        """Ask for *items* of messages, unless that was asked ahead; give them by uid."""
        self.settle()
        question = _question(uids, items)
        known = self._said.pop(question, None)
        return self._answer(self._client._imap._command("UID", "FETCH", *question)) if known is None else known  # noqa: SLF001 - the library reads each answer letter by letter

    def _answer(self, tag: Any) -> Mapping[int, Said]:
        line = self._client._imap  # noqa: SLF001 - as above
        status, answer = line._untagged_response(*line._command_complete("UID", tag), "FETCH")  # noqa: SLF001 - as above
        self._client._checkok("fetch", status, answer)  # noqa: SLF001 - as above
        found = _read(answer)
        return parse_fetch_response(answer, normalise_times=False) if found is None else found


def _question(uids: Sequence[int], items: Sequence[str]) -> _Question:
    return ",".join(map(str, uids)), f"({' '.join(items)})"


def _read(answer: Sequence[Any]) -> dict[int, Said] | None:
    """Read an answer that is one message after the other, each with one literal at its end; None for any other."""
    found: dict[int, Said] = {}
    if len(answer) % 2 or set(answer[1::2]) != {b")"}:
        return None
    for one in answer[::2]:
        head = _MESSAGE.fullmatch(one[0]) if isinstance(one, tuple) else None
        if head is None:
            return None
        said: dict[bytes, Any] = {
            name: int(number) if number else words for name, words, number in _ITEM.findall(head[1])
        }
        if b"UID" not in said:
            return None
        said[b"INTERNALDATE"], said[head[2]] = _moment(said.get(b"INTERNALDATE", b"")), one[1]
        found[said[b"UID"]] = said
    return found


def _moment(said: bytes) -> datetime | None:
    """Read a moment as RFC 3501 writes it; any other as the library does, and None for what is none."""
    plain = _DATE.fullmatch(said)
    try:
        if plain is None:
            return cast("datetime", parse_to_datetime(said, normalise=False))
        day, month, year, hour, minute, second, sign, hours, minutes = plain.groups()
        east = timedelta(hours=int(hours), minutes=int(minutes)) * (-1 if sign == b"-" else 1)
        clock = int(hour), int(minute), int(second)
        return datetime(int(year), _MONTHS.index(month) + 1, int(day), *clock, tzinfo=timezone(east))
    except ValueError:
        return None
