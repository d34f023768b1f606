"""A Turkish text in; the words that call the reader `sen`, and those that call the reader `siz`, out.

Words vote by their form: pronouns, endings of verbs, possessives that can be nothing else. What may be another word
(`sesin`, your voice or of the voice; `yazın`, write or in summer) does not vote.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from outreach.lint.reading.phrasebook import PhraseBook, phrasebooks
from outreach.lint.reading.spans import Span, Spans
from outreach.lint.reading.texts import Text
from outreach.lint.reading.vocabulary import bag
from outreach.text import Language, without_web_addresses


class Register(StrEnum):
    """How a text calls its reader."""

    SEN = "sen"
    SIZ = "siz"


class Vote(NamedTuple):
    """A word that calls the reader by one of them."""

    span: Span
    register: Register


# All words and endings are folded.
_SIZ = bag(
    "siz sizi size sizin sizden sizde sizinle sizle sizce sizler sizleri sizlere sizlerin sizlerle sizlerden buyurun gonderin iletin "
    "bildirin soyleyin paylasin secin inceleyin arayin yollayin belirtin tiklayin kullanin bakin ulasin izleyin doldurun"
)
_SEN = bag(
    "sen seni sana senin senden sende seninle senle sence sensin misin musun midin mudun miydin muydun degilsin kendin uygunsan "
    "musaitsen aciksan yaptin ettin gordun paylastin cektin yazdin anlattin verdin dedin sordun aldin kazandin soyledin gonderdin "
    "kullandin denedin hazirladin calistin konustun gosterdin ogrettin basladin kurdun yayinladin bahsettin paylasman gondermen "
    "iletmen bildirmen soylemen anlatman denemen ulasman"
)
#: video-nuz, istedi-niz, ister-seniz, misi-niz, with any case behind; yazma-yın.
_SIZ_ENDS = re.compile(
    r"\w{2,}n[iu]z(?:[iu]|[ae]|[dt][ae]|[dt][ae]n|[iu]n|l[ae]|[dt][ae]ki|[dt][iu]r|l[ae]r(?:[iu]|[ae]|[iu]n)?)?|\w{2,}m[ae]yin"
)
#: istiyor-sun, paylaşacak-sın, yapmalı-sın, yazabilir-sin, gelmez-sin, gelmiş-sin; ister-sen, istiyor-san; olduğ-un, yazacağ-ın.
_SEN_ENDS = re.compile(
    r"\w+yorsun|\w{2,}(?:[ae]c[ae]ksin|m[ae]lisin|[ae]bilirsin|m[ae]zsin|m[iu]ss[iu]n|(?:[aeiu]r|yor|m[ae]z)s[ae]n|d[iu]g[iu]n|[ae]c[ae]gin)"
)
#: Verbs whose participle ends like many nouns (plastiğin), and those whose wish for others (göndersin) is not this form.
_SEN_VERBS = re.compile(
    r"(?:yap|et|paylas|cek|anlat|calis|konus|git|kat|bahset|ogret|uret|tart)t[iu]g[iu]n"
    r"|(?:ist|yap|ed|ol|al|bul|dusun|bil|cek|yaz|paylas|sec|den|ver|gel|gor|kullan|kazan|gonder|soyl|anlat|belirl|beg?en|katil|calis)[aeiu]rsin"
)
#: Yours, where the noun ends in a vowel so that nothing else can be meant: video-n, sayfa-nda, kitle-ne.
_SEN_OWN = re.compile(
    r"(?:video|sayfa|kitle|hikaye|atolye|marka|magaza)(?:n|n[iu]|n[ae]|n[dt][ae]|n[dt][ae]n|nl[ae]|n[dt][ae]ki)"
)
#: What ends so of its own: deniz, yalnız; memnunuz, we are glad; fındığın, of the nut; geleceğin, of the future.
_NOT_SIZ = ("deniz", "seniz", "yeniz", "akdeniz", "karadeniz", "beniz", "geniz", "yalniz", "henuz", "boynuz")
_OTHERS = bag(
    "organize modernize senkronize homojenize mekanize kolonize galvanize harmonize immunize eminiz memnunuz hayraniz uzmaniz "
    "insaniz yakiniz uygunuz duskunuz uzgunuz yorgunuz yogunuz kirginiz butunuz olaniz calisaniz kadiniz aydiniz altiniz "
    "findigin sandigin yastigin tanidigin dudugun gelecegin yiyecegin icecegin giyecegin nordigin periyodigin melodigin "
    "demirsan tersan"
)
#: Longer than any word.
_LONG = 30
#: Words that are kept with their verdict: as many as a few thousand mails hold.
_MANY = 20_000

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH_SIZE = ("plus ", "plus-", "one ", "full ", "mid ", "mid-")
#: Where these stand `siz` is several people, one of whom may be called `sen`.
_SEVERAL = bag(
    "ikiniz ikinizi ikinize ikinizin ikinizle ikinizden hepiniz hepinizi hepinize hepinizin hepinizle hepinizden ucunuz ucunuzu "
    "ucunuze ucunuzun ucunuzle birbirinizi birbirinize birbiriniz birbirinizle kisisiniz ekibinle esinle ailenle arkadasinla kardesinle"
)
_AND = re.compile(r"\b(?:sen|seni|sana|senin|seninle) (?:ve|ile) \w")


@lru_cache(maxsize=_MANY)  # each mail is asked word by word, and mails share most words
def register_of(token: str) -> Register | None:
    """Say for which register a folded token votes."""
    if len(token) > _LONG or token in _OTHERS:
        return None
    if token in _SIZ or (not token.startswith(_NOT_SIZ) and _SIZ_ENDS.fullmatch(token)):
        return Register.SIZ
    ends = any(form.fullmatch(token) for form in (_SEN_ENDS, _SEN_VERBS, _SEN_OWN))
    return Register.SEN if ends or token in _SEN else None


def may_mix(texts: tuple[Text, ...]) -> bool:
    """Say whether both registers may stand in *texts*, by their words alone: the cheap look before `votes`."""
    held = {register for text in texts for register in map(register_of, text.vocabulary)}
    missing = [book for register, book in _sayings().items() if register not in held]
    return len(missing) < len(Register) and all(any(map(book.holds, texts)) for book in missing)


def votes(text: Text, others: Spans) -> list[Vote]:
    """List the words of *text* that vote, in their order: not what others say, nor names, tags and addresses.

    *others* are words that are not ours, such as titles that came from data.
    """
    shown = without_web_addresses(text.shown)
    found = []
    for word in _WORD.finditer(shown):
        register = register_of(text.folded[slice(*word.span())])
        if register and _is_said(text, word.span()):
            found.append(Vote(word.span(), register))
    for register, book in _sayings().items():
        found += [Vote(one.span, register) for one in book.each(text) if text.ours(one.span[0])]
    return sorted(vote for vote in found if not others.around(*vote.span))


def calls_several(text: Text) -> bool:
    """Say whether *text* speaks to more than one person."""
    return not _SEVERAL.isdisjoint(text.vocabulary) or _AND.search(text.folded) is not None


def _sayings() -> dict[Register, PhraseBook]:
    books = phrasebooks("register", Language.TR)
    return {register: books[register] for register in Register}


def _is_said(text: Text, span: Span) -> bool:
    """Say whether the word at *span* is one that this mail says to its reader."""
    start = span[0]
    word, before = text.shown[slice(*span)], text.shown[max(0, start - 12) : start]
    if before[-1:] in {"#", "@", "_"} or not text.ours(start) or _in_blank(text, start):
        return False
    folded = text.folded[slice(*span)]
    if folded == "size" and before.lower().endswith(_ENGLISH_SIZE):
        return False
    if word[0] in "şŞ" and folded in _SEN:  # Şen, cheerful, or a surname
        return False
    return folded in _SIZ or not _is_name(word, before)


def _is_name(word: str, before: str) -> bool:
    """Say whether *word* has a capital that no beginning of a sentence explains: Aylin Sen, Akdeniz."""
    if not word[0].isupper() or word.isupper():
        return False
    return before.rstrip(" \t\"'“‘«(*•-")[-1:] not in {"", "\n", "\r", ".", ":", "!", "?", "…", ","}


def _in_blank(text: Text, place: int) -> bool:
    return any(start <= place < end for (start, end), _ in text.blanks)
