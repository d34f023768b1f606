"""A post is of the kinds that its platform and its address leave open."""

from __future__ import annotations

import pytest

from outreach.lint.record.works import Sort, sorts
from outreach.posts import Post


@pytest.mark.parametrize(
    ("platform", "path", "kinds"),
    [
        ("instagram", "reel/1", {Sort.VIDEO}),
        ("instagram", "tv/1", {Sort.VIDEO}),
        ("Instagram", "p/1", {Sort.PHOTO, Sort.VIDEO}),
        ("tiktok", "@mert/video/1", {Sort.VIDEO}),
        ("tiktok", "@mert/photo/1", {Sort.PHOTO}),
        ("youtube", "watch", {Sort.VIDEO, Sort.AUDIO}),
        ("podcast", "1", {Sort.AUDIO, Sort.VIDEO}),
        ("blog", "1", {Sort.TEXT, Sort.PHOTO}),
        ("bluesky", "1", set(Sort)),
        (None, "1", set(Sort)),
    ],
)
def test_what_a_post_may_be(platform: str | None, path: str, kinds: set[Sort]) -> None:
    url = f"https://posts.example/{path}"
    assert sorts(Post(url=url, canonical_url=url, platform=platform)) == kinds
