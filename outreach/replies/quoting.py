"""Lines of an answer in; whether one of them introduces a quote or begins a signature, out.

Forms of Gmail, Apple Mail, Outlook, Thunderbird, Yahoo, Yandex, Samsung and Zoho in English and Turkish; the labels and
verbs of the programs in German, French, Spanish, Italian, Dutch and Portuguese too, since who answers in English may
have one of these.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach.replies.footers import folded_line

#: Lines over which an introduction is wrapped, and characters that it has, at most.
_WRAPPED, _LONGEST = 4, 400
#: Longest line that can be a mark of some kind.
_MARK = 160
#: How an introduction ends: folded, so that `şunu yazdı:` is `sunu yazdi:`.
_TAILS = (
    *("wrote:", "writes:", "yazdi:", "yazmis:", "yazmistir:", "dedi ki:"),
    *("a ecrit :", "a ecrit:", "escribio:", "ha scritto:", "escreveu:", "skrev:"),
)
_RULE = re.compile(r"[_-]{5,200}")
_APPLE_TAIL = re.compile(r"yazdi \([^()]{4,40}\):$")
#: Old Gmail and Yandex: `2026-11-24 10:00 ... <a@b>:` and `24.11.2026, 10:00, "..." <a@b>:`.
_DATE_AND_ADDRESS = re.compile(
    r"^(\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}),? \d\d:\d\d\b.{0,200}@.{0,200}>:$"
)
#: Zoho: `---- On Tue, 24 Nov 2026 10:00:00 +0300 ... wrote ----`.
_BETWEEN_DASHES = re.compile(r"-{2,8} .{0,300}\b(wrote|yazdi|yazmis) -{2,8}")
#: `Selin <selin@kilnhaus.example> wrote:` says no day; above a quote it is nothing else.
_UNDATED = re.compile(
    r"[^<>]{1,80}<[^<>\s]{1,100}@[^<>\s]{1,100}> ?((sunu|sunlari) )?(wrote|writes|yazdi|yazmis):"
)
#: `Selin Aydın 2026-11-02 10:14 yazdı:` says no address; a day, a time and the verb above a quote are nothing else.
_DATED = re.compile(
    r"(?=.{0,160}\b\d{1,2}[:.]\d\d\b)(?=.{0,160}\d{4})"
    r"(?:.{1,200}\b(?:wrote|writes|yazdi|yazmis|a ecrit ?|escribio|ha scritto|escreveu|skrev)|am .{1,80}\bschrieb(?: [^\s:]{1,30}){1,4}):"
)
#: Yahoo: `On Mon, Nov 23, 2026 at 1:00 PM, Selin<selin@kilnhaus.example> wrote:   Hi`, the quote on the same line.
_INLINE = re.compile(
    r"(?=.{0,160}\b\d{1,2}[:.]\d\d\b)(?:on |\d{1,2} (?=.{0,100} tarihinde,))[^<>]{10,200}<[^<>\s]{1,100}@[^<>\s]{1,100}> ?"
    r"(?:wrote|(?:sunu|sunlari) yazdi): .{0,400}"
)
_SEPARATORS = frozenset(
    (
        *("original message", "original", "forwarded message", "reply message", "original appointment"),
        *("ozgun ileti", "ozgun mesaj", "orijinal mesaj", "orjinal mesaj", "orijinal ileti", "asil ileti"),
        *("iletilen ileti", "iletilmis mesaj", "iletilen mesaj", "iletilmis ileti", "yonlendirilen ileti"),
        *("yonlendirilmis ileti", "yonlendirilen mesaj", "yonlendirilmis mesaj", "yonlendirilen e-posta"),
        *(
            "asil mesaj",
            "asil e-posta",
            "ozgun e-posta",
            "orijinal e-posta",
            "yanitlanan ileti",
            "cevaplanan mesaj",
        ),
        *("replied message", "ursprungliche nachricht", "weitergeleitete nachricht", "message d'origine"),
        *("message transfere", "mensaje original", "mensaje reenviado", "messaggio originale"),
        *("messaggio inoltrato", "oorspronkelijk bericht", "mensagem original", "mensagem encaminhada"),
        *("forwarded mail", "original mail", "original e-mail", "original email", "forwarded email"),
    )
)
_FORWARDS = frozenset(
    (
        *("begin forwarded message:", "start of forwarded message:"),
        *("ileti baslangici:", "iletilen ileti baslangici:", "yonlendirilen ileti baslangici:"),
        *(
            "yonlendirilen mesajin baslangici:",
            "iletilen mesajin baslangici:",
            "iletilen e-posta baslangici:",
        ),
    )
)
#: Labels of a block of headers: those that begin it, and those of which two more make it one.
_FROM = frozenset({"from", "kimden", "gonderen", "von", "de", "da", "van"})
_OTHERS = frozenset(
    (
        *("sent", "date", "to", "cc", "subject", "reply-to", "sent at", "sent on", "importance"),
        *("tarih", "gonderildi", "gonderilen", "kime", "bilgi", "konu", "alici", "alicilar", "kopya"),
        *("gonderme tarihi", "gonderilme tarihi", "gonderim tarihi", "gonderilme zamani", "gonderme zamani"),
        *("yanit", "yanitlama adresi", "onem", "ilgi", "gonderilenler"),
        *("gesendet", "datum", "an", "betreff", "envoye", "envoye le", "objet", "a", "enviado", "enviado el"),
        *(
            "para",
            "asunto",
            "fecha",
            "inviato",
            "data",
            "oggetto",
            "verzonden",
            "aan",
            "onderwerp",
            "assunto",
        ),
    )
)
#: By which a block begins that has its sender second.
_WHEN = frozenset({"sent", "date", "gesendet", "datum", "tarih", "gonderildi", "gonderme tarihi"})


def attribution(lines: Sequence[str], at: int) -> int:
    """Count the lines of the introduction that begins at *at*, such as `On ... wrote:`; 0 where none does."""
    if ">" in lines[at] and "@" in lines[at] and _INLINE.fullmatch(_folded(lines[at].lstrip())):
        return 1
    if not any(line.endswith(":") for line in lines[at : at + _WRAPPED]):
        return 0
    window = _window(lines, at)
    if not any(line.endswith(":") for line in window):
        return 0
    folded = [_folded(line) for line in window]
    for count in range(1, len(folded) + 1):
        below = quoted(_below(lines, at + count))
        if _ends(" ".join(folded[:count]), quote_below=below):
            alone = count == 1 and below and (_UNDATED.fullmatch(folded[0]) or _DATED.fullmatch(folded[0]))
            return count if alone or _begins(folded[:count]) else 0
    return 0


def quoted(line: str) -> bool:
    """Whether the line is marked as a quote."""
    return line.lstrip().startswith(">")


def separator(line: str) -> bool:
    """Whether everything below the line is the mail that was answered or passed on."""
    if not line or len(line) > _MARK or (line.isascii() and ":" not in line and "--" not in line):
        return False
    folded = _folded(line)
    if not folded.startswith("--"):
        return folded.strip("* ") in _FORWARDS
    return folded.strip("- ") in _SEPARATORS or bool(_BETWEEN_DASHES.fullmatch(folded) and _dated(folded))


def header_block(lines: Sequence[str], at: int) -> int:
    """Count the lines of `From:`, `Sent:`, `To:`, `Subject:` or `Kimden:`, `Tarih:`, `Kime:`, `Konu:` from *at* on; 0 where none begin."""
    begins = at
    if _RULE.fullmatch(lines[at].strip()):
        at = next((place for place in range(at + 1, min(at + 3, len(lines))) if lines[place].strip()), at)
    if _label(lines[at]) in _WHEN and at + 1 < len(lines):
        at += 1
    if _label(lines[at]) not in _FROM:
        return 0
    others = [place for place in range(at + 1, min(at + 8, len(lines))) if _label(lines[place]) in _OTHERS]
    return others[-1] + 1 - begins if len(others) >= 2 else 0


def signature(line: str) -> bool:
    """Whether the line parts a signature from the text (RFC 3676 section 4.3); many programs cut its blank."""
    return line.rstrip() == "--"


def _folded(line: str) -> str:
    return folded_line(line[:_LONGEST])


def _window(lines: Sequence[str], at: int) -> list[str]:
    """Give the lines from *at* on that may be one introduction: up to a blank or a quote."""
    window: list[str] = []
    for line in lines[at : at + _WRAPPED]:
        if not line.strip() or quoted(line) or len(line) > _LONGEST:
            break
        window.append(line.rstrip())
    return window


def _below(lines: Sequence[str], at: int) -> str:
    return next((line for line in lines[at : at + 3] if line.strip()), "")


def _ends(joined: str, *, quote_below: bool) -> bool:
    known = joined.endswith(_TAILS) or _APPLE_TAIL.search(joined) or _DATE_AND_ADDRESS.match(joined)
    return bool(known) or (
        quote_below and joined.endswith(":") and bool("@" in joined or _DATED.fullmatch(joined))
    )


def _begins(folded: Sequence[str]) -> bool:
    """Whether an introduction begins with the first of these lines: what stands below it is none by itself."""
    rests = [" ".join(folded[count:]) for count in range(1, len(folded))]
    joined = " ".join(folded)
    if folded[0].startswith("on ") and _dated(joined):
        return not any(rest.startswith("on ") and _dated(rest) for rest in rests)
    who = "@" if "@" in joined else "tarihinde"
    return _names(joined, who) and not any(_names(rest, who) for rest in rests)


def _names(joined: str, who: str) -> bool:
    """Whether it says when and who; an address at its beginning had its name on the line before."""
    return (
        (who in joined or bool(_APPLE_TAIL.search(joined))) and _dated(joined) and not joined.startswith("<")
    )


def _dated(joined: str) -> bool:
    return any(letter.isdigit() for letter in joined)


def _label(line: str) -> str:
    """Give the folded word before the colon, without the stars that mark it as bold."""
    head, colon, _ = line[:40].strip("*> \t").partition(":")
    return _folded(head.strip("* ")) if colon else ""
