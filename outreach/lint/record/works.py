"""A text in; where it speaks of a piece of the reader's work, and what kind of thing on which platform it says, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import islice, takewhile
from typing import NamedTuple

from outreach.lint.reading.spans import Span
from outreach.lint.reading.stretches import STEM, Stretch
from outreach.lint.reading.texts import Text
from outreach.lint.reading.vocabulary import bag
from outreach.posts import Post
from outreach.text import Language


class Sort(StrEnum):
    """What kind of thing a post is."""

    VIDEO = "video"
    PHOTO = "photo"
    TEXT = "text"
    AUDIO = "episode"


class Mention(NamedTuple):
    """`your latest video`, `Instagram'daki son videonuz`: where it stands and what it says."""

    span: Span
    #: Where its noun begins.
    noun: int
    #: None for a word that any kind is called by, such as `post`.
    sort: Sort | None
    platform: str | None
    #: Folded, without endings behind an apostrophe.
    words: frozenset[str]


_ENGLISH = {
    noun: sort
    for sort, nouns in (
        (Sort.VIDEO, "video videos vlog vlogs reel reels clip clips livestream"),
        (Sort.PHOTO, "photo photos photograph photographs picture pictures carousel"),
        (Sort.TEXT, "article articles essay essays"),
        (Sort.AUDIO, "podcast podcasts"),
    )
    for noun in nouns.split()
}
_ANY = bag(
    "post posts story stories recipe tutorial review series episode content piece interview guide short shorts tiktok newsletter"
)
_TURKISH = {
    "video": Sort.VIDEO,
    "vlog": Sort.VIDEO,
    "reels": Sort.VIDEO,
    "fotograf": Sort.PHOTO,
    "makale": Sort.TEXT,
    "yazi": Sort.TEXT,
    "podcast": Sort.AUDIO,
}
#: The reader's own in Turkish: video-nuz-u, yazı-n-a, paylaşım-ınız. Behind a consonant `-ini` may be his or hers.
_AFTER_VOWEL = "video|yazi|makale|gonderi|seri|hikaye|inceleme"
_AFTER_CONSONANT = "vlog|reels|fotograf|podcast|paylasim|icerig|tarif|bolum|roportaj|post|reel"
_YOURS = r"n[iu]z(?:[iue]|a|[dt][ae]n|[dt][ae]|[dt][ae]ki|[iu]n|l[ae])?"
_THEIRS = re.compile(
    rf"(?:(?P<one>{_AFTER_VOWEL})(?:{_YOURS}|n[iuae]|nd[ae]|nd[ae]ki|nl[ae])|(?P<other>{_AFTER_CONSONANT})[iu]{_YOURS})"
)
_STEMS = frozenset(noun[:STEM] for noun in f"{_AFTER_VOWEL}|{_AFTER_CONSONANT}".split("|"))
PLATFORMS = {
    **{name: name for name in "instagram youtube tiktok twitch linkedin pinterest bluesky substack threads facebook".split()},  # noqa: SIM905 - read as a line
    "twitter": "x", "insta": "instagram", "ig": "instagram", "yt": "youtube",
}  # fmt: skip
#: What stands between `your` and a noun that is not theirs: `your audience a video`.
_BREAKS = bag(
    "a an the and or to for with in on of our my this that one per two three about would could us we next audience followers viewers"
)
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)?|[.!?…;:\n\"«»]")
_STOPS = frozenset('.!?…;:\n"«»')
_QUOTES = frozenset('"«»')
_BEFORE = 4
#: Words and signs of a title at most.
_TITLE = 20
_FILM = frozenset({Sort.VIDEO})
_BY_PLATFORM = {
    "youtube": frozenset({Sort.VIDEO, Sort.AUDIO}),
    "vimeo": _FILM,
    "twitch": _FILM,
    "medium": frozenset({Sort.TEXT}),
    "blog": frozenset({Sort.TEXT, Sort.PHOTO}),
    "podcast": frozenset({Sort.AUDIO, Sort.VIDEO}),
}


def sorts(post: Post) -> frozenset[Sort]:
    """List what a stored post may be, by its platform and address; all where they tell nothing."""
    platform, url = (post.platform or "").lower(), post.url.lower()
    if platform == "instagram":
        return _FILM if "/reel" in url or "/tv/" in url else frozenset({Sort.PHOTO, Sort.VIDEO})
    if platform == "tiktok":
        return frozenset({Sort.PHOTO}) if "/photo/" in url else _FILM
    return _BY_PLATFORM.get(platform, frozenset(Sort))


def mentions(text: Text, language: Language) -> list[Mention]:
    """List where *text* speaks of a piece of the reader's work."""
    if language is Language.TR:
        return [] if _STEMS.isdisjoint(text.stems) else list(_each_turkish(text))
    return [
        _moved(one, place)
        for (place, _), found in zip(text.stretches, text.read(_in_english), strict=True)
        for one in found
    ]


