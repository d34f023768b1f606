from __future__ import annotations

import pytest

from outreach.errors import InputError, UsageError
from outreach.sheets.decoding import decode

TURKISH = "İsim;E-posta\r\nAyşe Işık Ğ ğ Ş ş ı;ayse@example.com\r\n"


@pytest.mark.parametrize(
    ("data", "codec"),
    [
        (TURKISH.encode("cp1254"), "cp1254"),
        (TURKISH.encode(), "utf-8"),
        (TURKISH.encode("utf-8-sig"), "utf-8-sig"),
        (b"\xff\xfe" + TURKISH.encode("utf-16-le"), "utf-16"),
        (b"\xfe\xff" + TURKISH.encode("utf-16-be"), "utf-16"),
        (TURKISH.encode("utf-16-le"), "utf-16-le"),
        (TURKISH.encode("utf-16-be"), "utf-16-be"),
        (TURKISH.encode("utf-32"), "utf-32"),
    ],
)
def test_the_encoding_is_found_and_the_mark_left_out(data: bytes, codec: str) -> None:
    assert decode(data, name="liste.csv") == (TURKISH, codec)


def test_western_letters_of_cp1252_read_the_same_as_cp1254() -> None:
    assert decode("Zoë Martín, façade\n".encode("cp1252"), name="x")[0] == "Zoë Martín, façade\n"


def test_a_damaged_byte_does_not_turn_a_whole_utf_8_file_into_cp1254() -> None:
    text, codec = decode("Şule Güneş, Çağrı, İlker\n".encode() + b"Ay\xfee\n", name="x")

    assert codec == "utf-8"
    assert text == "Şule Güneş, Çağrı, İlker\nAy\ufffde\n"


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"PK\x03\x04...xl/workbook.xml", "XLSX"),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "ODS"),
        (b"PK\x03\x04word/document.xml", "Word"),
        (b"PK\x03\x04anything", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "XLS"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n", "picture"),
        (b"SQLite format 3\x00", "database"),
        (b"<!DOCTYPE html><table>", "web page"),
        (bytes(range(256)), "binary"),
    ],
)
def test_what_is_no_text_is_named_and_the_way_out_too(start: bytes, kind: str) -> None:
    with pytest.raises(InputError, match=kind) as caught:
        decode(start, name="liste.csv")

    assert "CSV UTF-8" in caught.value.hint
    assert str(caught.value).startswith("liste.csv: ")


@pytest.mark.parametrize("data", [b"", b"\r\n \r\n", b"\0\0\0\0"])
def test_an_empty_file_is_called_empty(data: bytes) -> None:
    with pytest.raises(InputError, match="empty"):
        decode(data, name="liste.csv")


def test_an_encoding_that_was_asked_for_is_used() -> None:
    assert decode("Ayşe".encode("mac_turkish"), name="x", encoding="mac_turkish") == ("Ayşe", "mac-turkish")


def test_bytes_that_do_not_fit_the_encoding_asked_for_are_refused_with_their_line() -> None:
    with pytest.raises(InputError, match=r"liste\.csv:2: these bytes are not utf-8"):
        decode("İsim\nş".encode() + b"\xfe", name="liste.csv", encoding="utf-8")


@pytest.mark.parametrize("encoding", ["klingon", "base64", "a\0b", ""])
def test_an_encoding_that_does_not_exist_is_a_wrong_call(encoding: str) -> None:
    with pytest.raises(UsageError):
        decode(b"a;b", name="x", encoding=encoding)
