"""A draft and its batch in; what in it is this person's, and what would be true of anybody else in the batch, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from outreach.lint.document import Field, Profile
from outreach.lint.reading.shingling import folded_as_written, sentence_start, token_at, tokens, word_starts
from outreach.lint.reading.spans import Span
from outreach.lint.reading.stretches import STEM
from outreach.lint.reading.texts import Text
from outreach.lint.reading.vocabulary import PLAIN
from outreach.lint.record.naming import akin, names_one, place_of_title, words_of
from outreach.lint.together.comparing import Compared
from outreach.lint.view import View
from outreach.text import each_sentence

#: Letters of a post that are read, and of a word of it that may tell something.
_READ, _TELLING = 2000, 4
_OPENING = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """What remains of a draft when it is sent to somebody else."""

    #: Words of subject and body behind the greeting, and those of them that are this person's.
    words: int
    theirs: int
    #: How the person is seen: `the name`, `the name and a title`; empty where there is more, or nothing.
    seen: str
    #: The sentences behind the greeting, and those that fit anybody.
    sentences: tuple[Span, ...]
    fitting: tuple[Span, ...]
    #: The share of the text that other drafts have too, and of its first two sentences.
    shared: float
    opening_shared: float
    #: How many drafts the batch has, this one included.
    batch: int

    @property
    def share(self) -> float:
        """The share of the words that is this person's."""
        return self.theirs / self.words

    @property
    def opening(self) -> tuple[Span, ...]:
        """The first two sentences."""
        return self.sentences[:_OPENING]


@lru_cache(maxsize=1)  # two rules ask
def swapped(view: View) -> Swap | None:
    """Hold *view* against its batch.

    None where it has no batch, where something in its first two sentences is this person's, or where it goes on from
    mails that are.
    """
    group = view.batch.beside(view.document) if view.batch else None
    if group is None or _is_borne(view):
        return None
    draft = Compared(view, group)
    opening = tuple(islice(_sentences(draft), _OPENING))
    data = [*draft.given_in(draft.body), *_titles(draft, draft.body)]
    if not opening or _meet(data, opening):
        return None
    own = draft.rare()
    if _touches(own, opening) or _touches(told := _told_of(draft), opening):
        return None
    return _swap(draft, data, own | told)


def _is_borne(view: View) -> bool:
    """Say whether it follows mails that name a post of theirs, or that are not known."""
    document = view.document
    if document.profile is not Profile.FOLLOW_UP:
        return False
    if not document.earlier or document.posts is None:
        return True
    said = (part for letter in document.earlier for part in (letter.subject, letter.text) if part)
    return names_one(view, document.posts, [Text(Field.BODY, part) for part in said])


def _swap(draft: Compared, data: list[Span], own: set[int]) -> Swap:
    sentences = tuple(_sentences(draft))
    marked = _covered(draft.words, data)
    over = word_starts(draft.subject)
    above = _covered(over, [*draft.given_in(draft.subject), *_titles(draft, draft.subject)])
    theirs = marked | own
    return Swap(
        words=len(draft.words) + len(over),
        theirs=len(theirs) + len(above),
        seen="" if own - marked else _seen(draft),
        sentences=sentences,
        fitting=tuple(span for span in sentences if not _touches(theirs, (span,))),
        shared=draft.shared(),
        opening_shared=draft.shared_in(sentences[:_OPENING]),
        batch=draft.group.size,
    )


def _sentences(draft: Compared) -> Iterator[Span]:
    """Yield the sentences behind the greeting; what was blanked out of `draft.body` is none."""
    for span in each_sentence(draft.view.body.shown):
        start = sentence_start(draft.body, span)
        if start is not None:
            yield start, span[1]


def _titles(draft: Compared, folded: str) -> list[Span]:
    posts = draft.view.document.posts or ()
    return [span for post in posts if (span := place_of_title(post, folded))]


def _told_of(draft: Compared) -> set[int]:
    """Collect the words that stand in a post or in the person's row of the sheet, and not in what many drafts share."""
    shelves: dict[str, set[str]] = {}
    for word in _words_around(draft):
        shelves.setdefault(word[:STEM], set()).add(word)
    return {start for start in draft.uncommon() if _is_akin(token_at(draft.body, start), shelves)}


def _is_akin(said: str, shelves: Mapping[str, set[str]]) -> bool:
    return any(akin(word, said) for word in shelves.get(said[:STEM], ()))


def _words_around(draft: Compared) -> set[str]:
    document = draft.view.document
    said = [part[:_READ] for post in document.posts or () for part in (post.title, post.text) if part]
    said += list(document.person.fields.values()) if document.person else []
    listed = (word for part in said for word in tokens(folded_as_written(part)))
    return {word for word in listed if len(word) >= _TELLING and not word.isdigit()} - PLAIN - draft.names


def _seen(draft: Compared) -> str:
    """Say how a person is seen of whom the draft holds nothing but data."""
    given = [value.rstrip("…") for value in draft.given if value in draft.body or value in draft.subject]
    titles = [folded_as_written(post.title) for post in draft.view.document.posts or () if post.title]
    others = [value for value in given if not any(value in title for title in titles)]
    titled = len(given) > len(others) or any(_titles(draft, text) for text in (draft.body, draft.subject))
    return _together("the name" * _is_named(draft), "a title" * titled, "words of the sheet" * bool(others))


def _is_named(draft: Compared) -> bool:
    person = draft.view.document.person
    names = words_of(person.name, person.first_name, person.handle) if person else frozenset()
    return not names.isdisjoint(tokens(draft.view.body.folded))


def _together(*parts: str) -> str:
    """Set those of *parts* that are not empty into one: `a, b and c`."""
    *some, last = filter(None, parts) if any(parts) else ("",)
    return f"{', '.join(some)} and {last}" if some else last


def _covered(words: Iterable[int], spans: Iterable[Span]) -> set[int]:
    listed = tuple(spans)
    return {word for word in words if any(start <= word < end for start, end in listed)} if listed else set()


def _meet(spans: Iterable[Span], others: tuple[Span, ...]) -> bool:
    return any(start < stop and begin < end for start, end in spans for begin, stop in others)


def _touches(words: set[int], spans: Iterable[Span]) -> bool:
    return any(start <= word < end for start, end in spans for word in words)
