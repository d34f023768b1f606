"""Where an answer sends elsewhere: a way into a private network, out of https or to no web address is not taken."""

from __future__ import annotations

import pytest
from carried import FEED, asked, failed, server

from feed_server import FeedServer, page, to

__all__ = ["server"]  # fixtures


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_and_only_a_permanent_one_is_kept(server: FeedServer, code: int) -> None:
    server.play("/feed", to("http://tom.example/new#top", code))
    server.play("tom.example/new", page(FEED))
    answer = asked(server)
    assert (answer.url, answer.body) == ("http://tom.example/new", FEED)
    assert answer.moved_to == ("http://tom.example/new" if code in (301, 308) else None)


def test_of_several_redirects_the_first_permanent_ones_hold(server: FeedServer) -> None:
    server.play("/feed", to("/a", 301))
    server.play("/a", to("/b", 302))
    server.play("/b", to("/c", 301))
    server.play("/c", page(FEED))
    answer = asked(server)
    assert (answer.url, answer.moved_to) == ("http://blog.example/c", "http://blog.example/a")


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("/feed", "sends elsewhere more than 5 times"),
        ("", "sends elsewhere without saying where"),
        ("http://10.1.2.3/", "leads into a private network (10.1.2.3)"),
        ("http://169.254.169.254/latest/meta-data/", "leads into a private network (169.254.169.254)"),
        ("http://localhost:8000/", "leads into a private network (127.0.0.1)"),
        ("http://[::ffff:127.0.0.1]/", "leads into a private network (::ffff:127.0.0.1)"),
        ("file:///etc/passwd", "is no web address"),
        ("gopher://tom.example/", "is no web address"),
        ("http://me:secret@tom.example/", "holds a login, which is never sent"),
        ("http://tom.example:22/", "names port 22, which is none of the web"),
        ("http://[tom/", "sends elsewhere without saying where"),
    ],
)
def test_a_redirect_to_where_nothing_is_asked_is_not_followed(
    server: FeedServer, where: str, said: str
) -> None:
    server.play("/feed", to(where))
    answer = failed(server)
    assert answer.reason == said
    assert "secret" not in repr(answer)


def test_the_way_to_this_very_server_is_shut_though_its_name_is_open(server: FeedServer) -> None:
    server.play("/feed", to(f"http://127.0.0.1:{server.port}/inside"))
    server.play("/inside", page(FEED))
    assert failed(server).reason == "leads into a private network (127.0.0.1)"
    assert server.asked("/inside") == []


def test_a_way_from_https_to_http_is_not_taken(server: FeedServer) -> None:
    server.play("/feed", to("http://tom.example/new"))
    answer = failed(server, "https://blog.example/feed")
    assert answer.reason == "leads from https to http, where anybody on the way could change it"
    assert answer.hint == "outreach people edit @handle --feed http://tom.example/new"


@pytest.mark.parametrize(
    "where", ["http://x.example/a\x9b2J", "http://x.example/?auth=hunter2", "http://me:hunter2@x.example/"]
)
def test_an_odd_address_is_not_offered_to_copy(server: FeedServer, where: str) -> None:
    server.play("/feed", to(where))
    assert failed(server, "https://blog.example/feed").hint == ""


def test_an_address_offered_to_copy_runs_nothing(server: FeedServer) -> None:
    server.play("/feed", to("http://x.example/;rm$IFS-rf"))
    hint = failed(server, "https://blog.example/feed").hint
    assert hint == "outreach people edit @handle --feed 'http://x.example/;rm$IFS-rf'"
