"""The address of its own at which an answer to one mail is asked for."""

import pytest

from outreach.mail.tagging import tagged
from outreach.replies.tracing import tokens

NAMED = "<" + "q" * 32 + "@kilnhaus.example>"


def test_it_names_the_mail() -> None:
    address = tagged("selin@kilnhaus.example", NAMED)

    assert address == "selin+" + "q" * 32 + "@kilnhaus.example"
    assert tokens(f"To: {address}\r\n".encode()) == (NAMED.partition("kilnhaus")[0],)


@pytest.mark.parametrize("address", ["selin+shop@kilnhaus.example", "a" * 32 + "@kilnhaus.example"])
def test_where_there_is_no_room_there_is_none(address: str) -> None:
    assert tagged(address, NAMED) is None
