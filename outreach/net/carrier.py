"""Many Requests in, their answers out as they come: all at once, but patient with each host.

The asking runs on a loop in a thread of its own, so that whoever reads and stores the answers delays none of them.
"""

from __future__ import annotations

import asyncio
import random
import threading
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from queue import Empty, SimpleQueue
from typing import Any, Self
from urllib.parse import urlsplit

from outreach.net.guard import Guard
from outreach.net.http import Answer, Client, Limits, is_permanent, next_address, whole_response
from outreach.posts.web import Failure, Request, Response

#: Statuses that pass by themselves.
_PASSING = frozenset({429, 500, 502, 503, 504})
#: Answers that wait to be read, beyond which nothing new is asked.
_UNREAD = 32
#: What a Retry-After is believed.
_LONGEST_SHUT = timedelta(days=30)
#: So many hosts that cannot be reached, and none that can, are no fault of theirs.
_HOSTS_OF_OFFLINE = 5
_SKIPPED = Failure(reason="was not asked: no other machine can be reached", unreached=True)


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Web:
    """How the web is asked. Waiting, chance and clock come from outside."""

    guard: Guard = field(default_factory=Guard)
    limits: Limits = field(default_factory=Limits)
    tries: int = 3
    #: Before the second try, times 0.5 to 1.5; four times as long before the third.
    first_wait: float = 2.0
    #: What a Retry-After may ask for; longer is told instead of waited for.
    longest_wait: float = 60.0
    at_once: int = 64
    #: Connections to one host, and the seconds between two requests to it.
    per_host: int = 2
    gap: float = 0.1
    wait: Callable[[float], Awaitable[None]] = asyncio.sleep
    chance: Callable[[], float] = random.random
    now: Callable[[], datetime] = _utc_now


class _Host:
    """Two at a time, a small gap between, and not before it wants to be asked again."""

    def __init__(self, web: Web) -> None:
        self.web = web
        self.lines = asyncio.Semaphore(web.per_host)
        self.free_at = 0.0
        self.shut_until: datetime | None = None

    async def turn(self) -> None:
        """Wait for one's turn."""
        now = asyncio.get_running_loop().time()
        self.free_at = max(now, self.free_at) + self.web.gap
        if (ahead := self.free_at - self.web.gap - now) > 0:
            await self.web.wait(ahead)

    def shut(self) -> float:
        """Give the seconds for which it wants to be left alone."""
        return 0.0 if self.shut_until is None else (self.shut_until - self.web.now()).total_seconds()


