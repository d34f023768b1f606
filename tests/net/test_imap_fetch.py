"""What a server answers to FETCH is read as the library reads it, or left to the library."""

from collections.abc import Sequence
from typing import Any

import pytest
from imapclient.response_parser import parse_fetch_response  # type: ignore[import-untyped]  # it has none

from outreach.net.imap_fetch import read

_WHEN = b'INTERNALDATE "24-Nov-2026 10:00:00 +0300"'
_AS_WRITTEN = {
    "whole": [(b"1 (UID 4 RFC822.SIZE 5 " + _WHEN + b" BODY[] {5}", b"Hi)\r\n"), b")"],
    "headers": [(b"1 (UID 4 RFC822.SIZE 9 " + _WHEN + b" BODY[HEADER.FIELDS (FROM TO)] {2}", b"\r\n"), b")"],
    "beginning": [(b"7 (UID 9 X-GM-THRID 1789 RFC822.SIZE 900 BODY[]<0> {3}", b"Hi\n"), b")"],
    "no moment": [(b'1 (UID 4 INTERNALDATE "soon" BODY[] {1}', b"a"), b")"],
    "two": [(b"1 (UID 4 BODY[] {1}", b"a"), b")", (b"2 (UID 5 BODY[] {1}", b"b"), b")"],
}
_ODD = {
    "uid behind": [(b"1 (RFC822.SIZE 5 BODY[] {5}", b"Hi)\r\n"), b" UID 4)"],
    "flags": [(b"1 (UID 4 FLAGS (\\Seen) BODY[] {1}", b"a"), b")"],
    "only flags": [(b"1 (UID 4 BODY[] {1}", b"a"), b")", b"2 (UID 5 FLAGS (\\Seen))", b"3 (UID 6 FLAGS ())"],
    "small letters": [(b"1 (uid 4 body[] {1}", b"a"), b")"],
    "in quotes": [b'1 (UID 4 BODY[] "abc")'],
    "nothing": [b"1 (UID 4 BODY[] NIL)"],
    "none": [None],
}


@pytest.mark.parametrize("answer", [*_AS_WRITTEN.values(), *_ODD.values()], ids=[*_AS_WRITTEN, *_ODD])
def test_it_says_what_the_library_says(answer: Sequence[Any]) -> None:
    expected = {
        uid: dict(said) for uid, said in parse_fetch_response(list(answer), normalise_times=False).items()
    }

    found = {uid: dict(said) for uid, said in read(answer).items()}

    assert {uid: _bodies(said) for uid, said in found.items()} == {
        uid: _bodies(said) for uid, said in expected.items()
    }


def _bodies(said: dict[bytes, Any]) -> dict[bytes, Any]:
    """Leave out where it stands in the folder, name a body by what it is, and leave out what is not known."""
    return {
        name.partition(b"[")[0]: value
        for name, value in said.items()
        if name not in {b"SEQ", b"UID"} and value
    }