#: Places of the first word, the noun and the last word, and the sort.
_Read = tuple[int, int, int, Sort | None]


def _mention(tokens: Sequence[re.Match[str]], read: _Read) -> Mention:
    first, noun, last, sort = read
    said = frozenset(token.group().partition("'")[0] for token in tokens[first : last + 1])
    platform = next((PLATFORMS[word] for word in sorted(said) if word in PLATFORMS), None)
    return Mention((tokens[first].start(), tokens[last].end()), tokens[noun].start(), sort, platform, said)


def _moved(mention: Mention, by: int) -> Mention:
    start, end = mention.span
    return mention._replace(span=(start + by, end + by), noun=mention.noun + by)


def _in_english(words: Stretch) -> list[Mention]:
    """List where a stretch speaks of a work; none reaches over a full stop."""
    found: list[Mention] = []
    for start, begins in zip(words.starts, words.tokens, strict=True):
        if begins == "your":
            tokens = list(islice(_TOKEN.finditer(words.folded, start), 2 + _BEFORE))
            read = _english([token.group() for token in tokens])
            if read:
                found.append(_mention(tokens, read))
    return found


def _each_turkish(text: Text) -> Iterator[Mention]:
    tokens = list(_TOKEN.finditer(text.folded))
    words = [token.group() for token in tokens]
    for place, word in enumerate(words):
        read = _turkish(words, place) if word[:STEM] in _STEMS else None
        if read:
            yield _mention(tokens, read)


def _english(words: Sequence[str]) -> _Read | None:
    """Read from `your` to its noun, over four words at most; of `podcast episode` the last word is it."""
    if words[0] != "your":  # a word begins there that goes on
        return None
    after = list(takewhile(lambda word: word not in _STOPS, words[1:]))
    noun = next((at for at, word in enumerate(after) if word in _ENGLISH or word in _ANY), None)
    if noun is None or not _BREAKS.isdisjoint(after[:noun]):
        return None
    while noun + 1 < len(after) and (after[noun + 1] in _ENGLISH or after[noun + 1] in _ANY):
        noun += 1
    return 0, 1 + noun, 1 + noun, _ENGLISH.get(after[noun])


def _turkish(words: Sequence[str], place: int) -> _Read | None:
    """Read `videonuz` and the words before it."""
    found = _THEIRS.fullmatch(words[place].replace("'", ""))
    if found is None:
        return None
    return _begins(words, place), place, place, _TURKISH.get(found["one"] or found["other"])


def _begins(words: Sequence[str], place: int) -> int:
    """Go back from a noun over the words that belong to it, and over a title in quotation marks."""
    first = place
    if place and words[place - 1] in _QUOTES:
        opens = (at for at in range(place - 2, max(-1, place - _TITLE), -1) if words[at] in _QUOTES)
        first = next(opens, place)
    return first - len(
        list(takewhile(lambda one: one not in _STOPS, words[max(0, first - _BEFORE) : first][::-1]))
    )
