"""The new words of an answer in; the same without the titles, numbers and links at their end that a program put there, out.

Nothing parts such a signature from the text, so only what can be nothing else goes: below a name, the last lines, each
of them a contact or a title, one of them at least a contact, and no word above that speaks of one. The name stays.
English and Turkish.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach.people.addresses import mailbox
from outreach.replies.footers import folded_line
from outreach.text import fold

#: Lines from the name to the end, and characters of one of them.
_LINES, _LONGEST = 12, 100
_BULLETS = r"[\s|·•,;/–—-]*"
_LABELS = (
    r"(?:[tmepwgf]|tel|phone|mobile|cell|office|direct|fax|whatsapp|e-?mail|mail|web(?:site)?|site|instagram|insta|ig|youtube|yt|tiktok|"
    r"twitter|x|linkedin|telefon|cep|gsm|e-?posta|eposta|faks|ofis|adres)"
)
_PHONE = r"(?=(?:[ ().+-]{0,4}\d){9})(?:\+|00)?\(?\d[\d ().-]{7,18}\d(?: ?(?:ext|dahili)\.? ?\d{1,5})?"
_MAIL = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
_SITE = r"(?:https?://\S{4,90}|(?:www\.)?[\w-]{1,63}(?:\.[\w-]{2,63}){0,2}\.[a-z]{2,24}(?:/\S{0,80})?)"
_HANDLE = r"@[\w.]{2,40}"
_VALUE = rf"(?:{_LABELS} ?[:.]? ?)?<?(?:{_PHONE}|{_MAIL}|{_SITE}|{_HANDLE})>?"
_CONTACT = re.compile(rf"{_BULLETS}{_VALUE}(?:[\s|·•,;/–—-]{{1,5}}{_VALUE}){{0,3}}{_BULLETS}")
_NAME = re.compile(r"[^\W\d_]{1,20}\.?(?:[ '’-][^\W\d_]{1,20}\.?){0,3}")
_CLOSING = re.compile(
    r"(?:(?:with )?(?:best|kind|warm|many|kindest|warmest)? ?(?:regards|wishes|thanks)|best|cheers|sincerely|yours(?: \w{1,12})?|all the best|"
    r"thanks(?: again)?|thank you|love|talk soon|sevgiler(?:imle)?|saygilar(?:imla)?|(?:selam|sevgi) ve saygilar(?:imla)?|selamlar|"
    r"iyi (?:calismalar|gunler|haftalar|aksamlar)|kolay gelsin|(?:cok )?tesekkurler|tesekkur ederim|en iyi dilek\w{1,8})[ ,.!]{0,3}"
)
#: What a text says that means what stands below: then it is a part of the answer.
_SPEAKS_OF_IT = re.compile(
    r"\b(?:phone|number|whatsapp|address|website|link|handle|channel|profile|contact|details|below|call|text|reach|ship|send (?:it|them|the \w+) to|"
    r"e-?mail|write to|message me|dm me|my (?:manager|agent|agency|assistant)|instead|(?:me|us) here|"
    r"telefon|numara|adres|site|kanal|profil|hesab|hesap|iletisim|bilgiler|asagi|ara(?:yin|yabilir|rsaniz|rsiniz|sin|san)|ulas|kargo|gonder\w{0,6} yer|yaz(?:in|abilir|arsan|masan)|"
    r"e-?posta|mail|menajerim|ajansim|asistanim|konus(?:un|sun|abilir)|mesaj at|buraya|yerine)"
)
_SMALL = frozenset({"of", "at", "and", "the", "in", "for", "by", "on", "de", "ve", "ile"})
_ROLE = re.compile(
    r"\b(?:creators?|influencers?|manage[rd]|management|founder|owner|ceo|artist|designer|photographer|editor|producer|director|assistant|agent|agency|"
    r"coordinator|specialist|teacher|blogger|vlogger|studio|uretici\w{0,3}|kurucu\w{0,3}|menajer\w{0,3}|sanatci\w{0,3}|tasarimci\w{0,3}|fotografci\w{0,3}|"
    r"editoru?|yonetmen\w{0,3}|yonetici\w{0,3}|sorumlu\w{0,3}|uzman\w{0,3}|asistan\w{0,3}|egitmen\w{0,3}|yazar\w{0,3}|koordinator\w{0,3}|direktoru?|ajans\w{0,3}|atolye\w{0,3})\b"
)
#: A title has none of these; a sentence that somebody wrote between name and number may.
_SAID = re.compile(
    r"\b(?:i|we|you|me|my|our|your|it|is|are|am|was|were|will|would|can|could|have|has|do|does|not|no|yes|please|thanks|ok|okay|sorry|ps|p\.s|"
    r"ben|biz|siz|sen|benim|bizim|sizin|bana|bize|bu|su|var|yok|degil|olur|evet|hayir|tamam|lutfen|tesekkur\w{0,6}|not|icin|m[iu])\b"
)
_SENTENCE_ENDS = (".", "!", "?", "…", ":")
#: Abbreviations with which a title may end.
_ABBREVIATED = re.compile(r"\b(?:inc|ltd|co|sti|a\.s|dr|jr|san|tic)\.$")


def unsigned(text: str, name: str, address: str = "") -> str:
    """Leave out of the new words of an answer what a signature without `--` has below the name; *name* and *address* are those in From.

    Where it is an address of somebody else alone, that is what the answer is about.
    """
    lines = text.split("\n")
    for at in range(max(len(lines) - _LINES, 0), len(lines) - 1):
        if _signs(lines, at, name) and _is_block(lines[at + 1 :]):
            above = folded_line(" ".join(lines[:at]))
            if _SPEAKS_OF_IT.search(above) or _names_others(lines[at + 1 :], address):
                return text
            return "\n".join(lines[: at + 1]).rstrip()
    return text


def _names_others(lines: Sequence[str], address: str) -> bool:
    """Say whether nothing but an address of somebody else stands there; a program puts more below a name."""
    said = [one.strip(" <>*") for one in lines if one.strip()]
    alone = len(said) == 1 and re.fullmatch(_MAIL, said[0]) is not None
    return alone and bool(address) and mailbox(fold(said[0])) != mailbox(fold(address))


def _signs(lines: Sequence[str], at: int, name: str) -> bool:
    """Say whether a line is the name under an answer: below a closing, or as From has it and apart from the text."""
    shown = lines[at].strip(" *_")
    if not _NAME.fullmatch(shown) or not shown[0].isupper():
        return False
    above = [line for line in lines[max(at - 2, 0) : at] if line.strip()]
    if above and _CLOSING.fullmatch(folded_line(above[-1][:_LONGEST]).strip("*_ ")):
        return True
    same = bool(name) and set(folded_line(shown).split()) <= set(folded_line(name).split())
    return same and bool(above or at) and not lines[at - 1].strip() and " " in shown


def _is_block(lines: Sequence[str]) -> bool:
    """Say whether lines are contacts and titles, and nothing else."""
    said = [line.strip(" *_\t>") for line in lines if line.strip()]
    contacts = [bool(len(one) <= _LONGEST and _CONTACT.fullmatch(folded_line(one))) for one in said]
    return any(contacts) and all(
        contact or _is_title(one) for contact, one in zip(contacts, said, strict=True)
    )


def _is_title(line: str) -> bool:
    """Say whether a line names a work or a place: short, no sentence, in capitals or with the word of a profession."""
    folded = folded_line(line)
    words = [one for one in re.split(r"[^\w.]+", line) if one]
    if not words or len(words) > 7 or len(line) > _LONGEST or any(map(str.isdigit, line)):
        return False
    if _SAID.search(folded) or (line.endswith(_SENTENCE_ENDS) and not _ABBREVIATED.search(folded)):
        return False
    large = all(one[0].isupper() or folded_line(one) in _SMALL for one in words)
    return line[0].isupper() and (large or _ROLE.search(folded) is not None)
