"""Asks feeds for posts, all at once, and keeps each answer as it comes; one bad feed stops none of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from outreach.actions import who
from outreach.actions.asking import Want, grouped, request_for, wants, without
from outreach.actions.taking import Result, Taken, take
from outreach.app import App
from outreach.net.carrier import Carrier
from outreach.people.person import Person
from outreach.posts.addresses import FEEDS, without_query
from outreach.posts.feed import Reading, read
from outreach.posts.web import Failure, Response
from outreach.store import events, people
from outreach.workdays import zone, zone_for

#: Answers in one transaction, where they come quickly.
_BATCH = 20
#: So many hosts that cannot be reached, and none that can, say that there is no connection.
_OFFLINE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """One source of one person that gave no good answer, or one that is worth a word."""

    person: Person
    #: `youtube`, or the address.
    where: str
    said: str
    #: When it last gave a good answer, which is kept.
    kept: datetime | None = None
    #: The command that may mend it.
    hint: str = ""


@dataclass(slots=True)
class Fetched:
    """What a fetch did."""

    #: Kind of source -> sources that were asked, and those that answered well.
    asked: Counter[str] = field(default_factory=Counter)
    good: Counter[str] = field(default_factory=Counter)
    #: People of whom nothing can be asked.
    without: tuple[Person, ...] = ()
    troubles: list[Trouble] = field(default_factory=list)
    #: Good answers with something to say: an empty feed, posts that are somebody else's.
    notes: list[Trouble] = field(default_factory=list)
    new: int = 0
    #: Known posts of which something changed.
    changed: int = 0
    people: set[int] = field(default_factory=set)
    #: When the newest of the new posts was published.
    newest: datetime | None = None
    #: There is no connection; nothing was learnt of any feed.
    offline: bool = False
    #: The person asked to stop; what had come is kept.
    stopped: bool = False


def fetch(
    app: App,
    words: tuple[str, ...] = (),
    *,
    tag: str | None = None,
    tell: Callable[[int, int], None] = lambda _done, _of: None,
) -> Fetched:
    """Read the feeds of everybody, of those whom *words* name or of those with a *tag*; *tell* hears how far it is.

    A KeyboardInterrupt ends it early, and what had come is kept. Raises UsageError for words that name nobody.
    """
    with app.reading() as db:
        named = who.several(db, words) if words else people.people(db, tag=tag)
        persons = {one.id: one for one in named}
        found = wants(db, list(persons))
    run = Fetched()
    run.without = tuple(persons[one] for one in without(persons, found))
    run.asked = Counter(one.source.platform for one in found)
    if found:
        _Fetching(app, run, persons, grouped(found)).fetch(tell)
    return run


class _Fetching:
    """One run."""

    def __init__(
        self, app: App, run: Fetched, persons: dict[int, Person], groups: dict[str, list[Want]]
    ) -> None:
        self.app, self.run, self.persons, self.groups = app, run, persons, groups
        #: Page -> the feed that it named.
        self.named: dict[str, str] = {}
        self.batch: list[Result] = []
        self.unreached: list[Result] = []

    def fetch(self, tell: Callable[[int, int], None]) -> None:
        """Ask all, and store what comes in small batches."""
        done, of = 0, len(self.groups)
        with Carrier(self.app.web) as carrier:
            for url, group in self.groups.items():
                carrier.ask(url, request_for(group))
            try:
                for url, answer in carrier:
                    done += self._hear(carrier, url, answer)
                    tell(done, of)
                    if len(self.batch) >= _BATCH or not carrier.waiting:
                        self._store()
            except KeyboardInterrupt:
                self.run.stopped = True
            finally:
                self._store()
        self._settle_unreached()
        self._log()

    def _hear(self, carrier: Carrier, url: str, answer: Response | Failure) -> bool:
        """Take one answer; False where it only leads to the next request."""
        group = self.groups[url]
        if isinstance(answer, Failure):
            result = Result(group=group, reading=_failed(answer, self._zone), url=url)
            (self.unreached if answer.unreached else self.batch).append(result)
            return True
        page = url if url in self.named else None
        platform = group[0].source.platform
        reading = read(answer, now=self.app.now(), found_in=page, platform=platform)
        if reading.next is not None:
            self.named[url] = reading.next.url
            carrier.ask(url, reading.next)
            return False
        holds = answer.moved_to or self.named.get(url) or url
        self.batch.append(Result(group=group, reading=reading, url=holds))
        return True

    def _store(self) -> None:
        """Keep what waits, in one transaction; then, and only then, count it."""
        if not self.batch:
            return
        with self.app.writing() as db:
            taken = take(db, self.batch, zones=cache(self._zone_of), now=self.app.now())
            owners = {one.id: one for one in people.people(db, {owner for _, owner in taken.others})}
        results, self.batch = self.batch, []
        self._count(taken, results, owners)

    def _count(self, taken: Taken, results: Sequence[Result], owners: dict[int, Person]) -> None:
        run = self.run
        run.new += len(taken.new)
        run.changed += taken.changed
        run.people |= {person for person, _ in taken.new}
        moments = [moment for _, moment in taken.new if moment]
        run.newest = max([*moments, *([run.newest] if run.newest else [])], default=None)
        for result in results:
            for want in result.group:
                run.good[want.source.platform] += not result.reading.trouble
                self._tell(want, result.reading)
        for (person, owner), count in taken.others.items():
            said = f"{count} of the posts {'is' if count == 1 else 'are'} stored for {owners[owner].called}"
            hint = f"outreach posts list {who.sign(owners[owner])}"
            run.notes.append(Trouble(person=self.persons[person], where="", said=said, hint=hint))
        for person, count in (+taken.gone).items():
            said = f"{count} of the posts {'is' if count == 1 else 'are'} in the feed no more"
            hint = f"outreach posts list {who.sign(self.persons[person])}"
            run.notes.append(Trouble(person=self.persons[person], where="", said=said, hint=hint))

    def _tell(self, want: Want, reading: Reading) -> None:
        person, where = self.persons[want.person], _where(want)
        if reading.trouble:
            hint = _mended(reading, who.sign(person), want)
            self.run.troubles.append(
                Trouble(person=person, where=where, said=reading.trouble, kept=want.read_at, hint=hint)
            )
        elif said := _remark(reading):
            self.run.notes.append(Trouble(person=person, where=where, said=said))

    def _settle_unreached(self) -> None:
        """Where nothing at all was reached there is no connection, which is no feed's trouble; else it is theirs."""
        hosts = {urlsplit(one.url).hostname for one in self.unreached}
        nothing = sum(map(len, self.groups.values())) == sum(len(one.group) for one in self.unreached)
        surely = any(one.reading.passing for one in self.unreached)
        if self.run.stopped and not self.run.good.total():
            return
        if nothing and (surely or len(hosts) >= _OFFLINE):
            self.run.offline = True
            return
        self.batch = self.unreached
        self._store()

    def _log(self) -> None:
        run, now = self.run, self.app.now()
        if run.offline:
            return
        said = f"{run.new} new, {run.changed} changed; {run.good.total()} of {run.asked.total()} sources answered"
        with self.app.writing() as db:
            events.log(db, "posts.fetched", said, at=now, by=self.app.who)

    def _zone(self) -> ZoneInfo:
        return zone(self.app.config.time_zone)

    def _zone_of(self, number: int) -> ZoneInfo:
        person = self.persons[number]
        return zone_for(person.time_zone, person.country, self.app.config.time_zone)


def _failed(failure: Failure, here: Callable[[], ZoneInfo]) -> Reading:
    """Put a failure as a reading says its trouble."""
    said = failure.reason
    if failure.not_before is not None:
        local = failure.not_before.astimezone(here())
        said += f" until {local:%Y-%m-%d %H:%M}"
    return Reading(trouble=said, hint=failure.hint, passing=failure.passing)


def _where(want: Want) -> str:
    sure = want.source.platform != FEEDS and not want.source.page
    return want.source.platform if sure else without_query(want.source.url)


def _mended(reading: Reading, sign: str, want: Want) -> str:
    """Name the command that may mend a trouble."""
    if reading.no_feed:
        return f"outreach posts add {sign} URL --title ... --date ..."
    if reading.gone and want.source.platform == FEEDS:
        return f"outreach people edit {sign} --feed URL"
    return reading.hint.replace("@handle", sign)


def _remark(reading: Reading) -> str:
    """Say what is odd about a good answer."""
    if reading.early and not reading.posts:
        return f"announces {reading.early}, and has nothing that is published yet"
    if not reading.unchanged and not reading.posts:
        return "is a feed without posts"
    return f"has {reading.unlinked} entries without an address, left out" if reading.unlinked else ""
