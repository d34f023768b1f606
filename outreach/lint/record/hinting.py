"""A text whose writer's posts are not known in; whether it seems to speak of one out.

It does where it quotes something, links to it, holds a placeholder for a post, or says what `your video` is about.
Everything is bounded: single words are looked at, a fixed number on either side.
"""

from __future__ import annotations

import re
from itertools import takewhile

from outreach.lint.reading.texts import Text
from outreach.lint.reading.vocabulary import CONTENT, PLAIN
from outreach.lint.record.naming import speaks_of_content

#: Words, and what ends a thought: no window reaches over it.
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)?|[.!?…;\n]")
_STOPS = frozenset(".!?…;\n")
_QUOTED = re.compile(r"[\"«][^\"«»\n]{6,120}[\"»]|(?<!\w)'[^'\n]{6,120}'(?!\w)")
_LINK = re.compile(
    r"(?:youtube\.com/(?:watch|shorts|live)|youtu\.be/|instagram\.com/(?:p|reel)|tiktok\.com/@[\w.]{1,40}/video|vm\.tiktok\.com/"
    r"|substack\.com/p|medium\.com/|open\.spotify\.com/episode|/(?:blog|post|posts|watch|video|recipe|recipes|tarif|yazi)/)"
)
_BLANK = re.compile(
    r"(?:\{\{|\[|<|\$\{|\{|%)[^\[\]<>{}$%\n]{0,60}?(?:post|title|video|article|episode|reel|recipe|blog|content|paylasim|gonderi|yazi|baslik|icerik|tarif)"
)
_ABOUT = frozenset(
    {
        "about",
        "on",
        "where",
        "from",
        "with",
        "called",
        "titled",
        "in",
        "when",
        "covering",
        "showing",
        "featuring",
        "of",
    }
)
_MADE = frozenset(
    {
        "wrote",
        "posted",
        "published",
        "shared",
        "filmed",
        "made",
        "recorded",
        "said",
        "talked",
        "mentioned",
        "spoke",
        "argued",
    }
)
#: What joins a work and what the reader does in it, and what tells one work from any.
_WHERE, _THAT_ONE = (["where"], ["when"], ["which"]), frozenset({"the", "that", "this"})
_SEEN = frozenset(
    {
        "saw",
        "seen",
        "watched",
        "watching",
        "read",
        "heard",
        "listened",
        "loved",
        "enjoyed",
        "gordum",
        "gorduk",
        "izledim",
        "izledik",
    }
    | {"izlerken", "okudum", "okuduk", "okurken", "dinledim", "dinledik", "baslikli", "adli", "isimli"}
)
#: Whoever quotes so many words quotes a title or the reader, where these do not stand beside it.
_TITLE = 3
_WORD = re.compile(r"[^\W_]+")
_SAID_BEFORE = frozenset(
    "reply answer say saying write caption sentence slogan motto our subject call called with".split()  # noqa: SIM905 - read as a line
)
_SAID_BEHIND = frozenset(
    "cumlesi sozu slogani sloganimiz mottomuz deyin demeniz dersiniz yazin yazmaniz yaz yazar demek diyerek adiyla".split()  # noqa: SIM905 - as above
)
#: The reader's own thing: video-n, video-nuz, yazı-nızda, paylaşım-ınız; a plural is no single post, and `yazın` says "write".
_YOURS = re.compile(
    r"(?!yazin\Z)(?:video|vlog|post|reels?|podcast|film|bulten|gonderi|yazi|hikaye|seri|inceleme|paylasim|icerik|tarif|bolum|fotograf|roportaj|makale|yayin|belgesel|icerig|kare)"
    r"[iu]?n(?:[iu]z)?(?:[iue]|[dt][ae]|[dt][ae]n|[dt][ae]ki|[iu]n|l[ae]|[ae])?"
)
_STEMS = frozenset(
    {
        "vid",
        "vlo",
        "pos",
        "ree",
        "pod",
        "fil",
        "bul",
        "gon",
        "yaz",
        "hik",
        "ser",
        "inc",
        "pay",
        "ice",
        "tar",
        "bol",
        "fot",
        "rop",
        "mak",
        "yay",
    }
    | {"bel", "kar"}
)
_READER = frozenset({"your", "you"})
_TOPIC = frozenset(
    {"hakkindaki", "uzerine", "adli", "isimli", "baslikli", "konulu", "ilgili", "anlattiginiz", "anlattigin"}
)