class Carrier:
    """Asks what it is given, and hands the answers to whoever goes through it; closes when its block ends."""

    def __init__(self, web: Web) -> None:
        self.web = web
        self.done: SimpleQueue[tuple[Any, Response | Failure] | BaseException] = SimpleQueue()
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self._run, name="carrier", daemon=True)
        self.outstanding = 0
        self.reached = False
        #: Addresses that are being asked.
        self.busy = 0
        #: Hosts that could not be reached.
        self.beyond: set[str] = set()
        self.tasks: set[asyncio.Task[None]] = set()

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(RuntimeError):  # the loop has ended by itself
            self.loop.call_soon_threadsafe(self._stop)
        self.thread.join()

    def ask(self, key: Any, request: Request) -> None:
        """Begin to ask; the answer comes with *key*."""
        self.outstanding += 1
        with suppress(RuntimeError):  # the loop has failed: going through the answers says how
            self.loop.call_soon_threadsafe(self._begin, key, request)

    def __iter__(self) -> Iterator[tuple[Any, Response | Failure]]:
        """Yield each answer as it comes, until all have; what is asked meanwhile is one of them."""
        while self.outstanding:
            try:
                came = self.done.get(timeout=0.5)  # so that Ctrl-C is heard on every system
            except Empty:
                continue
            if isinstance(came, BaseException):
                raise came
            self.outstanding -= 1
            self.loop.call_soon_threadsafe(self._breathe)
            yield came

    @property
    def waiting(self) -> bool:
        """Whether an answer is there to be read."""
        return not self.done.empty()

    @property
    def offline(self) -> bool:
        """Whether no other machine could be reached yet, though several were tried."""
        return not self.reached and len(self.beyond) >= _HOSTS_OF_OFFLINE

    def _run(self) -> None:
        asyncio.set_event_loop(self.loop)
        try:
            self.client = Client(self.web.guard, self.web.limits)
            self.slots = asyncio.Semaphore(self.web.at_once)
            self.unclogged = asyncio.Event()
            self.unclogged.set()
            self.settled = asyncio.Event()
            self.hosts: defaultdict[str, _Host] = defaultdict(lambda: _Host(self.web))
            self.loop.run_forever()
            self.loop.run_until_complete(self._end())
        except BaseException as error:  # noqa: BLE001 - whoever waits for answers is told
            self.done.put(error)
        finally:
            self.loop.close()

    def _stop(self) -> None:
        self.loop.stop()

    async def _end(self) -> None:
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        await self.client.close()

    def _begin(self, key: Any, request: Request) -> None:
        task = self.loop.create_task(self._carry(key, request))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    def _breathe(self) -> None:
        if self.done.qsize() < _UNREAD:
            self.unclogged.set()

    async def _carry(self, key: Any, request: Request) -> None:
        answer = await self._judged(request)
        if answer is _SKIPPED and await self._reaches():
            answer = await self._judged(request)
        self.done.put((key, answer))
        if self.done.qsize() >= _UNREAD:
            self.unclogged.clear()

    async def _judged(self, request: Request) -> Response | Failure:
        """Ask; whatever goes wrong with one address says nothing of the others."""
        self.busy += 1
        self.settled.clear()
        try:
            return await self._patiently(request)
        except Exception as error:  # noqa: BLE001 - what strangers answer is without end; the name of the error is told
            return Failure(reason=f"cannot be asked ({type(error).__name__})")
        finally:
            self.busy -= 1
            if self.reached or not self.busy:
                self.settled.set()

    async def _reaches(self) -> bool:
        """Wait until a machine was reached, or all that were asked could not be; say which."""
        while self.busy and not self.reached:
            await self.settled.wait()
        return self.reached

    async def _patiently(self, request: Request) -> Response | Failure:
        """Ask up to three times where it may help."""
        pause = self.web.first_wait
        for left in reversed(range(self.web.tries)):
            answer, host = await self._follow(request)
            if not left or not self._passes(answer, request) or self._hopeless(answer):
                break
            seconds = max(pause * (0.5 + self.web.chance()), host.shut())
            if seconds > self.web.longest_wait:
                break
            await self.web.wait(seconds)
            pause *= 4
        if isinstance(answer, Response) and answer.status in (429, 503) and host.shut() > 0:
            return Failure(reason=f"asks to be left alone ({answer.status})", not_before=host.shut_until)
        return answer

    def _hopeless(self, answer: Response | Failure) -> bool:
        return self.offline and isinstance(answer, Failure) and answer.unreached

    @staticmethod
    def _passes(answer: Response | Failure, request: Request) -> bool:
        if isinstance(answer, Failure):
            return answer.passing
        return answer.status in _PASSING or answer.status in request.passing

    async def _follow(self, request: Request) -> tuple[Response | Failure, _Host]:
        """Ask, and go where redirects lead, each hop judged anew; give the last host too."""
        url, moved_to, steady = request.url, None, True
        for _ in range(self.web.limits.redirects + 1):
            host = self.hosts[_host(url)]
            answer = await self._in_turn(host, url, request)
            if isinstance(answer, Failure):
                return answer, host
            to = next_address(url, answer)
            if to is None:
                return whole_response(url, answer, moved_to), host
            if isinstance(to, Failure):
                return to, host
            steady = steady and is_permanent(answer)
            url, moved_to = to, to if steady else moved_to
        return Failure(reason=f"sends elsewhere more than {self.web.limits.redirects} times"), host

    async def _in_turn(self, host: _Host, url: str, request: Request) -> Answer | Failure:
        """Ask one address when it is its host's turn."""
        async with host.lines:
            if (shut := host.shut()) > 0:
                if shut > self.web.longest_wait:
                    return Failure(reason="asks to be left alone", not_before=host.shut_until)
                await self.web.wait(shut)
            await host.turn()
            async with self.slots:
                await self.unclogged.wait()
                if self.offline:
                    return _SKIPPED
                answer = await self.client.ask(url, request)
        if isinstance(answer, Failure) and answer.unreached:
            self.beyond.add(_host(url))
        elif isinstance(answer, Answer) or answer.passing:
            self.reached = True
            self.settled.set()
            if isinstance(answer, Answer) and answer.status in (429, 503):
                host.shut_until = _retry_after(answer, self.web.now()) or host.shut_until
        return answer


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _retry_after(answer: Answer, now: datetime) -> datetime | None:
    """Read Retry-After, in seconds or as a date (RFC 9110 section 10.2.3); what is beyond a month is a month."""
    said, latest = answer.headers.get("retry-after", "").strip(), now + _LONGEST_SHUT
    if said.isascii() and said.isdecimal():
        return min(now + timedelta(seconds=int(said[:9])), latest)
    try:
        moment = parsedate_to_datetime(said)
        return min(moment if moment.tzinfo else moment.replace(tzinfo=UTC), latest)
    except (ValueError, OverflowError):
        return None
