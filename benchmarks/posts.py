"""Feeds on this machine, each 50 ms away; the seconds that we and one who asks in turn need for all of them."""

from __future__ import annotations

import atexit
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import feedparser  # type: ignore[import-untyped]  # it has no types
import httpx

from benchmarks.frame import Absent, timed
from benchmarks.program import ROOT, start
from benchmarks.serving import addresses
from benchmarks.workspaces import fresh
from outreach.actions import fetching as actions
from outreach.app import App
from outreach.net.carrier import Carrier, Web
from outreach.net.guard import Guard, networks
from outreach.posts import feed
from outreach.posts.web import Response


@cache
def _feeds(count: int) -> list[str]:
    """Start the server, and give the addresses of its feeds.

    Raises:
        Absent: this system answers on 127.0.0.1 alone.
    """
    command = [sys.executable, str(ROOT / "benchmarks/serving.py"), str(count)]
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    atexit.register(server.communicate)
    assert server.stdout
    port = server.stdout.readline().strip()
    if not port:
        raise Absent("this system has no addresses 127.0.1.10 and so on; Linux has")
    return addresses(count, int(port))


@cache
def _known(count: int) -> Path:
    """Make a workspace that knows a person for each feed, and may ask this machine."""
    folder = fresh()
    rows = "".join(f"Person {number};person.{number};{url}\n" for number, url in enumerate(_feeds(count)))
    people = folder / "people.csv"
    people.write_text(f"name;handle;feed\n{rows}", "utf-8")
    settings = folder / "config.toml"
    written = settings.read_text("utf-8").replace(
        "[posts]\n", '[posts]\nprivate_networks = ["127.0.0.0/8"]\n'
    )
    settings.write_text(written, "utf-8")
    start("outreach", "--workspace", folder, "import", people, "--yes")
    return folder


def ask(count: int) -> float:
    """Ask for all feeds at once, as a fetch does; start excluded."""
    urls, web = _feeds(count), Web(guard=Guard(networks(["127.0.0.0/8"])))

    def carry() -> None:
        with Carrier(web) as carrier:
            for url in urls:
                carrier.ask(url, feed.ask(url))
            _all_came([len(answer.body) for _, answer in carrier if isinstance(answer, Response)], count)

    return timed(carry)


def ask_in_turn(count: int) -> float:
    """Ask for one after the other by httpx, connections kept open; start excluded."""
    urls = _feeds(count)

    def carry() -> None:
        with httpx.Client(timeout=10, trust_env=False) as client:
            _all_came([len(client.get(url).content) for url in urls], count)

    return timed(carry)


def _all_came(sizes: list[int], count: int) -> None:
    if len(sizes) != count or not all(sizes):
        raise Absent("a feed did not come")


def fetch(count: int) -> float:
    """Fetch all feeds and store their posts, as `outreach posts fetch` does; start excluded."""
    folder = Path(shutil.copytree(_known(count), fresh() / "known"))
    app = App(folder=folder)
    with app.reading():
        app.web  # noqa: B018 - opened, as the database is, before the clock runs

    def carry() -> None:
        done = actions.fetch(app)
        if done.good.total() != count:
            raise Absent("a feed was not read")

    try:
        return timed(carry)
    finally:
        app.close()
        shutil.rmtree(folder)


def read_in_turn(count: int) -> float:
    """Read one after the other by httpx and feedparser, connections kept open, and keep nothing; start excluded."""
    urls = _feeds(count)

    def carry() -> None:
        with httpx.Client(timeout=10, trust_env=False) as client:
            read = [len(feedparser.parse(client.get(url).content).entries) for url in urls]
        _all_came(read, count)

    return timed(carry)
