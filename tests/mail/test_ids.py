"""A message has one Message-ID for ever, strictly valid, that nobody else can make."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.errors import InputError
from outreach.mail.ids import message_id

STRICT = re.compile(r"<[a-z0-9]{32}@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*>")


@given(secret=st.binary(max_size=64), key=st.text(st.characters(exclude_categories=["Cs"])))
def test_it_is_strictly_valid_whatever_the_key(secret: bytes, key: str) -> None:
    assert STRICT.fullmatch(message_id(secret, key, "Kilnhaus.example"))


def test_it_hangs_on_secret_and_key_and_on_nothing_else() -> None:
    one = message_id(b"secret", "local/spring/7/first", "kilnhaus.example")
    assert one == message_id(b"secret", "local/spring/7/first", "kilnhaus.example")
    assert one == "<rtejhkaeju6fpfpqgcipt72huwouyztz@kilnhaus.example>"
    assert one != message_id(b"another", "local/spring/7/first", "kilnhaus.example")
    assert one != message_id(b"secret", "local/spring/7/second", "kilnhaus.example")


@pytest.mark.parametrize(
    "domain", ["", ".", "a..b", "-a.example", "a b.example", "a@b.example", "a\n.example", ".example"]
)
def test_what_is_no_domain_is_refused(domain: str) -> None:
    with pytest.raises(InputError, match="domain"):
        message_id(b"secret", "key", domain)
