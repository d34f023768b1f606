"""A stored post and a draft in; whether the draft names that post out.

A draft names a post by its address, its title, two telling words of its title in one sentence, or its day written out.
Letters are compared through `match_fold`; endings may follow (`seramik`, `seramiklerin`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property, lru_cache, partial

from outreach.drafts.titles import quoted
from outreach.lint.reading.spans import Span
from outreach.lint.reading.texts import Text
from outreach.lint.reading.vocabulary import CONTENT, PLAIN
from outreach.lint.view import View
from outreach.posts import Post
from outreach.posts.dates import MONTHS
from outreach.text import composed, match_fold

_TOKEN = re.compile(r"\w+")


def names_one(view: View, posts: Iterable[Post], texts: Iterable[Text] | None = None) -> bool:
    """Say whether *texts*, or else subject or body, name one of *posts*; the cheap ways are tried on all of them first."""
    drafts = [_Draft(text) for text in texts or view.texts if text.raw]
    return any(way(draft, post) for way in _ways(view) for post in posts for draft in drafts)


@lru_cache(maxsize=1)  # two rules ask
def named_posts(view: View) -> tuple[Post, ...]:
    """List the stored posts that subject or body name, by the surest way that names any: title, address, day, words."""
    drafts = [_Draft(text) for text in view.texts if text.raw]
    posts = view.document.posts or ()
    for way in _ways(view):
        if found := tuple(post for post in posts if any(way(draft, post) for draft in drafts)):
            return found
    return ()


def _ways(view: View) -> tuple[Callable[[_Draft, Post], bool], ...]:
    return (
        _Draft.holds_title,
        _Draft.holds_address,
        _Draft.holds_day,
        partial(_Draft.speaks_of, known=known_names(view)),
    )


class _Draft:
    """One field, cut into tokens when the first post asks for them."""

    def __init__(self, text: Text) -> None:
        self.text = text

    @cached_property
    def row(self) -> str:
        return f" {' '.join(self.text.tokens)}"

    @cached_property
    def beginnings(self) -> dict[str, set[str]]:
        """The tokens by their first three letters: akin words have them in common."""
        shelves: dict[str, set[str]] = {}
        for token in self.text.tokens:
            shelves.setdefault(token[:3], set()).add(token)
        return shelves

    @cached_property
    def sentences(self) -> list[list[str]]:
        folded = self.text.folded
        return [_TOKEN.findall(folded, start, end) for start, end in self.text.sentences]

    def holds_title(self, post: Post) -> bool:
        """Say whether the whole title stands in the text; quotes, case and signs aside."""
        return holds_as_written(post, self.text.folded) or (
            _tells(_title(post)) and f" {' '.join(_title(post))}" in self.row
        )

    def holds_address(self, post: Post) -> bool:
        """Say whether the post's address stands in the text."""
        folded = self.text.folded
        return "/" in folded and any(address in folded for address in _addresses(post))

    def holds_day(self, post: Post) -> bool:
        """Say whether the day of the post is written out: 18 November, Nov 18th, 18 Kasım, 18.11.2025."""
        day = post.published
        return day is not None and str(day.day) in self.row and _day(day).search(self.row) is not None

    def speaks_of(self, post: Post, *, known: frozenset[str]) -> bool:
        """Say whether one sentence holds two telling words of the title, or its only one beside `video`, `yazı` ...

        *known* are words that tell nothing here, such as the person's name.
        """
        telling = {word for word in _title(post) if len(word) > 2 and not word.isdigit()} - PLAIN - known
        forms = [said for said in map(self.forms_of, telling) if said]
        if len(forms) < min(2, len(telling)) or not telling:
            return False
        for sentence in self.sentences:
            held = sum(not said.isdisjoint(sentence) for said in forms)
            if held >= 2 or (held == len(telling) == 1 and speaks_of_content(sentence)):
                return True
        return False

    def forms_of(self, word: str) -> set[str]:
        """List the tokens that are *word*, whatever their ending."""
        return {said for said in self.beginnings.get(word[:3], ()) if akin(word, said)}


_SOFTENED = {"p": "b", "t": "d", "k": "g"}


