"""A word and the words it may be -> the end of an error's sentence."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], *, closeness: float = 0.6) -> str | None:
    """Find the known word that *word* was probably meant to be; *closeness* runs from 0 to 1."""
    from difflib import get_close_matches  # noqa: PLC0415 - only an error needs it

    by_fold = {one.lower(): one for one in known}
    close = get_close_matches(word.lower(), by_fold, n=1, cutoff=closeness)
    return by_fold[close[0]] if close else None


def meant(word: str, known: Iterable[str]) -> str:
    """Say which known word was meant, or all that there are."""
    choices = tuple(known)
    near = nearest(word, choices)
    return f"did you mean {near}?" if near else f"there are {', '.join(choices)}"
