"""The names before the @ that mail systems go by; nothing in, sets out."""

from __future__ import annotations

#: No person writes from these; the last is Exchange, whose name is the same everywhere.
DAEMONS = frozenset(
    (
        *("mailer-daemon", "maildaemon", "mail-daemon", "mailerdaemon", "mdaemon"),
        "microsoftexchange329e71ec88ae4615bbc36ab6ce41109e",
    )
)
#: A person may.
KEEPERS = frozenset({"postmaster", "mail", "daemon", "mailadmin"})
#: Nobody reads what is sent there.
NOBODY = frozenset({"noreply", "no-reply", "donotreply", "do-not-reply"})
#: Notices name these as those to turn to, and never as those that failed.
OFFICES = frozenset({"postmaster", "abuse", "support", "helpdesk", "hostmaster", "webmaster", "root"})


def local(address: str | None) -> str:
    """Give what stands before the @, in lower case."""
    return (address or "").partition("@")[0].lower().strip("\"'<> ")
