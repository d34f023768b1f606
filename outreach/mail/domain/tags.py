"""A record of `name=value; name=value` in, its tags out, as DKIM and DMARC write them (RFC 6376 section 3.2)."""

from __future__ import annotations

import re
from collections.abc import Mapping

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")

#: Letters of a broken part that are shown.
_SHOWN = 60


class Unreadable(ValueError):  # noqa: N818 - the record's fault, told as words
    """A record that does not follow its grammar; its words say where."""


def tags(record: str) -> Mapping[str, str]:
    """Read all tags, in their order, names in lower case.

    Raises:
        Unreadable: a part is no tag, or one stands there twice.
    """
    found: dict[str, str] = {}
    for part in filter(str.strip, record.split(";")):
        written, equals, value = part.partition("=")
        name = written.strip().lower()
        if not equals or not _NAME.fullmatch(name):
            raise Unreadable(f"{part.strip()[:_SHOWN]!r} is no tag")
        if name in found:
            raise Unreadable(f"{name}= stands there twice")
        found[name] = value.strip()
    return found
