"""Names of mail files in; what each says, as `sync` would read it, or why it cannot be read, out, in their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from outreach.actions.mbox import SEPARATOR
from outreach.errors import InputError
from outreach.mail.reading import MOST, read
from outreach.replies.understanding import Understood, understood

#: What stands for any letters in the name of a file, until a shell has found one.
_MANY = frozenset("*?[")
_SEPARATOR = b"From "


@dataclass(frozen=True, slots=True)
class File:
    """One mail file: what it says, or what kept it from being read."""

    #: As it was named; `-` for what came by a pipe.
    name: str
    mail: Understood | None = None
    error: str = ""
    hint: str = ""


def files(names: Sequence[str], stdin: BinaryIO) -> Iterator[File]:
    """Read one mail after the other; one that cannot be read stops none of the others."""
    for name in names:
        try:
            yield from _mails(name, stdin)
        except InputError as error:
            yield File(name, error=str(error), hint=error.hint)


def _mails(name: str, stdin: BinaryIO) -> Iterator[File]:
    """Read the mail of a file, or each of a mailbox file: `Export.mbox:1`, `Export.mbox:2`."""
    raw = _bytes(name, stdin)
    if not is_mailbox(raw):
        yield File(name, understood(read(_without_separator(raw))))
    elif name == "-":
        raise InputError("a mailbox of several mails", hint="outreach read FILE reads each of them")
    else:
        from outreach.actions import mbox  # noqa: PLC0415 - few files need it

        for number, mail in enumerate(mbox.mails(Path(name)), start=1):
            yield File(f"{name}:{number}", understood(read(mail[: MOST + 1])))


def _bytes(name: str, stdin: BinaryIO) -> bytes:
    """Read one more byte than is looked at, so that a larger mail is known for one. InputError where there is no mail."""
    try:
        raw = stdin.read(MOST + 1) if name == "-" else _start(Path(name))
    except IsADirectoryError:
        raise InputError("a folder", hint=f"name the files in it: {name.rstrip('/')}/*.eml") from None
    except FileNotFoundError:
        raise InputError("no file is called like that" if _MANY & set(name) else "no such file") from None
    except (OSError, ValueError) as error:
        raise InputError(str(getattr(error, "strerror", None) or error)) from None
    if not raw.strip():
        raise InputError("it is empty")
    return raw


def _start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST + 1)


def is_mailbox(raw: bytes) -> bool:
    """Say whether it begins as a mailbox file and holds several mails, as far as it was read."""
    first, _, rest = raw.partition(b"\n")
    if not SEPARATOR.match(first):
        return False
    return len(raw) > MOST or any(map(SEPARATOR.match, rest.replace(b"\r\n", b"\n").split(b"\n\n")))


def _without_separator(raw: bytes) -> bytes:
    """Take the line off with which a mailbox file begins a mail."""
    return raw.partition(b"\n")[2] if raw.startswith(_SEPARATOR) else raw
