"""What was sent to one person in one campaign, as a later mail goes on from it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """The mails of one sequence that a server took, oldest first."""

    #: Of the first mail.
    subject: str
    #: The account that began it.
    account: str
    #: Every id known of every mail, the newest last: RFC 5322 section 3.6.4 References.
    ids: tuple[str, ...]
    #: The stored post that the first mail spoke of; None where it spoke of none.
    post_id: int | None


def answer_subject(first: str) -> str:
    """Give the subject of a later mail in the thread that *first* began (RFC 5322 section 3.6.5)."""
    return first if first[:3].lower() == "re:" else f"Re: {first}"
