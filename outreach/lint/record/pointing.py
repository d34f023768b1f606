"""A stretch of a mail in; whether it speaks of this reader's work, or of anything else that is the reader's, out.

`your sourdough series` and `atölyenizdeki fırın` are theirs; `your time`, `your content` and `profiliniz` are everybody's.
"""

from __future__ import annotations

import re
from itertools import takewhile

from outreach.lint.document import Document
from outreach.lint.reading.blanks import Stands
from outreach.lint.reading.texts import Text
from outreach.lint.reading.vocabulary import DONE, GENERIC, GENERIC_STEMS, PLAIN, SMALL
from outreach.lint.record.hinting import hints_at_post
from outreach.lint.record.naming import holds_as_written, known_names, names_one
from outreach.lint.view import View
from outreach.text import Language, match_fold

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)?|[.!?…;\n]")
_STOPS = frozenset(".!?…;\n")
#: The reader's own in Turkish: atölye-niz, fırın-ınızda, yaz-dığınız; not the verbs ister-siniz, gör-dünüz, ol-ursanız, yap-manız.
_THEIRS = re.compile(
    r"[a-z]{2,20}(?<![sd][iu])(?<![^aeiou][td][iu])(?<![^aeiou]s[ae])(?<!m[ae])(?<!c[ae]g[iu])n[iu]z(?:[dt][ae]n?|[dt][ae]ki|[iu]n|l[ae]|[iuae])?"
)
#: Words of a sheet shorter than this stand in any text.
_TELLING = 4


def names_work(view: View, text: Text) -> bool:
    """Say whether *text* names a work of the reader: one that is stored, or one that its words describe."""
    posts = view.document.posts
    return bool(posts and names_one(view, posts, (text,))) or hints_at_post(text, known_names(view))


def names_title(view: View, text: Text) -> bool:
    """Say whether *text* holds the title of a stored post, as it stands."""
    return any(holds_as_written(post, text.folded) for post in view.document.posts or ())


def speaks_of_reader(view: View, text: Text) -> bool:
    """Say whether *text* holds something that is this reader's: a work, the handle, a thing of theirs."""
    return (
        text.has_blank(Stands.THEIRS)
        or any(fact in text.folded for fact in _facts(view.document))
        or names_work(view, text)
        or _holds_theirs(text.folded, view)
    )


def _facts(document: Document) -> list[str]:
    """List what the sheet knows of the reader, folded: the handle and the words of its own columns."""
    person = document.person
    words = (person.handle, *person.fields.values()) if person else ()
    return [
        match_fold(word.strip())
        for word in words
        if word and len(word.strip()) >= _TELLING and not word.isdigit()
    ]


def _holds_theirs(said: str, view: View) -> bool:
    tokens = _TOKEN.findall(said)
    plain = known_names(view)
    if view.document.language is Language.TR:
        return any(_is_theirs(token, plain) for token in tokens)
    return any(
        _goes_on(
            token, list(takewhile(lambda word: word not in _STOPS, tokens[place + 1 : place + 5])), plain
        )
        for place, token in enumerate(tokens)
        if token in _READER
    )


_READER = frozenset({"your", "you", "you've"})


def _goes_on(token: str, after: list[str], plain: frozenset[str]) -> bool:
    """Read on from `your`: `kiln shelf`, but not `busy inbox`; from `you`: `baked`."""
    if token != "your":  # noqa: S105 - a word
        return any(word in DONE for word in after[:2])
    meant = next((word for word in after[:4] if word not in SMALL or word in GENERIC), "")
    return bool(meant) and meant not in PLAIN | GENERIC | plain


def _is_theirs(token: str, plain: frozenset[str]) -> bool:
    bare = token.replace("'", "")
    return (
        _THEIRS.fullmatch(bare) is not None
        and not bare.startswith(GENERIC_STEMS)
        and bare not in PLAIN
        and token.partition("'")[0] not in plain
    )
