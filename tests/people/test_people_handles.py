from __future__ import annotations

import pytest

from outreach.errors import InputError
from outreach.people.handles import canonical, profile, read_handle

CHANNEL_ID = "UCabcdefghijklmnopqrstuV"


@pytest.mark.parametrize(
    ("handle", "bare", "key"),
    [
        ("ayse.seramik", "ayse.seramik", "ayse.seramik"),
        ("@Ayse_Seramik", "Ayse_Seramik", "ayse_seramik"),
        (" @ayse\u200b ", "ayse", "ayse"),
        ("İNCİ", "İNCİ", "inci"),
        ("ıncı", "ıncı", "ıncı"),
        ("@user@mastodon.social", "user@mastodon.social", "user@mastodon.social"),
        ("แจ็ก", "แจ็ก", "แจ็ก"),
    ],
)
def test_a_handle_loses_its_at_and_is_folded(handle: str, bare: str, key: str) -> None:
    assert canonical(handle) == (bare, key)


def test_the_id_of_a_youtube_channel_keeps_its_case() -> None:
    assert canonical(CHANNEL_ID, "youtube") == (CHANNEL_ID, CHANNEL_ID)
    assert canonical(CHANNEL_ID) == (CHANNEL_ID, CHANNEL_ID.lower())


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("Bcc: x", "':' in it"),
        ("Ayşe Yılmaz", "' ' in it"),
        ("a\nb", "a line break"),
        ("a\x00b", "cannot be seen"),
        ("\x1b[31m/", "neither a handle nor a web address"),
        ("a,b", "',' in it"),
        ("{{7*7}}", "'{' in it"),
        ("ayse🥑", "'🥑' in it"),
        ("ayse@example.com", "an e-mail address"),
        ("@a@b", "no handle"),
        ("@", "no handle"),
        ("...", "no handle"),
        ("a" * 101, "no handle"),
        ("a/b", "neither a handle nor a web address"),
        ("ftp://instagram.com/a", "neither a handle nor a web address"),
        ("javascript:alert(1)//", "neither a handle nor a web address"),
        ("https://instagram.com/p/Cabc", "a page of instagram, not a profile"),
        ("https://youtube.com/watch?v=1", "a page of youtube, not a profile"),
        ("https://vm.tiktok.com/abc", "a page of tiktok, not a profile"),
        ("https://instagram.com/%0aBcc:x", "':' in it"),
        ("https://bsky.app/profile/did:plc:abc", "':' in it"),
    ],
)
def test_what_is_no_handle_is_refused_in_words(cell: str, words: str) -> None:
    with pytest.raises(InputError) as caught:
        read_handle(cell)

    assert words in str(caught.value)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("address", "platform", "handle"),
    [
        ("https://www.instagram.com/Ayse.S/?igsh=1", "instagram", "Ayse.S"),
        ("instagram.com/ayse", "instagram", "ayse"),
        ("https://www.tiktok.com/@ayse/video/7", "tiktok", "ayse"),
        ("https://youtube.com/@Ayse", "youtube", "Ayse"),
        (f"https://www.youtube.com/channel/{CHANNEL_ID}", "youtube", CHANNEL_ID),
        ("https://m.youtube.com/c/AyseTV", "youtube", "AyseTV"),
        ("https://x.com/ayse", "x", "ayse"),
        ("http://twitter.com/ayse/status/1", "x", "ayse"),
        ("https://twitch.tv/ayse", "twitch", "ayse"),
        ("https://tr.linkedin.com/in/ay%C5%9Fe-y", "linkedin", "ayşe-y"),
        ("https://tr.pinterest.com/ayse/", "pinterest", "ayse"),
        ("https://bsky.app/profile/ayse.bsky.social", "bluesky", "ayse.bsky.social"),
        ("https://mastodon.social/@ayse", "mastodon", "ayse@mastodon.social"),
    ],
)
def test_the_address_of_a_profile_tells_platform_and_handle(address: str, platform: str, handle: str) -> None:
    channel = read_handle(address)

    assert channel is not None
    assert (channel.platform, channel.handle) == (platform, handle)
    assert (channel.profile_url or "").endswith(address)


def test_a_site_that_is_no_platform_gives_no_channel() -> None:
    assert read_handle("https://ayse.example/hakkimda") is None
    assert profile("https://notinstagram.com/ayse") is None


def test_a_handle_alone_has_the_platform_that_it_was_given() -> None:
    alone, given = read_handle("@ayse"), read_handle("@ayse", "tiktok")

    assert alone is not None
    assert given is not None
    assert (alone.platform, given.platform) == (None, "tiktok")
