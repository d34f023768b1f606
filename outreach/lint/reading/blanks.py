"""The folded text of a template in; its placeholders, and what each will be filled with, out.

Ours (`{{ campaign.benefit }}`) and those of other programs (`[Name]`, `{company}`) are judged by their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from outreach.lint.reading.vocabulary import bag

_BLANK = re.compile(
    r"\{\{[^{}\n]{0,200}\}\}|\[[^\[\]\n]{1,80}\](?!\()|\$?\{[^{}\n]{1,80}\}|<[^\W\d_][^<>\n]{0,60}>|%\w{2,40}%"
)
_WORD = re.compile(r"[^\W_]+")
_SHOWN = re.compile(r"[^\r\n]")


class Stands(StrEnum):
    """What a placeholder stands for."""

    #: How the recipient is called.
    NAME = "name"
    #: Something that only this recipient has: a work, a place of theirs, what they write about.
    THEIRS = "theirs"
    #: What is in it for them.
    BENEFIT = "benefit"
    #: How they are paid.
    PAY = "pay"
    #: What the mail asks.
    REQUEST = "request"
    #: The sender, the product, or nothing that its words tell.
    OTHER = "other"


class Blank(NamedTuple):
    """A placeholder."""

    span: tuple[int, int]
    stands: Stands


#: Words of placeholders that are about whoever sends.
_OURS = bag("your our my us sender brand signature marka markam markamiz imza gonderen")
#: The first kind that shares a word with the placeholder is it.
_KINDS = (
    (Stands.PAY, bag("compensation pay payment fee rate amount commission budget salary ucret odeme komisyon tutar butce bedel kase")),
    (Stands.BENEFIT, bag("benefit value perk perks discount gift gifting fayda avantaj indirim hediye kazanc")),
    (Stands.REQUEST, bag("cta ask question action request soru cagri")),
    (
        Stands.THEIRS,
        bag(
            "post posts video videos article episode reel reels recipe blog content title topic niche handle username site website channel "
            "page publication company industry podcast show work game specific compliment observation audience community city fields "
            "paylasim gonderi yazi makale baslik icerik tarif kanal konu kitle site sehir sirket isletme bolum"
        ),
    ),
    (Stands.NAME, bag("name first last full firstname lastname fname lname influencer recipient creator person isim ad adi soyad kisi")),
)  # fmt: skip


def blanks(folded: str) -> Iterator[Blank]:
    """Yield the placeholders of *folded* in their order."""
    for found in _BLANK.finditer(folded):
        yield Blank(found.span(), _stands(_WORD.findall(found.group().partition("|")[0])))


def _stands(words: list[str]) -> Stands:
    """Judge a placeholder by its *words*, filters left out."""
    if not _OURS.isdisjoint(words):
        return Stands.OTHER
    kind = next((stands for stands, known in _KINDS if not known.isdisjoint(words)), Stands.OTHER)
    # `campaign.product` is ours, and `campaign.audience` is whom our product is for.
    offered = kind in {Stands.PAY, Stands.BENEFIT, Stands.REQUEST}
    return kind if offered or words[:1] != ["campaign"] else Stands.OTHER


def without_commands(template: str) -> str:
    """Put blanks in the place of a template's comments and commands, which nobody reads; length and lines stay."""
    for opening, closing in (("{#", "#}"), ("{%", "%}")):
        template = "".join(_blanked(template, opening, closing))
    return template


def _blanked(template: str, opening: str, closing: str) -> Iterator[str]:
    done = 0
    while (start := template.find(opening, done)) >= 0 and (end := template.find(closing, start + 2)) >= 0:
        yield template[done:start]
        yield _SHOWN.sub(" ", template[start : end + 2])
        done = end + 2
    yield template[done:]
