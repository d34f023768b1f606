"""No private network is asked, however it is written; what is connected to is what was checked."""

import asyncio
from ipaddress import ip_address

import httpcore
import pytest

from outreach.net.guard import Backend, Guard, NoAnswer, is_public, networks


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "224.0.0.1", "224.0.1.1", "255.255.255.255", "240.0.0.1", "198.18.0.1",
        "::", "::1", "fe80::1", "fc00::1", "fd12::1", "fec0::1", "feff::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "64:ff9b::a00:1", "2002:a00:1::", "2002:7f00:1::1",
    ],
)  # fmt: skip
def test_an_address_that_is_not_of_the_whole_internet_is_refused(address: str) -> None:
    assert not is_public(ip_address(address))
    with pytest.raises(NoAnswer, match="leads into a private network"):
        Guard().check(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "::ffff:8.8.8.8"]
)
def test_a_public_address_is_asked(address: str) -> None:
    Guard().check(address)
    assert is_public(ip_address(address))


def test_only_the_networks_that_are_named_are_asked_too() -> None:
    guard = Guard(networks(["192.168.1.20", "10.0.0.0/8", "fd00::/8"]))
    for good in ("192.168.1.20", "10.9.9.9", "fd00::1", "::ffff:10.0.0.1"):
        guard.check(good)
    for bad in ("192.168.1.21", "127.0.0.1", "fe80::1", "::ffff:127.0.0.1"):
        with pytest.raises(NoAnswer):
            guard.check(bad)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("ftp://blog.example/", "is no web address"),
        ("file:///etc/passwd", "is no web address"),
        ("https:///feed", "is no web address"),
        ("https://blog.example:port/", "is no web address"),
        ("https://blog.example/\nHost: x", "is no web address"),
        ("https://me:hunter2@blog.example/", "holds a login, which is never sent"),
        ("http://blog.example:25/", "names port 25, which is none of the web"),
        ("http://127.0.0.1/", "leads into a private network (127.0.0.1)"),
        ("http://[::1]:8000/", "leads into a private network (::1)"),
    ],
)
def test_an_address_that_is_not_asked_says_why(url: str, said: str) -> None:
    refused = Guard().refusal(url)
    assert refused is not None
    assert refused.reason == said
    assert "hunter2" not in repr(refused)


@pytest.mark.parametrize(
    "url", ["https://blog.example/", "http://blog.example:80/", "http://blog.example:8080/x"]
)
def test_an_address_of_the_web_may_be_asked(url: str) -> None:
    assert Guard().refusal(url) is None


def connect(guard: Guard, host: str, port: int = 80) -> httpcore.AsyncNetworkStream:
    return asyncio.run(Backend(guard).connect_tcp(host, port, timeout=1))


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1", "2130706433", "0x7f.1", "127.1", "0"])
def test_a_name_or_an_old_way_of_writing_an_address_does_not_lead_inward(host: str) -> None:
    with pytest.raises(NoAnswer, match=r"leads into a private network|name that nobody knows"):
        connect(Guard(), host)


def test_a_name_that_is_resolved_anew_for_the_connection_cannot_lead_inward(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The first answer is public, every later one is this machine: only the first may be connected to."""
    answers = iter(["192.0.2.1", *["127.0.0.1"] * 9])
    tried: list[str] = []

    async def resolve(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(2, 1, 6, "", (next(answers), 80))]

    async def connected(_: object, host: str, *__: object, **___: object) -> None:
        tried.append(host)
        raise httpcore.ConnectError("far away")

    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", resolve)
    monkeypatch.setattr(httpcore.AnyIOBackend, "connect_tcp", connected)
    with pytest.raises(httpcore.ConnectError):
        connect(Guard(networks(["192.0.2.0/24"])), "rebinding.example")
    assert tried == ["192.0.2.1"]


def test_one_inward_address_among_several_refuses_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    async def resolve(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(2, 1, 6, "", ("8.8.8.8", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]

    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", resolve)
    with pytest.raises(NoAnswer, match=r"private network \(10\.0\.0\.1\)"):
        connect(Guard(), "mixed.example")


def test_a_socket_of_this_machine_is_no_page() -> None:
    with pytest.raises(NoAnswer):
        asyncio.run(Backend(Guard()).connect_unix_socket("/run/docker.sock"))
