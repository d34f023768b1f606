"""A line ends when we say so, also where the server does not let go of its end."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from authority import Authority
from keeping import SOON

from outreach.net.server import Server, Tls
from outreach.net.smtp.connection import Connection
from outreach.net.smtp.wire import Ended


@contextmanager
def stubborn(authority: Authority, *said: bytes) -> Iterator[tuple[Server, Callable[[], bool]]]:
    """Run a TLS server that says one thing after the other, then reads no more; tells whether its client has gone."""
    over, gone = threading.Event(), threading.Event()

    def serve() -> None:
        raw, _ = listener.accept()
        with raw, authority.context().wrap_socket(raw, server_side=True) as line:
            for number, words in enumerate(said):
                if number:
                    line.recv(1024)
                line.sendall(words + b"\r\n")
            below = socket.socket(fileno=line.detach())
            with below:
                below.settimeout(SOON)
                while below.recv(1024):
                    pass
                gone.set()
                over.wait(SOON)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve)
        thread.start()
        yield Server("127.0.0.1", listener.getsockname()[1], Tls.TLS), lambda: gone.wait(1)
        over.set()
        thread.join(SOON)


@pytest.mark.usefixtures("trusted")
def test_a_farewell_does_not_wait_for_the_server_to_close_its_end(authority: Authority) -> None:
    async def visit(server: Server) -> None:
        line = Connection(server)
        await line.open()
        await line.quit()

    with stubborn(authority, b"220 ready", b"250 here", b"221 bye") as (server, client_has_gone):
        asyncio.run(visit(server))
        assert client_has_gone()


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("said", [(b"220-wait",), (b"220 ready",), (b"220 ready", b"421 not now")])
def test_nothing_is_left_of_a_line_that_never_came_to_stand(
    authority: Authority, said: tuple[bytes, ...]
) -> None:
    async def visit(server: Server) -> None:
        line = Connection(server, command=0.2)
        with pytest.raises(Ended):
            await line.open()
        await line.quit()

    with stubborn(authority, *said) as (server, client_has_gone):
        asyncio.run(visit(server))
        assert client_has_gone()
