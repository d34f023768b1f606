"""How to ask for no more mail by a mail program's own button in, the header's URIs out; and such a mail in, what it asks about out.

RFC 2369 section 3.2, RFC 8058, RFC 6068.
"""

from __future__ import annotations

import re
from urllib.parse import quote

#: What stands in a URL for the mail, and for the address that it went to.
TOKEN, ADDRESS = "{token}", "{address}"
#: From so many mails a day on the mailbox providers ask for the header; below, it silences the notes of who is away.
MANY = 1000
_ASKED = re.compile(r"unsubscribe ([a-z2-7]{32}@[a-z0-9.-]{1,253})", re.IGNORECASE | re.ASCII)


def uris(*, message_id: str, recipient: str, mailto: str, url: str | None) -> tuple[str, ...]:
    """Give the URIs for one mail, the best first: *url*, where there is one, with its places filled, then a mail to *mailto*.

    The subject of that mail names ours, so that it is known again from whatever address it comes.
    """
    named = message_id.strip("<>")
    mail = f"mailto:{quote(mailto, safe='@')}?subject=unsubscribe%20{quote(named, safe='')}"
    if url is None:
        return (mail,)
    token = quote(named.partition("@")[0], safe="")
    return url.replace(TOKEN, token).replace(ADDRESS, quote(recipient, safe="")), mail


def asked_about(subject: str) -> tuple[str, ...]:
    """Find the Message-ID, with angle brackets, that the subject of a mail asks for no more mail in answer to."""
    found = _ASKED.fullmatch(subject.strip())
    return (f"<{found[1].lower()}>",) if found else ()
