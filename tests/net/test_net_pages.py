"""Pages that stand on this machine are asked as the web is."""

from outreach.net.carrier import Carrier, Web
from outreach.net.guard import Guard
from outreach.net.pages import Pages
from outreach.posts import feed
from outreach.posts.web import Request, Response

FEED = b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>"
CHANNEL = "https://www.youtube.com/feeds/videos.xml?channel_id=UCx"


def ask(pages: Pages, *requests: Request) -> list[Response]:
    with Carrier(Web(guard=Guard(hosts=pages.hosts))) as carrier:
        for number, request in enumerate(requests):
            carrier.ask(number, request)
        answers = dict(carrier)
    return [one for _, one in sorted(answers.items()) if isinstance(one, Response)]


def test_each_host_answers_under_its_own_name_without_a_certificate() -> None:
    with Pages({CHANNEL: FEED, "https://oya.example/": b"<html>x</html>"}) as pages:
        video, site, other = ask(
            pages, feed.ask(CHANNEL), feed.ask("https://oya.example"), feed.ask("https://oya.example/x")
        )
        (again,) = ask(pages, feed.ask(CHANNEL, etag=video.etag))
    assert (video.body, video.content_type) == (FEED, "application/xml; charset=utf-8")
    assert (site.body, site.content_type) == (b"<html>x</html>", "text/html; charset=utf-8")
    assert (other.status, again.status) == (404, 304)
