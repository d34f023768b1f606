"""A subject and a sender in; whether a mail that belongs to nobody looks like an answer, and why, out."""

from __future__ import annotations

import re
from collections.abc import Collection

from outreach.text import composed, search_key

#: What mail programs write before the subject of an answer, or of what is passed on; one may stand before another. A list
#: may put its name in front, a gateway behind it that the mail came from outside.
_ANSWERS = re.compile(
    r"\s{0,20}(?:\[[^\]]{1,60}\]\s{0,9}){0,3}"
    r"(?:re|aw|sv|vs|antw|odp|ynt|yan|yanıt|cevap|cvp|res|rif|r|fw|fwd|ilt|i̇lt|wg|tr|rv|vl)"
    r"\s{0,9}(?:\[\d{1,3}\]|\(\d{1,3}\))?\s{0,9}[:：]\s{0,20}"
    r"(?:[\[(]\s{0,9}(?:ext|external|extern|externe|dış|harici|caution|spam)\b[^\])]{0,40}[\])]\s{0,9}){0,3}",
    re.IGNORECASE,
)
_WORDS = re.compile(r"\w+")
#: Where anybody has an address, so that it says nothing of a company.
_FREE = frozenset(
    (
        *("gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com"),
        *("icloud.com", "me.com", "mac.com", "aol.com", "gmx.net", "gmx.de", "gmx.com", "web.de", "mail.com"),
        *("proton.me", "protonmail.com", "yandex.com", "yandex.com.tr", "yandex.ru", "mail.ru", "mynet.com"),
        *(
            "windowslive.com",
            "ymail.com",
            "rocketmail.com",
            "zoho.com",
            "zohomail.com",
            "fastmail.com",
            "hey.com",
        ),
        *(
            "pm.me",
            "tutanota.com",
            "tuta.io",
            "duck.com",
            "privaterelay.appleid.com",
            "hushmail.com",
            "qq.com",
        ),
        *(
            "163.com",
            "126.com",
            "naver.com",
            "t-online.de",
            "freenet.de",
            "btinternet.com",
            "virginmedia.com",
        ),
        *("sky.com", "orange.fr", "free.fr", "sfr.fr", "wanadoo.fr", "laposte.net", "libero.it", "seznam.cz"),
        *(
            "wp.pl",
            "o2.pl",
            "bk.ru",
            "list.ru",
            "inbox.ru",
            "rambler.ru",
            "ukr.net",
            "comcast.net",
            "att.net",
        ),
        *("verizon.net", "sbcglobal.net", "cox.net", "ttmail.com", "ttnet.net.tr", "superonline.com"),
    )
)
#: Providers that have a domain in many countries.
_EVERYWHERE = frozenset({"hotmail", "outlook", "live", "msn", "yahoo", "gmx", "yandex"})
#: Second labels under which a country registers names.
_SECOND = frozenset(
    {
        "ac",
        "bel",
        "co",
        "com",
        "edu",
        "gen",
        "gov",
        "k12",
        "ltd",
        "me",
        "mil",
        "ne",
        "net",
        "or",
        "org",
        "web",
    }
)


def is_answer(subject: str) -> bool:
    """Say whether the subject begins as that of an answer, or of what a person passes on."""
    return _ANSWERS.match(subject) is not None


def answered_subject(subject: str) -> str | None:
    """Take `Re:`, `Ynt:` and their like off; None where the subject is not that of an answer."""
    rest = without_prefixes(subject)
    return rest or None if rest != subject.strip() else None


def without_prefixes(subject: str) -> str:
    """Take `Re:`, `Ynt:` and their like off, if there are any."""
    start = 0
    while (found := _ANSWERS.match(subject, start)) is not None:
        start = found.end()
    return subject[start:].strip()


def subject_key(subject: str) -> str:
    """Fold a subject for comparing: case, Turkish letters, marks and blanks differ by whoever's program wrote `Re:`.

    One of signs alone is compared as it stands.
    """
    rest = without_prefixes(subject)
    return " ".join(_WORDS.findall(search_key(composed(rest)[0]))) or "".join(rest.split())


def name_key(name: str) -> str | None:
    """Fold a whole name for comparing, in whatever order its words stand; None for a single word."""
    words = _WORDS.findall(search_key(name))
    return " ".join(sorted(words)) if len(words) > 1 else None


def resemblance(sender: str, recipients: Collection[str]) -> str:
    """Say why an answer with the subject of a mail to *recipients* (canonical addresses) looks like one to us."""
    company = company_of(sender)
    same = next((one for one in sorted(recipients) if company and company_of(one) == company), None)
    if same:
        return f"the subject of our mail to {same}, from the same company"
    return f"the subject of our mail to {_some(recipients)}"


def copied(recipients: Collection[str]) -> str:
    """Say why a mail that went to *recipients* (canonical addresses) too, to whom we wrote, looks like an answer to us."""
    return f"it went to {_some(recipients)} too, to whom we wrote"


def like_named(recipients: Collection[str]) -> str:
    """Say why a mail whose sender has the name of those to whom our mails went (canonical addresses) looks like an answer."""
    return f"the name of {_some(recipients)} stands in From"


def named_by(writers: Collection[str]) -> str:
    """Say why a mail from an address that stands in mails of *writers* (canonical addresses) looks like an answer."""
    return f"{_some(writers)} named the address in a mail"


def of_company(recipients: Collection[str]) -> str:
    """Say why a mail from the company of *recipients* (canonical addresses) looks like an answer."""
    return f"from the company of {_some(recipients)}, to whom we wrote"


def _some(addresses: Collection[str]) -> str:
    return ", ".join(sorted(addresses)[:3])


def company_of(address: str) -> str | None:
    """Give the domain that a company registered; None for an address that anybody can have."""
    domain = address.rpartition("@")[2].lower().rstrip(".")
    if domain in _FREE or domain.partition(".")[0] in _EVERYWHERE or "." not in domain:
        return None
    labels = domain.split(".")
    country = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND
    return ".".join(labels[-3 if country else -2 :])
