"""The HTML of a mail in; its lines out, with all that its mail program marks as a quote or a signature behind `> `.

The programs say so in names of classes and ids, whatever the language of the words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from outreach.text import html
from outreach.text.html import Quote

#: What these hold is a quote, what introduces one, a mail that is passed on, or a signature.
_INSIDE = frozenset(
    (
        *("gmail_signature", "gmail_signature_prefix"),  # Gmail
        "cite",  # Apple Mail, Thunderbird, Fastmail: the type of a blockquote
        *("applemailsignature", "apple-mail-signature"),
        *("moz-cite-prefix", "moz-forward-container", "moz-signature"),  # Thunderbird
        *("mail-editor-reference-message-container", "ms-outlook-mobile-reference-message"),  # Outlook
        *("ms-outlook-mobile-signature", "signature"),
        *("yahoo_quoted", "yahoo-signature", "ymail_android_signature", "yahoo_quoted_container"),  # Yahoo
        *("protonmail_signature_block", "tutanota_quote"),  # Proton, Tuta
        *(
            "zmail_extra",
            "zmail_signature_below",
            "front-blockquote",
            "hs_reply",
            "quote",
        ),  # Zoho, Front, GMX
        *("messagereplysection", "messagesignaturesection"),  # Spark
        "composer_signature",  # Samsung
    )
)
#: From these on all is the mail that was answered: Outlook, Zimbra.
_BEHIND = frozenset(("appendonsend", "divrplyfwdmsg", "olk_src_body_section", "stopspelling", "zwchr"))
#: Hold the quotes and the answers between them; without a blockquote in them all is a quote. Gmail, Proton.
_AROUND = frozenset(("gmail_quote", "gmail_quote_container", "protonmail_quote"))
#: Introduces a quote, or a mail that is passed on: the lines tell which.
_INTRODUCES = "gmail_attr"
#: Words that say so elsewhere in the HTML too; a page without any of them is not looked at closely.
_SOME = re.compile(
    "|".join(map(re.escape, sorted(_INSIDE | _BEHIND | _AROUND | {_INTRODUCES}))), re.IGNORECASE
)
_NAMED = re.compile(
    r"\b(?:class|id|name|type|data-marker|data-smartmail)\s{0,9}=\s{0,9}(?:\"([^\"<>]{1,300})\"|'([^'<>]{1,300})'|([^\s\"'<>]{1,300}))",
    re.IGNORECASE,
)
#: What Outlook and Yahoo put before the names in a mail that they quote, and Yahoo behind.
_PREFIX = re.compile(r"(?:x_)+|ydp[0-9a-f]{4,12}|yiv\d{4,12}")
_NUMBERED = re.compile(r"_\d{4,20}$")
#: Other elements have that type for reasons of their own.
_ONLY_BLOCKQUOTE = frozenset({"cite"})


@dataclass(slots=True)
class _Marks:
    """What the elements of one page mark; asked of each in its order."""

    #: Blockquotes that are still to come.
    blockquotes: int
    #: The HTML has at least one name that a mail program gives to quotes.
    found: bool = False

    def __call__(self, name: str, piece: str) -> Quote | None:
        """Say how much of the page an element makes a quote."""
        self.blockquotes -= name == "blockquote"
        words = _words(name, piece)
        self.found = self.found or not words.isdisjoint(_INSIDE | _BEHIND | _AROUND | {_INTRODUCES})
        if name == "blockquote":
            return Quote.INSIDE
        if words & _BEHIND:
            return Quote.BEHIND
        passes_on = _INTRODUCES in words and piece.partition(">")[2].lstrip().startswith("---")
        if words & _INSIDE or (_INTRODUCES in words and not passes_on):
            return Quote.INSIDE
        return Quote.INSIDE if words & _AROUND and self.blockquotes <= 0 else None


def marked(page: str) -> str | None:
    """Turn HTML into lines by what its program marks as quoted; None where it marks nothing, so that plain text says more."""
    if not _SOME.search(page):
        return None
    marks = _Marks(page.lower().count("<blockquote"))
    text = html.lines(page, marks)
    return text if marks.found else None


def _words(name: str, piece: str) -> frozenset[str]:
    """Give the names that an element has, as its program gave them."""
    tag = piece.partition(">")[0]
    if "=" not in tag:
        return frozenset()
    values = (one[0] or one[1] or one[2] for one in _NAMED.findall(tag[:2000]))
    found = {_NUMBERED.sub("", _PREFIX.sub("", word)) for value in values for word in value.lower().split()}
    return frozenset(found if name == "blockquote" else found - _ONLY_BLOCKQUOTE)
