"""Lines of an answer in; whether a phone, a mail program, a virus scanner or a lawyer put them there, out.

English and Turkish, folded by `search_key`, so that `iPhone’umdan gönderildi` is `iphone'umdan gonderildi`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach.text import search_key

#: Longest line that can be the footer of a program.
_LONGEST = 160
#: Characters in which the title of a disclaimer stands.
_MARK = 100
_PROGRAMS = "iphone|ipad|ios|mac|apple|android|galaxy|samsung|huawei|xiaomi|redmi|oppo|vivo|realme|honor|yahoo|outlook|gmail|yandex|proton|icloud|spark|thunderbird|windows|mail|bluemail|posta|e-?posta|telefon|mobil|cep|tablet|blackberry|turkcell|vodafone|turk telekom|general mobile|mi (?=telefon|cihaz)|poco|tecno|casper|vestel|nokia|akilli telefon"
#: What stands behind `gesendet von` and `enviado desde`: whose it is, and its name.
_WHOSE = r"(mein\w{0,2}|der|dem|mon|ma|mi|meu|minha|mio|mia|mijn|моего|моей)"
_DEVICE = r"(iphone('a)?|ipad('a)?|ios|mac|windows|apple|android|mobil\w{0,6}|movil|celular|cellulare|cellphone|smartphone|handy|tablet|telefoon|telefon[oe]?|telephone|tel|dispositivo|outlook|samsung|galaxy|huawei|xiaomi|redmi|yahoo|gmx|gmail|proton|icloud|web\.de|t-online|mail|email|e-mail|app|mail\.ru|почты|[a-z]{0,3}\d{1,4}[a-z]{0,5}|pro|ultra|plus|lite|5g)"
_FOOTERS = re.compile(
    "|".join(
        (
            r"sent (from|via|with|using) \[?(my|yahoo|outlook|samsung|mail|proton|gmail|aol|blackberry|a mobile|yandex|spark|icloud|huawei|honor|oneplus|xiaomi|redmi|thunderbird|mymail|front|hey|missive|superhuman|mailspring|canary|edison|newton|blue ?mail|aqua ?mail|em client|zoho|mailbird|shortwave|tuta|tutanota|fastmail|gmx|an (android|iphone|ipad)|the all)\b.{0,80}",
            rf"(von meinem|gesendet (von|mit|aus)|envoye (de|depuis|a partir de)|enviado (desde|do|de)|inviato (da|dal|con)|verstuurd (vanaf|met|via)|verzonden (vanaf|met|via)|wys[lł]ane z|отправлено (с|из))( {_WHOSE}){{0,2}}( {_DEVICE}){{1,5}}( (fur|pour|para|per|voor)( {_DEVICE}){{1,3}})?( (aus )?gesendet| verzonden)?\W{{0,3}}",
            r"get (outlook|thunderbird|bluemail|yahoo mail) (for|on) .{0,80}",
            rf"(?!.{{0,120}}\b(kargo|kurye|ptt|paket|dun|bugun))(bu (e-?posta|mesaj|ileti|mail)\W{{1,3}})?({_PROGRAMS})[\w'. /-]{{0,60}}(([dt][ae]n)|ile|uzerinden|araciligiyla) (gonderil(di|mistir)|yollandi|yazildi)\b.{{0,60}}",
            r"(ios|android|mac|windows)( \d\d)? icin outlook[\w' ]{0,20} (edinin|alin|indirin)\b.{0,80}",
            r"(ios|android|mac) icin (outlook|yahoo|yandex)\S{0,10}( uygulamasi\w{0,6})?",
            r"outlook for (ios|android|mac)\S{0,3} (edinin|alin|indirin)\b.{0,80}",
            r"yahoo mail: (search|ara)\b.{0,60}",
            r"(this (e-?mail|message) (has been|was) (checked|scanned)|virus-free|virus(suz| bulunmuyor|ten arindirilmis)).{0,100}",
            r"bu (e-?posta|ileti|mesaj)\b.{0,60}(virus|avast)\b.{0,60}",
            r"\S{0,3}(please )?consider the environment before printing.{0,80}",
            r"(lutfen )?(bu (e-?posta|ileti|mesaj)\w* )?yazdirmadan once (cevre|doga).{0,80}",
            r"(lutfen )?(dogay|cevrey)\w{0,5} .{0,60}\b(e-?posta|mail|ileti|mesaj|gerek|zorunlu)\w{0,12} .{0,20}yazdirmayin(iz)?\W{0,3}",
            r"\[(cid|image|resim|gorsel):.{0,140}\]",
        )
    )
)
#: A web address that a program put behind its footer, on the same line or the next.
_LINK = re.compile(r"\s*<?https?://\S{1,400}>?\s*$")
#: The same as programs write it that turn HTML into text: `[Proton Mail](https://...)`.
_MARKED_LINK = re.compile(r"\[([^\[\]]{1,60})\]\(https?://[^()\s]{1,400}\)")
#: The same in the middle of it: `Android için Outlook<https://...>'u edinin`.
_LINK_WITHIN = re.compile(r"<https?://[^\s<>]{1,400}>")
#: Words of lawyers; three different ones stand in no other paragraph, and two in none that says that it is one.
_LEGAL = re.compile(
    r"\b(confidential|privileged|intended (?:recipient|solely|only|for)|unauthori[sz]ed|disclos\w{2,4}|dissemination|liab(?:le|ility)|"
    r"notify the sender|delete (?:it|this)|prohibited|in error|legally|"
    r"gizli(?:dir|lik)?|yasal|hukuki|yalnizca|sadece|alicisi|muhatab\w{1,6}|sorumlu\w{0,10}|yetkisiz|kopyalanmasi|"
    r"dagitilmasi|yasaktir|yanlislikla|sistem\w{0,8} sil\w{1,6}|gonderene|kisisel veri\w{0,8}|kvkk|yetkili olmayan|tuzel kisi\w{0,6}|gondericisi)\b"
)
_TITLE = re.compile(
    r"\W{0,5}(disclaimer|confidentiality|legal notice|important notice|yasal uyari|gizlilik|uyari|onemli not|sorumluluk reddi|feragatname)\b|"
    r"\W{0,5}(this (?:e-?mail|message|communication)|the (?:information|contents?) (?:in|of|contained)|bu (?:e-?posta|elektronik posta|mesaj|ileti|mail)\w{0,4}\b)"
)
#: Lines and characters of a paragraph that are looked at, and characters that lawyers need at least.
_LINES, _MOST, _LEAST = 30, 4000, 60


def footer(line: str) -> bool:
    """Whether a phone or a mail program put the line there."""
    if not line.strip() or len(line) > 3 * _LONGEST:
        return False
    said = _LINK.sub("", _LINK_WITHIN.sub("", _MARKED_LINK.sub(r"\1", line))) if "http" in line else line
    if not said.strip() or len(said) > _LONGEST:
        return False
    folded = folded_line(said.replace("®", "")).strip("*_ ")
    return _FOOTERS.fullmatch(folded) is not None


def disclaimer(lines: Sequence[str], at: int) -> int:
    """Count the lines of the paragraph of lawyers that begins at *at*; 0 where none does."""
    if not lines[at].strip() or (at and lines[at - 1].strip()):
        return 0
    if not _TITLE.match(folded_line(lines[at].lstrip()[:_MARK])):
        return 0
    count = _paragraph(lines, at)
    words = folded_line(" ".join(lines[at : at + count])[:_MOST])
    if len(words) < _LEAST:  # a title alone; what it is the title of stands below
        below = _next(lines, at + count)
        return 0 if below is None or not _legal(lines, below) else below + _paragraph(lines, below) - at
    return count if _legal(lines, at) else 0


def _legal(lines: Sequence[str], at: int) -> bool:
    words = folded_line(" ".join(lines[at : at + _paragraph(lines, at)])[:_MOST])
    return len(words) >= _LEAST and len(set(_LEGAL.findall(words))) >= 2


def _paragraph(lines: Sequence[str], at: int) -> int:
    return next(
        (n for n, line in enumerate(lines[at : at + _LINES]) if not line.strip()),
        len(lines[at : at + _LINES]),
    )


def _next(lines: Sequence[str], at: int) -> int | None:
    return next((place for place in range(at, min(at + 3, len(lines))) if lines[place].strip()), None)


def folded_line(line: str) -> str:
    """Fold a line for comparing: case, Turkish letters, quotes and blanks."""
    return " ".join(search_key(line).replace("’", "'").replace("‘", "'").split())
