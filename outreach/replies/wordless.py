"""The new words of a mail and its subject in; what a line shows as said, also where nothing was, out."""

from __future__ import annotations

from outreach.replies.resembling import is_answer

#: Of an answer that is a picture, a recording or an invitation, or nothing above our own mail.
NO_WORDS = "(no words in it: open it in your mail program)"


def spoken(text: str, subject: str) -> str:
    """Give the words, else a subject of their own: behind `Re:` stands ours."""
    return text.strip() or ("" if is_answer(subject) else subject)


def in_quotes(words: str) -> str:
    """Set in quotes what somebody said, or say that it has no words."""
    return f'"{words}"' if words else NO_WORDS
