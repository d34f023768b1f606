"""The bytes of a file in; its text and the encoding that they were written in out."""

from __future__ import annotations

import codecs

from outreach.errors import InputError, UsageError

#: First bytes of files that are no text, and what people call them.
_KINDS = (
    (b"\xd0\xcf\x11\xe0", "an Excel workbook of the old kind (XLS)"),
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"Rar!", "a compressed file (RAR)"),
    (b"7z\xbc\xaf", "a compressed file (7z)"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3\x00", "a database"),
)
#: What stands inside a ZIP archive, in the order in which to look.
_ZIPPED = (
    (b"opendocument.spreadsheet", "an OpenDocument spreadsheet (ODS)"),
    (b"xl/", "an Excel workbook (XLSX)"),
    (b"word/", "a Word document"),
    (b"Index/", "a Numbers spreadsheet"),
)
_PAGES = ((b"<!doctype html", "a web page"), (b"<html", "a web page"), (b"<?xml", "an XML file"))
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAVE = 'save it as "CSV UTF-8" and import that file'
_SAMPLE = 4096
#: Bytes that stand in no text: control characters but tab, line feed, vertical tab, form feed, return, Ctrl-Z.
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 26})


def decode(data: bytes, *, name: str, encoding: str | None = None) -> tuple[str, str]:
    """Return the text and the codec that reads (and writes) it; the byte order mark is left out.

    Without *encoding*: a byte order mark, UTF-16 by its NULs, strict UTF-8, else cp1254 (which differs from
    cp1252 in six letters). A byte that fits no letter becomes U+FFFD. Raises InputError for an empty file and for
    one that is no text, UsageError for an encoding that does not exist.
    """
    if encoding is not None:
        return _decode_as(data, name, encoding)
    if not data.strip(b"\0 \t\r\n"):
        raise InputError(f"{name}: the file is empty", hint="export the sheet again")
    _refuse_other_kinds(data, name)
    codec = _codec(data)
    return _trim(data.decode(codec, errors="replace")), codec


def _decode_as(data: bytes, name: str, encoding: str) -> tuple[str, str]:
    try:
        codec = codecs.lookup(encoding).name
        return _trim(data.decode(codec)), codec
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"{name}:{line}: these bytes are not {encoding}", hint="leave --encoding out"
        ) from error
    except (LookupError, ValueError) as error:
        raise UsageError(f"{encoding!a}: no such text encoding", hint="--encoding cp1254") from error


def _trim(text: str) -> str:
    """Leave out a byte order mark that the codec kept, and the Ctrl-Z with which DOS programs end a file."""
    return text.removeprefix("\ufeff").rstrip("\x1a\0")


def _codec(data: bytes) -> str:
    marked = next((codec for mark, codec in _BOMS if data.startswith(mark)), None)
    return marked or _unmarked_utf16(data) or ("utf-8" if _is_utf8(data) else "cp1254")


def _unmarked_utf16(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    half = max(len(sample) // 2, 1)
    first, second = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if max(first, second) < 0.6 or min(first, second) > 0.2:
        return None
    return "utf-16-le" if second > first else "utf-16-be"


def _is_utf8(data: bytes) -> bool:
    """Say whether this is UTF-8, also where a few bytes of it are damaged or cut off."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        around = data[max(error.start - _SAMPLE, 0) : error.start + _SAMPLE].decode(errors="replace")
        lost = around.count("\ufffd")
        letters = sum(not letter.isascii() for letter in around) - lost
        return letters > 3 * lost
    return True


def _refuse_other_kinds(data: bytes, name: str) -> None:
    kind = _kind(data)
    if kind:
        raise InputError(f"{name}: this is {kind}, not a CSV file", hint=_SAVE)


def _kind(data: bytes) -> str | None:
    named = next((kind for magic, kind in _KINDS if data.startswith(magic)), None)
    if named or any(data.startswith(mark) for mark, _ in _BOMS):
        return named
    if data.startswith(b"PK\x03\x04"):
        return next((kind for mark, kind in _ZIPPED if mark in data), "a compressed file (ZIP)")
    sample = data[:_SAMPLE]
    page = next((kind for mark, kind in _PAGES if sample.lstrip().lower().startswith(mark)), None)
    if page or _unmarked_utf16(data):
        return page
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return "a binary file" if controls > 4 + len(sample) / 20 else None