def akin(word: str, said: str) -> bool:
    """Say whether the two are one word with other endings: kitap, kitabi; seramigin, seramikle; kiln, kilns."""
    if word[:3] != said[:3]:
        return False
    short, long = sorted((_bare(word), _bare(said)), key=len)
    if len(short) < 4:
        return word == said
    if long.startswith((short, short[:-1] + _SOFTENED.get(short[-1], short[-1]))):
        return True
    shared = next(place for place, (one, other) in enumerate(zip(short, long, strict=False)) if one != other)
    return shared >= 5 and shared >= 0.6 * len(long)


def _bare(word: str) -> str:
    """Take the ending off a Turkish compound: kosusu, atolyesi."""
    return word[:-2] if len(word) > 5 and word[-2:] in {"si", "su"} else word


def speaks_of_content(tokens: Iterable[str]) -> bool:
    """Say whether one of *tokens* means a piece of content, whatever its ending."""
    return any(
        token in CONTENT or any(akin(noun, token) for noun in CONTENT if len(noun) > 3) for token in tokens
    )


def known_names(view: View) -> frozenset[str]:
    """Collect the tokens that any mail to this person, or from this brand, holds."""
    person, campaign = view.document.person, view.document.campaign
    names = (person.name, person.first_name, person.handle) if person else ()
    brand = campaign.brand if campaign else None
    return words_of(*names, brand)


def words_of(*values: str | None) -> frozenset[str]:
    """Collect the tokens of *values*, folded."""
    return frozenset(token for value in values if value for token in words_in(value))


@lru_cache(maxsize=4096)
def words_in(value: str) -> tuple[str, ...]:
    """List the tokens of *value*, folded."""
    return tuple(_TOKEN.findall(_folded(value)))


def _title(post: Post) -> tuple[str, ...]:
    """Cut the title into tokens; without one the first line of the caption, at most 12 words of it."""
    if post.title or not post.text:
        return words_in(post.title or "")
    return words_in(" ".join(post.text.strip().partition("\n")[0].split()[:12]))


def _tells(title: tuple[str, ...]) -> bool:
    """Say whether a title is more than a word that stands in any text."""
    return len(title) > 2 or any(len(word) > 3 and word not in PLAIN for word in title)


def holds_as_written(post: Post, folded: str) -> bool:
    """Say whether the title stands in *folded* letter by letter, not from the middle of a word on; the cheapest look of all."""
    return place_of_title(post, folded) is not None


def place_of_title(post: Post, folded: str) -> Span | None:
    """Find where the title stands in *folded* letter by letter; None where it does not, or fits any text."""
    if not post.title:
        return None
    found = _stands(_folded(post.title), folded) or _stands(_as_quoted(post.title), folded)
    return found if found and _tells(_title(post)) else None


def _stands(written: str, folded: str) -> Span | None:
    place = folded.find(written)
    if place < 0 or (place > 0 and folded[place - 1].isalnum()):
        return None
    return place, place + len(written)


@lru_cache(maxsize=4096)
def _as_quoted(title: str) -> str:
    """Fold a title as the filter `quoted` prints it: without hashtags, pictures and closing marks."""
    return match_fold(composed(quoted(title))[0])


@lru_cache(maxsize=4096)
def _folded(value: str) -> str:
    return match_fold(composed(value)[0])


def _addresses(post: Post) -> set[str]:
    """List the post's addresses without scheme, `www.` and last slash; none that is a mere host."""
    bare = {
        match_fold(url).removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
        for url in (post.url, post.canonical_url)
    }
    return {address for address in bare if "/" in address}


@lru_cache(maxsize=512)
def _day(day: date) -> re.Pattern[str]:
    """Make the pattern of a day among tokens."""
    english, turkish = MONTHS[day.month - 1]
    month = rf"(?:{english}|{english[:3]}|{turkish})"
    number = rf"0?{day.day}(?:st|nd|rd|th)?"
    either = rf"{number} (?:of )?{month}|{month} {number}|0?{day.day} 0?{day.month} {day.year}|{day:%Y %m %d}"
    return re.compile(rf" (?:{either})(?![0-9])")
