"""What is not of whoever published it: words of others and answers in a feed are marked."""

import pytest
from written import DATED, entry, read, rss


@pytest.mark.parametrize(
    ("inside", "repost", "reply"),
    [
        ("<title>RT @tom: a kiln</title>", True, False),
        ("<title>RT by @ayse: a kiln</title>", True, False),
        ("<description>RT @tom a kiln</description>", True, False),
        ('<description>&lt;p&gt;&lt;a class="tumblr_blog" href="https://t.example"&gt;tom&lt;/a&gt;:&lt;/p&gt;</description>', True, False),
        ("<title>Re: your kiln</title>", False, True),
        ("<title>Ynt: fırın</title>", False, True),
        ("<title>R to @tom: yes</title>", False, True),
        ("<description>&lt;p&gt;@tom yes&lt;/p&gt;</description>", False, True),
        ("<title>A</title><thr:in-reply-to ref='tag:x'/>", False, True),
        ("<title>Art of the kiln</title><description>@home</description>", False, False),
        ("<title>Reading</title>", False, False),
        ("<title>Re:Zero, watched again</title>", False, False),
    ],
)  # fmt: skip
def test_words_of_others_and_answers_are_marked(inside: str, repost: object, reply: object) -> None:
    post = entry(inside)
    assert (post.repost, post.reply) == (repost, reply)


def test_a_video_named_like_an_answer_is_none() -> None:
    assert entry("<title>Re: Zero</title>", link="https://youtu.be/abcdefghijk").reply is False


def test_what_leads_to_another_site_than_its_neighbours_is_somebody_elses() -> None:
    urls = (
        "https://blog.example/1",
        "https://news.example/story",
        "https://blog.example/2",
        "https://blog.example/3",
    )
    found = rss(*(f"<title>t</title><link>{one}</link>{DATED}" for one in urls))  # fmt: skip
    assert {one.post.canonical_url for one in found.posts if one.post.repost} == {
        "https://news.example/story"
    }
    collected = rss(
        *(f"<title>t</title><link>https://site{n}.example/x</link>{DATED}" for n in range(5)),
        head="<link>https://linkblog.example/</link>",
    )
    assert all(one.post.repost for one in collected.posts)


def test_a_feed_that_stands_elsewhere_than_its_posts_is_their_own() -> None:
    entries = [f"<title>t</title><link>https://oya.example/{n}</link>{DATED}" for n in range(3)]
    assert not any(
        one.post.repost for one in rss(*entries, head="", url="https://feeds.feedburner.com/oya").posts
    )


OYA = "abcdefghijklmnopqrstuv"


def videos(head: str, *channels: str) -> list[bool]:
    entries = "".join(
        f"<entry><yt:channelId>{channel}</yt:channelId><title>v</title><link href='https://www.youtube.com/watch?v=abcdefghij{n}'/></entry>"
        for n, channel in enumerate(channels)
    )
    spaces = 'xmlns="http://www.w3.org/2005/Atom" xmlns:yt="http://www.youtube.com/xml/schemas/2015"'
    found = read(f"<feed {spaces}>{head}{entries}</feed>", "https://www.youtube.com/feeds/videos.xml?x=1")
    return [one.post.repost for one in found.posts]


@pytest.mark.parametrize(
    "head",
    [
        f"<yt:channelId>{OYA}</yt:channelId>",
        f"<yt:channelId>UC{OYA}</yt:channelId>",
        f"<link rel='alternate' href='https://www.youtube.com/channel/UC{OYA}'/>",
    ],
)
def test_a_video_of_another_channel_is_a_repost(head: str) -> None:
    assert videos(head, f"UC{OYA}", "UCsomebodyelsesomebodyel") == [False, True]


def test_in_a_feed_of_no_channel_no_video_is_anybodys_own() -> None:
    playlist = "<link rel='alternate' href='https://www.youtube.com/playlist?list=PLabc'/>"
    assert videos(playlist, f"UC{OYA}", "UCsomebodyelsesomebodyel") == [True, True]