def hints_at_post(text: Text, names: frozenset[str]) -> bool:
    """Say whether *text* seems to name one piece of content; *names* (folded) tell nothing."""
    folded = text.folded
    return (
        ("/" in folded and _LINK.search(folded) is not None)
        or _BLANK.search(folded) is not None
        or any(_seen(folded, quoted) for quoted in _QUOTED.finditer(folded))
        or _tells(_TOKEN.findall(folded), PLAIN | names)
    )


def _seen(folded: str, quoted: re.Match[str]) -> bool:
    """Say whether what is quoted is something seen, `I watched "Three days"`, or long enough for a title; not what is to be said."""
    before = _TOKEN.findall(folded[max(0, quoted.start() - 60) : quoted.start()])[-6:]
    behind = _TOKEN.findall(folded[quoted.end() : quoted.end() + 60])[:6]
    around = before + behind
    if " " in quoted.group() and (not _SEEN.isdisjoint(around) or speaks_of_content(around)):
        return True
    long = len(_WORD.findall(quoted.group())) >= _TITLE
    return long and _SAID_BEFORE.isdisjoint(before[-2:]) and _SAID_BEHIND.isdisjoint(behind[:2])


def _tells(tokens: list[str], plain: frozenset[str]) -> bool:
    """Say whether *tokens* tell which of the reader's works is meant."""
    for place, token in enumerate(tokens):
        if token in _READER:
            after = _until_stop(tokens[place + 1 : place + 8])
            if _their_work(token, after, plain):
                return True
            if token == "you" and _in_which(tokens[max(0, place - 4) : place], after, plain):  # noqa: S105 - a word
                return True
        if token[:3] in _STEMS and _YOURS.fullmatch(token.replace("'", "")):
            before = _until_stop(tokens[max(0, place - 3) : place][::-1])
            if _of_a_topic(before, plain):
                return True
    return False


def _until_stop(tokens: list[str]) -> list[str]:
    return list(takewhile(lambda token: token not in _STOPS, tokens))


def _their_work(token: str, after: list[str], plain: frozenset[str]) -> bool:
    return _your_work(after, plain) if token == "your" else _you_made(after, plain)  # noqa: S105 - a word


def _your_work(after: list[str], plain: frozenset[str]) -> bool:
    """Read on from `your`: `sourdough video`, `video on sourdough`, but not `amazing content`."""
    noun = next((place for place, word in enumerate(after[:5]) if word in CONTENT), None)
    if noun is None:
        return False
    if any(word not in plain for word in after[:noun]):
        return True
    rest = after[noun + 1 :]
    return bool(_ABOUT & set(rest[:2])) and any(word not in plain for word in rest)


def _you_made(after: list[str], plain: frozenset[str]) -> bool:
    """Read on from `you`: `wrote about kilns`."""
    made = next((place for place, word in enumerate(after[:3]) if word in _MADE), None)
    return (
        made is not None
        and bool(_ABOUT & set(after[made + 1 :]))
        and any(word not in plain for word in after[made + 1 :])
    )


def _in_which(before: list[str], after: list[str], plain: frozenset[str]) -> bool:
    """Read on both sides of `you`: `the video where you turned the wheel`, but not `a video where you show our wheel`."""
    return (
        bool(after)
        and before[-1:] in _WHERE
        and not _THAT_ONE.isdisjoint(before)
        and not CONTENT.isdisjoint(before)
        and (after[0].endswith("ed") or after[0] in _MADE)
        and any(word not in plain for word in after[1:])
    )


def _of_a_topic(before: list[str], plain: frozenset[str]) -> bool:
    """Read back from `videonuz`: `Kapadokya videonuz`, `seramik hakkındaki yazınız`, but not `son videonuz`."""
    if not before:
        return False
    return before[0].split("'")[0] not in plain or any(word in _TOPIC for word in before)
