"""The bytes of a text file in, its text out; and back, as they were encoded."""

from __future__ import annotations

import codecs
import re

from outreach.errors import InputError

_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}
_HIGH = re.compile(rb"[\x80-\xff]")
#: Letters of UTF-8 that take more than one byte.
_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def decode(data: bytes, *, name: str) -> str:
    """Read the bytes of a text file: UTF-8, UTF-16 with its mark, else cp1254. InputError where it is no text."""
    return _read(data, name)[0]


def encode(text: str, like: bytes, *, name: str) -> bytes:
    """Write *text* in the encoding, and with the mark, of the file whose bytes are *like*.

    InputError where that encoding lacks a letter of *text*.
    """
    _, encoding, mark = _read(like, name)
    try:
        return mark + text.encode(encoding)
    except UnicodeEncodeError as error:
        letter = text[error.start : error.start + 1]
        raise InputError(f"{name}: {encoding} has no {letter!r}", hint="save the file as UTF-8") from None


def _read(data: bytes, name: str) -> tuple[str, str, bytes]:
    """Give the text, its encoding, and the mark before it."""
    mark, encodings = next(
        ((mark, (encoding,)) for encoding, mark in _MARKS.items() if data.startswith(mark)),
        (b"", ("utf-8", "cp1254")),
    )
    for encoding in encodings:
        try:
            text = data[len(mark) :].decode(encoding)
        except UnicodeDecodeError as error:
            if encoding == "utf-8" and _is_damaged(data):
                line = data.count(b"\n", 0, error.start + len(mark)) + 1
                raise InputError(
                    f"{name}:{line}: a letter that is not UTF-8", hint="save the file as UTF-8"
                ) from None
            continue
        if not _NOT_TEXT.search(text):
            return text, encoding, mark
    raise InputError(f"{name}: this is not a text file", hint="save it as plain text, in UTF-8")


def _is_damaged(data: bytes) -> bool:
    """Tell UTF-8 with a slip in it from an older encoding, in which two letters rarely look like one of UTF-8."""
    whole = _UTF8.findall(data)
    return len(whole) > len(_HIGH.findall(data)) - sum(map(len, whole))
