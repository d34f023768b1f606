"""The path of an mbox file (RFC 4155) in; the bytes of its mails, as they were before they were put there, out."""

from __future__ import annotations

import mailbox
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from outreach.errors import InputError

#: A line of a mail that an mbox file wrote so that it is not taken for the beginning of the next one.
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
#: The line above a mail: with whom and when (RFC 4155), so that no text that begins with the word is taken for it.
SEPARATOR = re.compile(rb"From \S{1,300} .{0,60}\d\d:\d\d")


def mails(path: Path, *, hint: str = "") -> Iterator[bytes]:
    """Read one mail after the other. InputError, with *hint*, where there is no such file or it cannot be read."""
    try:
        with closing(mailbox.mbox(path, create=False)) as box:
            yield from (_QUOTED.sub(rb"\1", raw.partition(b"\n")[2]) for raw in _whole(box))
    except mailbox.NoSuchMailboxError:
        raise InputError(f"{path}: there is no such file", hint=hint) from None
    except (OSError, mailbox.Error) as error:
        said = error.strerror if isinstance(error, OSError) else error
        raise InputError(f"{path}: it cannot be read: {said}", hint=hint) from None


def _whole(box: mailbox.mbox) -> Iterator[bytes]:
    """Give the mails with the line above each; text that begins with `From ` cuts none in two, unless all lines above are odd."""
    whole = b""
    for key in box.iterkeys():
        raw = box.get_bytes(key, from_=True)
        if SEPARATOR.match(whole) and not SEPARATOR.match(raw):
            whole += b"\n" + raw
            continue
        if whole:
            yield whole
        whole = raw
    if whole:
        yield whole
