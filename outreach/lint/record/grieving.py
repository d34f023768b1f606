"""A post in; what its writer tells of that no offer should meet now out: a loss, an illness, an apology.

Choosing a post (`drafts.sensitive`) passes over more titles than this: there another post costs nothing, here a mail waits.
"""

from __future__ import annotations

from functools import lru_cache

from outreach.lint.document import Field
from outreach.lint.reading.phrasebook import phrasebooks
from outreach.lint.reading.texts import Text
from outreach.lint.reading.vocabulary import bag
from outreach.posts import Post
from outreach.text import Language

_READ = 600
#: Days of mourning that a whole country keeps: nobody's own.
_OF_ALL = bag("ataturk ataturku ataturk'u ata'mizi atamizi atam sehit sehitlerimiz sehitlerimizi canakkale")
#: What `özür diliyorum` and `I apologise` are mostly about: nobody is hurt by it.
_SMALL = bag(
    "gec gecti gecikti gecikme gecikmesi geciken geciktigim ses sesim kalitesi aksan microphone audio accent late delay upload uploading posting"
)


def grieves(post: Post) -> str | None:
    """Say what the writer tells of, such as `a loss`; None for any other post. Posts may be of either language."""
    return _read(f"{post.title or ''}\n{(post.text or '')[:_READ]}")


@lru_cache(maxsize=4096)
def _read(words: str) -> str | None:
    text = Text(Field.BODY, words)
    for language in Language:
        for table, book in phrasebooks("grief", language).items():
            found = book.find(text)
            if found and not (text.vocabulary & _excused(table)):
                return found.reason
    return None


def _excused(table: str) -> frozenset[str]:
    return _SMALL if table == "apology" else _OF_ALL if table == "loss" else frozenset()
