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


def mails(path: Path, *, hint: str = "") -> Iterator[bytes]:
    """Read one mail after the other. InputError, with *hint*, where there is no such file or it cannot be read."""
    try:
        with closing(mailbox.mbox(path, create=False)) as box:
            yield from (_QUOTED.sub(rb"\1", box.get_bytes(key)) for key in box.iterkeys())
    except mailbox.NoSuchMailboxError:
        raise InputError(f"{path}: there is no such file", hint=hint) from None
    except (OSError, mailbox.Error) as error:
        said = error.strerror if isinstance(error, OSError) else error
        raise InputError(f"{path}: it cannot be read: {said}", hint=hint) from None
