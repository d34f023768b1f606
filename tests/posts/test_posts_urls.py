"""One post has one canonical URL, however the link was copied."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.errors import InputError
from outreach.posts.urls import canonical, handle_of, platform_of, post_at

VIDEO = "https://youtube.com/watch?v=dQw4w9WgXcQ"

SAME = {
    VIDEO: (
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "http://youtube.com/watch?v=dQw4w9WgXcQ#t=3",
        "https://m.youtube.com/watch?feature=share&v=dQw4w9WgXcQ&t=42s",
        "https://www.youtube.com/watch/?v=dQw4w9WgXcQ&list=PL1&index=2",
        "https://music.youtube.com/watch?v=dQw4w9WgXcQ&si=abc",
        "https://youtu.be/dQw4w9WgXcQ?si=abc",
        "https://youtu.be/dQw4w9WgXcQ/",
        "youtu.be/dQw4w9WgXcQ",
        "https://www.youtube.com/shorts/dQw4w9WgXcQ?feature=share",
        "https://m.youtube.com/shorts/dQw4w9WgXcQ/",
        "https://www.youtube.com/embed/dQw4w9WgXcQ?start=3",
        "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
        "https://youtube.com/live/dQw4w9WgXcQ",
        " <https://youtu.be/dQw4w9WgXcQ>\u200b ",
    ),
    "https://instagram.com/p/Cx_1-2aB": (
        "https://www.instagram.com/p/Cx_1-2aB/",
        "https://instagram.com/reel/Cx_1-2aB/?igsh=MzRl",
        "https://www.instagram.com/reels/Cx_1-2aB/?utm_source=ig_web_copy_link",
        "https://www.instagram.com/ayse.seramik/p/Cx_1-2aB/?img_index=2",
        "https://www.instagram.com/ayse.seramik/reel/Cx_1-2aB/",
        "https://instagr.am/p/Cx_1-2aB",
    ),
    "https://tiktok.com/@zoe.makes/video/7312345678901234567": (
        "https://www.tiktok.com/@Zoe.Makes/video/7312345678901234567?is_from_webapp=1&sender_device=pc",
        "https://m.tiktok.com/@zoe.makes/video/7312345678901234567/",
        "https://www.tiktok.com/%40zoe.makes/video/7312345678901234567?lang=tr-TR",
    ),
    "https://x.com/tomhill/status/1234567890": (
        "https://twitter.com/TomHill/status/1234567890?s=20&t=abc",
        "https://mobile.twitter.com/tomhill/statuses/1234567890",
        "https://x.com/tomhill/status/1234567890/photo/1",
        "https://vxtwitter.com/tomhill/status/1234567890",
    ),
    "https://x.com/i/status/1234567890": (
        "https://x.com/i/web/status/1234567890",
        "https://twitter.com/i/status/1234567890",
    ),
    "https://bsky.app/profile/oya.example/post/3kabc": ("https://bsky.app/profile/Oya.Example/post/3kabc/",),
    "https://threads.com/@oya/post/C1": ("https://www.threads.net/@Oya/post/C1?xmt=abc",),
    "https://facebook.com/watch?v=123": ("https://m.facebook.com/watch/?v=123&ref=sharing",),
    "https://twitch.tv/videos/123": (
        "https://www.twitch.tv/zoe/v/123",
        "https://m.twitch.tv/videos/123?t=1h",
    ),
    "https://pinterest.com/pin/123": (
        "https://tr.pinterest.com/pin/clay-mugs--123/",
        "https://www.pinterest.co.uk/pin/123",
    ),
    "https://oya.substack.com/p/clay": ("https://open.substack.com/pub/oya/p/clay?r=1&utm_medium=ios",),
    "https://oya.example/yaz%C4%B1/%C3%A7%C3%B6mlek?p=1": (
        "https://www.oya.example/yazı/çömlek/?utm_source=x&p=1&fbclid=2#top",
        "HTTPS://OYA.example:443/a/../yaz%c4%b1/%C3%A7%C3%B6mlek?p=1&&gclid=x",
        "http://m.oya.example:80/./yazı/çömlek?UTM_Campaign=x&p=1",
    ),
    "https://oya.example/%2541": ("https://oya.example/%%341", "https://oya.example/%25%34%31"),
    "https://oya.example:8080/x": ("oya.example:8080/x", "//oya.example:8080/x/"),
    "https://xn--mnchen-3ya.example": ("https://münchen.example/", "https://www.MÜNCHEN.example./"),
    "https://oya.example/?p=12": ("https://oya.example?p=12",),
}
DIFFERENT = (
    "https://youtube.com/watch?v=dQw4w9WgXcq",
    "https://youtube.com/embed/videoseries?list=PL1",
    "https://youtube.com/playlist?list=PL1",
    "https://instagram.com/reels/audio/123",
    "https://instagram.com/share/p/Abc",
    "https://instagram.com/stories/ayse.seramik/123",
    "https://vm.tiktok.com/ZM123",
    "https://tiktok.com/@zoe.makes/photo/7312345678901234567",
    "https://oya.example/x?id=1",
    "https://oya.example/x?id=2",
    "https://oya.example/X?id=2",
    "https://blog.oya.example/x?id=2",
    "https://notyoutube.com/shorts/dQw4w9WgXcQ",
    "https://netflix.com/tom/status/1",
    "https://www.com/x",
)


@pytest.mark.parametrize(("url", "one"), [(url, one) for one, urls in SAME.items() for url in urls])
def test_all_forms_of_a_link_become_one(url: str, one: str) -> None:
    assert canonical(url) == one
    assert canonical(one) == one


@pytest.mark.parametrize("url", DIFFERENT)
def test_what_is_another_page_stays_apart(url: str) -> None:
    assert canonical(url) == url


@pytest.mark.parametrize(
    "url",
    [
        *(
            "",
            " ",
            "hello",
            "no link",
            "javascript:alert(1)",
            "JavaScript://oya.example/%0aalert(1)",
            "data:text/html,x",
        ),
        *(
            "mailto:oya@oya.example",
            "ftp://oya.example/x",
            "file:///etc/passwd",
            "http:/oya.example",
            "https://",
            "https:///x",
        ),
        *(
            "https://user@oya.example/",
            "https://user:pass@oya.example/",
            "https://oya.example\\@evil.example/",
        ),
        *(
            "https://oya.example/a b",
            "https://oya.example/a\nb",
            "https://oya.example/a\tb",
            "https://oya.example/\x1b[31m",
        ),
        *(
            "https://oya.example/\u202egpj",
            "https://oya .example",
            "https://localhost/x",
            "https://printer.local/x",
            "intranet/x",
        ),
        *(
            "http://127.0.0.1/",
            "http://127.1/",
            "http://2130706433/",
            "http://0x7f.1/",
            "http://[::1]/",
            "http://[::1",
            "http://10.0.0.8:80/",
        ),
        *(
            "https://a..example/",
            "https://-a.example/",
            "https://oya.example:99999/",
            "https://oya.example:x/",
            "https://oya%2eexample/",
        ),
        "https://" + "a" * 64 + ".example/",
        "https://oya.example/" + "a" * 3000,
    ],
)
def test_what_is_no_public_web_address_is_refused(url: str) -> None:
    with pytest.raises(InputError) as caught:
        canonical(url)
    assert str(caught.value).isprintable()
    assert "pass" not in str(caught.value).replace("passwd", "")
    assert (platform_of(url), handle_of(url)) == (None, None)


_PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "/",
                "//",
                "..",
                ".",
                "?",
                "&",
                "=",
                "#",
                "%",
                "%4",
                "%41",
                "%2F",
                "%25",
                "@",
                ":",
                "+",
                " ",
                "ı",
                "Ç",
            ]
        ),
        st.sampled_from(
            [
                "utm_x=1",
                "v=abc",
                "watch",
                "shorts",
                "p",
                "reel",
                "status",
                "i",
                "share",
                "video",
                "1",
                "www.",
                "m.",
            ]
        ),
        st.text(max_size=3),
    ),
    max_size=10,
).map("".join)
_HOSTS = st.sampled_from(
    (
        *(
            "youtube.com",
            "youtu.be",
            "www.instagram.com",
            "tiktok.com/@A",
            "twitter.com",
            "bsky.app/profile",
            "m.facebook.com",
        ),
        *(
            "www.m.oya.example",
            "oya.example:81",
            "open.substack.com/pub",
            "linkedin.com",
            "pinterest.com",
            "twitch.tv",
            "ÇA.example",
        ),
    ),
)


@given(st.sampled_from(["https://", "http://", "", "//"]), _HOSTS, _PIECES)
def test_the_canonical_form_stays_as_it_is(scheme: str, host: str, rest: str) -> None:
    try:
        once = canonical(f"{scheme}{host}/{rest}")
    except InputError:
        return
    assert canonical(once) == once
    assert once.startswith("https://")
    assert once.isascii()
    assert platform_of(once) == platform_of(f"{scheme}{host}/{rest}")


@given(st.text())
def test_no_text_brings_it_down(text: str) -> None:
    try:
        assert canonical(canonical(text)) == canonical(text)
    except InputError:
        assert handle_of(text) is None


@pytest.mark.parametrize(
    ("url", "platform", "handle"),
    [
        ("https://www.instagram.com/Ayse.Seramik/", "instagram", "ayse.seramik"),
        ("instagram.com/ayse.seramik?igsh=x", "instagram", "ayse.seramik"),
        ("https://www.instagram.com/ayse.seramik/reel/Cx/", "instagram", "ayse.seramik"),
        ("https://www.instagram.com/stories/ayse.seramik/12/", "instagram", "ayse.seramik"),
        ("https://www.instagram.com/p/Cx/", "instagram", None),
        ("https://www.instagram.com/explore/", "instagram", None),
        ("https://www.instagram.com/share/p/Cx", "instagram", None),
        ("https://www.tiktok.com/@zoe.makes", "tiktok", "zoe.makes"),
        ("https://www.tiktok.com/@zoe.makes/video/1", "tiktok", "zoe.makes"),
        ("https://vm.tiktok.com/ZM1/", "tiktok", None),
        ("https://x.com/TomHill/status/1", "x", "tomhill"),
        ("https://twitter.com/TomHill", "x", "tomhill"),
        ("https://x.com/home", "x", None),
        ("https://x.com/i/status/1", "x", None),
        ("https://www.youtube.com/@LenaBakes/videos", "youtube", "lenabakes"),
        ("https://www.youtube.com/@%C3%87%C3%B6mlek", "youtube", "çömlek"),
        ("https://www.youtube.com/@a%0Ab", "youtube", None),
        ("https://youtu.be/dQw4w9WgXcQ", "youtube", None),
        ("https://bsky.app/profile/oya.example/post/3k", "bluesky", "oya.example"),
        ("https://bsky.app/profile/did:plc:abc/post/3k", "bluesky", None),
        ("https://www.threads.net/@oya", "threads", "oya"),
        ("https://www.twitch.tv/zoe", "twitch", "zoe"),
        ("https://www.linkedin.com/in/oya-k/", "linkedin", "oya-k"),
        ("https://www.facebook.com/oya/posts/pfbid1", "facebook", "oya"),
        ("https://oya.substack.com/p/clay", "substack", "oya"),
        ("https://oya.example/x", None, None),
    ],
)
def test_a_link_tells_its_platform_and_where_it_can_its_person(
    url: str, platform: str | None, handle: str | None
) -> None:
    assert platform_of(url) == platform
    assert handle_of(url) == ((platform, handle) if handle else None)


def test_a_post_keeps_the_link_as_typed_beside_the_canonical_one() -> None:
    post = post_at(
        "https://youtu.be/dQw4w9WgXcQ?si=x", title=" Sourdough\nat 85% ", published=date(2026, 11, 18)
    )
    assert (post.url, post.canonical_url) == ("https://youtu.be/dQw4w9WgXcQ?si=x", VIDEO)
    assert (post.platform, post.title, post.published) == ("youtube", "Sourdough at 85%", date(2026, 11, 18))
    assert post_at("oya.example/x").url == "https://oya.example/x"
    assert post_at("oya.example/x", title=" ").title is None
