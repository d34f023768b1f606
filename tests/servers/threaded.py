"""Runs what lives in an event loop beside a test that does not."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import AbstractAsyncContextManager, contextmanager
from typing import TypeVar

from keeping import SOON

T = TypeVar("T")


@contextmanager
def threaded(make: Callable[[], AbstractAsyncContextManager[T]]) -> Iterator[T]:
    """Enter what *make* gives, in the loop of a thread of its own, and give what it gives."""
    made: Future[tuple[T, Callable[[], object]]] = Future()

    async def run() -> None:
        over, loop = asyncio.Event(), asyncio.get_running_loop()
        async with make() as value:
            made.set_result((value, lambda: loop.call_soon_threadsafe(over.set)))
            await over.wait()

    def work() -> None:
        try:
            asyncio.run(run())
        except BaseException as error:
            if made.done():
                raise
            made.set_exception(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    value, end = made.result(SOON)
    try:
        yield value
    finally:
        end()
        thread.join(SOON)
