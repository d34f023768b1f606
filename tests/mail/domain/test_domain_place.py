"""How a person names a server of names."""

from __future__ import annotations

import pytest

from outreach.mail.domain.place import place


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("9.9.9.9", ("9.9.9.9", 53)),
        ("127.0.0.1:5354", ("127.0.0.1", 5354)),
        ("[::1]:5354", ("::1", 5354)),
        ("2620:fe::fe", ("2620:fe::fe", 53)),
    ],
)
def test_a_server_of_names_is_named_by_its_address(written: str, found: tuple[str, int]) -> None:
    assert place(written) == found


@pytest.mark.parametrize(
    "written", ["", "dns.example", "9.9.9", "9.9.9.9:0", "9.9.9.9:70000", "[::1", "9.9.9.9:x", "::1]:5"]
)
def test_what_is_no_address_is_none(written: str) -> None:
    assert place(written) is None
