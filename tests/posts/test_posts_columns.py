"""The columns of a sheet of posts are understood in both languages."""

from __future__ import annotations

import pytest

from outreach.errors import InputError
from outreach.people.aliases import heading_key
from outreach.posts import columns as module
from outreach.posts.columns import understand
from outreach.sheets.sheet import Dialect, Sheet


def sheet(*headings: str) -> Sheet:
    return Sheet(Dialect("utf-8", ","), headings, ())


def test_the_columns_of_a_download() -> None:
    found = understand(
        sheet(
            "id", "create_time", "user_name", "hashtags", "n_likes", "n_plays", "n_followers", "n_total_likes"
        )
    )
    assert found.places == {"id": 0, "date": 1, "handle": 2, "hashtags": 3, "likes": 4, "views": 5}
    assert found.platform is None


def test_the_columns_of_a_turkish_sheet() -> None:
    found = understand(
        sheet("İsim", "Gönderi Linki", "Başlık", "Yayın tarihi", "Beğeni sayısı", "İzlenme", "TikTok")
    )
    assert found.places == {"name": 0, "url": 1, "title": 2, "date": 3, "likes": 4, "views": 5, "handle": 6}
    assert found.platform == "tiktok"


@pytest.mark.parametrize("headings", [("id", "likes"), ("handle", "likes"), ("Name", "Followers")])
def test_a_sheet_that_names_no_post_is_refused(headings: tuple[str, ...]) -> None:
    with pytest.raises(InputError, match="no column of post links among"):
        understand(sheet(*headings))


def test_every_heading_is_written_as_headings_are_folded() -> None:
    words = [word for words in module._HEADINGS.values() for word in words.split()]
    assert [word for word in words if heading_key(word) != word] == []
    assert len(words) == len(set(words))
