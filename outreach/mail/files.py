"""A file's name and content in; how it goes with a mail, what is wrong with that, and its fingerprint out."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterable
from hashlib import sha256

from outreach.mail.letter import Attachment

#: What every mail program shows in a text.
PICTURES = frozenset({"image/png", "image/jpeg", "image/gif"})
#: Endings that mailboxes refuse, whatever the file is; support.google.com/mail, "File types blocked in Gmail".
_REFUSED = frozenset(
    [
        "ade",
        "adp",
        "apk",
        "appx",
        "bat",
        "cab",
        "chm",
        "cmd",
        "com",
        "cpl",
        "dll",
        "dmg",
        "exe",
        "hta",
        "img",
        "ins",
        "iso",
        "isp",
        "jar",
        "js",
        "jse",
        "lib",
        "lnk",
        "mde",
        "msc",
        "msi",
        "msix",
        "msp",
        "mst",
        "nsh",
        "pif",
        "ps1",
        "scr",
        "sct",
        "shb",
        "sys",
        "vb",
        "vbe",
        "vbs",
        "vhd",
        "vxd",
        "wsc",
        "wsf",
        "wsh",
        "xll",
    ]
)
_KIND = re.compile(r"(application|audio|font|image|text|video)/[a-z0-9][a-z0-9.+-]*")
#: The table that Python brings: what a machine's own files say would make other bytes of the same mail.
_TYPES = mimetypes.MimeTypes()
_OTHER = "application/octet-stream"


def kind_of(name: str) -> str:
    """Say what a file is by the ending of its name."""
    found = _TYPES.guess_type(name, strict=True)
    return found[0] if found[0] and not found[1] and _KIND.fullmatch(found[0]) else _OTHER


def fault(name: str, *, picture: bool) -> str | None:
    """Say why a file of that name cannot go with a mail; None where it can."""
    ending = name.rpartition(".")[2].lower()
    if ending in _REFUSED:
        return f"mailboxes refuse files that end in .{ending}"
    if picture and kind_of(name) not in PICTURES:
        return "is no picture that every mail program shows: PNG, JPEG or GIF"
    return None


def content_id(place: int, message_id: str) -> str:
    """Make the id by which the HTML of a mail names its picture."""
    return f"<p{place}.{message_id.strip('<>')}>"


def fingerprint(name: str, content: bytes) -> str:
    """Name a file and what is in it, for the evidence of a draft."""
    return f"{name} {sha256(content).hexdigest()}"


def travelling(sizes: Iterable[int]) -> int:
    """Give the octets that files of these sizes have in a mail (base64, RFC 2045)."""
    return sum(-(-size // 57) * 78 for size in sizes)


def name_of(fingerprinted: str) -> str:
    """Give the name in a fingerprint."""
    return fingerprinted.rpartition(" ")[0]


def named(file: Attachment) -> str:
    """Give the fingerprint of a file that goes with a mail."""
    return fingerprint(file.name, file.content)
