"""The id of a post leads to it where platform and person are known."""

from __future__ import annotations

import pytest

from outreach.errors import InputError
from outreach.posts.ids import address, rounded
from outreach.posts.urls import canonical


@pytest.mark.parametrize(
    ("code", "platform", "url"),
    [
        ("6892505037482822918", "tiktok", "https://tiktok.com/@zoe/video/6892505037482822918"),
        ("dQw4w9WgXcQ", "youtube", "https://youtube.com/watch?v=dQw4w9WgXcQ"),
        ("CxYz_12-ab", "instagram", "https://instagram.com/p/CxYz_12-ab"),
        ("1725137413455556608", "x", "https://x.com/zoe/status/1725137413455556608"),
        ("3kdgeujwlq32y", "bluesky", "https://bsky.app/profile/zoe/post/3kdgeujwlq32y"),
    ],
)
def test_an_id_gives_the_one_address_of_the_post(code: str, platform: str, url: str) -> None:
    assert canonical(address(code, platform, "zoe")) == url


@pytest.mark.parametrize(
    ("code", "platform", "reason"),
    [
        ("6.89E+18", "tiktok", "has shortened this id"),
        ("../../etc", "tiktok", "is no id of a post on tiktok"),
        ("a/b?c", "youtube", "is no id of a post on youtube"),
        ("1234567890", "instagram", "is no id of a post on instagram"),
        ("123456", "twitch", "does not lead to a post"),
    ],
)
def test_what_is_no_id_is_refused(code: str, platform: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        address(code, platform, "zoe")


@pytest.mark.parametrize(
    ("codes", "are"),
    [
        (["6892505037482820000", "6892162409755080000"], True),
        (["6892505037482822918", "6892162409755080000", "6891687575350709510"], False),
        (["6892505037482820000"], False),
        (["abc", "12"], False),
        ([], False),
    ],
)
def test_zeros_behind_the_fifteenth_figure_give_a_spreadsheet_away(codes: list[str], are: bool) -> None:  # noqa: FBT001 - a column of the table
    assert rounded(codes) is are
