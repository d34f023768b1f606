"""Which post a mail refers to, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.drafts.picking import NoPick, Pick, pick
from outreach.drafts.sensitive import speaks_of
from outreach.drafts.topics import topics_in
from outreach.posts import Post

TODAY = date(2027, 3, 3)


def post(
    title: str | None = "Two days on the ridge",
    *,
    age: int | None = 4,
    text: str | None = None,
    repost: bool = False,
    reply: bool = False,
) -> Post:
    url = f"https://x.example/{title}-{age}"
    published = None if age is None else TODAY - timedelta(days=age)
    return Post(
        url=url, canonical_url=url, title=title, text=text, published=published, repost=repost, reply=reply
    )


def picked(*posts: Post, topics: tuple[str, ...] = (), days: int = 45) -> Pick | NoPick:
    return pick(posts, today=TODAY, max_age_days=days, topics=topics)


NEW, OLDER, OLD = post("New", age=1), post("Older", age=9), post("Old", age=46)
CLAY, BREAD = (
    post("Fırınsız seramiğin sırrı", age=20),
    post("Ekmek", age=4, text="Bu ekmeği taş fırında pişirdim"),
)


@pytest.mark.parametrize(
    ("posts", "topics", "title", "why"),
    [
        ((OLDER, NEW, OLD), (), "New", "newest of 2 in 45 days"),
        ((NEW,), (), "New", "the only one in 45 days"),
        ((NEW, CLAY, BREAD), ("seramik",), "Fırınsız seramiğin sırrı", "about seramik, 20 days old"),
        ((NEW, CLAY, BREAD), ("Ekmek", "taş fırın"), "Ekmek", "about Ekmek and taş fırın, 4 days old"),
        ((CLAY, BREAD), ("fırın",), "Fırınsız seramiğin sırrı", "about fırın, 20 days old"),
        ((NEW, OLDER), ("seramik", "çini"), "New", "newest of 2 in 45 days, none about seramik or çini"),
        ((post("a", age=0),), ("a",), "a", "about a, of today"),
        ((post("a", age=1),), ("a",), "a", "about a, 1 day old"),
        ((post("limit", age=45), OLD), (), "limit", "the only one in 45 days"),
        ((post(None, text="kiln talk"), OLD), ("kiln",), None, "about kiln, 4 days old"),
    ],
)
def test_the_closest_then_the_newest_is_picked_and_it_says_why(
    posts: tuple[Post, ...], topics: tuple[str, ...], title: str | None, why: str
) -> None:
    got = picked(*posts, topics=topics)
    assert isinstance(got, Pick)
    assert (got.post.title, got.why) == (title, why)


@pytest.mark.parametrize(
    ("posts", "why"),
    [
        ((), "no post is known"),
        ((OLD,), "no post younger than 45 days"),
        ((post(age=None),), "1 post, none with a date"),
        ((post(age=None),) * 5, "5 posts, none with a date"),
        (
            (replace(post(), gone_at=datetime(2026, 11, 1, tzinfo=UTC)),),
            "1 post, none that its feed still lists",
        ),
        ((post(repost=True), post(reply=True)), "2 posts, none their own: reposts and replies"),
        ((post(age=-1),), "1 post, dated in the future"),
        ((post(" ", text="\n"), post("?! 🔥"), OLD), "2 posts, none with words in its title or text"),
        ((post("Babamı kaybettik"), OLD), '1 post in 45 days, "Babamı kaybettik" (speaks of loss)'),
        (
            (
                post(
                    None,
                    text="Bu sabah babamı kaybettik, bir süre buralarda olmayacağım, anlayışınız için sağ olun",
                ),
            ),
            '1 post in 45 days, "Bu sabah babamı kaybettik, bir süre buralarda olmayacağım,…" (speaks of loss)',
        ),
    ],
)
def test_where_there_is_none_it_says_why(posts: tuple[Post, ...], why: str) -> None:
    got = picked(*posts)
    assert isinstance(got, NoPick)
    assert got.why == why


def test_a_post_about_loss_is_passed_over_with_the_reason() -> None:
    sad = post("Dedemin cenazesi", age=0)
    got = picked(sad, NEW, OLDER)
    assert isinstance(got, Pick)
    assert got.post == NEW
    assert got.why == 'newest of 2 in 45 days; passed over "Dedemin cenazesi" (speaks of loss)'
    assert got.passed_over == ((sad, "loss"),)


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("Rest in peace, old friend", "loss"),
        ("My mum PASSED AWAY", "loss"),
        ("Başımız sağ olsun", "loss"),
        ("VEFATININ ardından", "loss"),
        ("I was diagnosed last week", "illness"),
        ("Kansere karşı bir yıl", "illness"),
        ("I'm sorry.", "apology"),
        ("Özür dilerim", "apology"),
    ],
)
def test_titles_that_no_offer_should_lean_on(title: str, about: str) -> None:
    assert speaks_of(title) == about


@pytest.mark.parametrize(
    "title",
    [
        "Maçı kaybettik ama güzeldi",
        "Peace and quiet on the ridge",
        "Sorry not sorry: pineapple pizza",
        "Passing the away fans",
        "Kansas'ta bir gün",
        "Hasta la vista: Madrid gezisi",
        "Hospitality in Hatay",
        "Yaz tutkusu",
        None,
    ],
)
def test_titles_that_only_look_like_it(title: str | None) -> None:
    assert speaks_of(title) is None


@pytest.mark.parametrize(
    ("text", "topic", "touches"),
    [
        ("Seramikte ilk adım", "seramik", True),
        ("SERAMİĞİM kırıldı", "Seramik", True),
        ("Kitabını okudum", "kitap", True),
        ("Ağaçların gölgesi", "ağaç", True),
        ("Handmade ceramic cups", "ceramics", True),
        ("Trail-running shoes", "trail running", True),
        ("Running late", "trail running", False),
        ("Artık yeter", "art", False),
        ("Modern art", "art", True),
        ("Teninize iyi gelir", "tenis", False),
        ("Serap", "seramik", False),
        ("anything", "", False),
    ],
)
def test_a_topic_is_found_whatever_its_ending(text: str, topic: str, touches: bool) -> None:  # noqa: FBT001 - a table's column
    assert bool(topics_in(text, [topic])) is touches


@given(
    st.lists(
        st.builds(
            post,
            st.none() | st.text(max_size=9),
            age=st.none() | st.integers(-3, 60),
            repost=st.booleans(),
            reply=st.booleans(),
        ),
        max_size=6,
    ),
    st.lists(st.text(max_size=5), max_size=2),
)
def test_what_is_picked_may_be_spoken_of_and_the_order_of_posts_is_nothing(
    posts: list[Post], topics: list[str]
) -> None:
    got = pick(posts, today=TODAY, max_age_days=45, topics=topics)
    turned = pick(posts[::-1], today=TODAY, max_age_days=45, topics=topics)
    assert type(got) is type(turned)
    if isinstance(got, Pick) and isinstance(turned, Pick):
        assert got.post.canonical_url == turned.post.canonical_url
        assert not got.post.repost
        assert not got.post.reply
        assert got.post.published
        assert 0 <= (TODAY - got.post.published).days <= 45
        assert (got.post.title or "").strip()
    assert got.why
