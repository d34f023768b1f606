"""Addresses with what stands there in; a server on loopback that answers for their hosts, for demonstrations."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit


class Pages:
    """Serves while its block lasts; `hosts` is what `App.hosts` wants to know."""

    def __init__(self, pages: Mapping[str, bytes]) -> None:
        self.pages = {_place(url): body for url, body in pages.items()}
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self.pages))
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True)

    @property
    def hosts(self) -> Mapping[str, int]:
        """Each host, with the port of this machine that answers for it."""
        return {host: self.server.server_port for host, _ in self.pages}

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


def _place(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.hostname or "", (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _handler(pages: Mapping[tuple[str, str], bytes]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 5

        def do_GET(self) -> None:
            """Answer with the page, with 304 where the asker has it, or with 404."""
            host = self.headers.get("Host", "").partition(":")[0]
            body = pages.get((host, self.path))
            tag = f'"{sha256(body or b"").hexdigest()[:16]}"'
            if body is None:
                self._answer(404, b"", "text/plain", tag)
            elif self.headers.get("If-None-Match") == tag:
                self._answer(304, b"", "", tag)
            else:
                kind = "application/xml" if body.lstrip().startswith(b"<?xml") else "text/html"
                self._answer(200, body, f"{kind}; charset=utf-8", tag)

        def _answer(self, status: int, body: bytes, kind: str, tag: str) -> None:
            self.send_response(status)
            self.send_header("ETag", tag)
            if kind:
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Say nothing: the terminal is somebody else's."""

    return Handler
