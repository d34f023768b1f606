"""A draft as it will arrive, for reading on a terminal."""

from __future__ import annotations


def as_it_arrives(*, sender: str, recipient: str, subject: str, body: str, footer: str) -> str:
    """Set the e-mail as its reader will see it."""
    head = f"From     {sender}\nTo       {recipient}\nSubject  {subject}"
    return f"{head}\n\n{body}\n\n{footer}"


def indented(text: str, by: str = "  ") -> str:
    """Set text off from what surrounds it."""
    return "\n".join(f"{by}{line}" if line else "" for line in text.split("\n"))
