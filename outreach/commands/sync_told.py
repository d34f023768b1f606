"""What was read of the mailboxes, told: what came in, what it ended, and what is next."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.options import talk
from outreach.errors import Outcome
from outreach.output.inbox import doubtful_words
from outreach.output.moments import counted

if TYPE_CHECKING:
    from outreach.actions.synced import Arrival, Synced


#: Seconds between two lines of progress.
_PROGRESS = 3.0
#: To how many it is said by name that the same applies.
_NAMED = 4
#: Folded words by which somebody asks that what is known of them be erased.
_ERASURE = ("kvkk", "gdpr", "verilerim", "my data", "personal data", "my details", "my information")
#: Messages of which the words are shown; a first reading may find hundreds.
_WHOLE = 30


def teller() -> Callable[[str, int, int], None]:
    """Give what tells how far a folder is read: every few seconds, and nothing of what is quick."""
    last = time.monotonic()

    def tell(folder: str, looked: int, all_of_it: int) -> None:
        nonlocal last
        if time.monotonic() - last >= _PROGRESS:
            last = time.monotonic()
            talk(f"  {folder}: {looked} of {all_of_it} looked at")

    return tell


def show(app: App, done: Synced) -> None:
    """Show what is new, and sum up; what is next comes last."""
    show_new(app, done)
    _sum_up(app, done)


def show_new(app: App, done: Synced) -> None:
    """Show what is new, and nothing where nothing is."""
    for line in _looked(app, done):
        talk(line)
    arrivals = _people_first(done.arrivals) if len(done.arrivals) > _WHOLE else done.arrivals
    for arrival in arrivals[:_WHOLE]:
        click.echo(_shown(arrival))
    if more := Counter(one.kind for one in arrivals[_WHOLE:]):
        kinds = ", ".join(f"{kind.called} {number}" for kind, number in more.most_common())
        talk(f"{more.total()} more, not shown ({kinds}): outreach queue")
    for person, because in done.by_hand:
        click.echo(f"{'by hand':<13} {person.called}: {because}")


def _people_first(arrivals: Sequence[Arrival]) -> Sequence[Arrival]:
    """Put what people wrote before what machines wrote."""
    from outreach.followups.progress import ENDING

    return sorted(arrivals, key=lambda one: one.kind not in ENDING)


def _looked(app: App, done: Synced) -> list[str]:
    """Say what was read in which folders: `INBOX 5 looked at, 3 for you`, a line for each account."""
    from outreach.text import clean

    found: dict[str, list[str]] = {}
    for one in done.looked:
        found.setdefault(one.account, []).append(
            f"{clean(one.folder)} {one.new} looked at, {one.theirs or 'none'} for you"
        )
    several = sum(account.imap is not None for account in app.config.accounts.values()) > 1
    return [f"{name}: {'; '.join(said)}" if several else "; ".join(said) for name, said in found.items()]


def _shown(arrival: Arrival) -> str:
    from outreach.output.mail import indented
    from outreach.output.understood_mail import wanted
    from outreach.replies import Kind
    from outreach.replies.interest import interest
    from outreach.replies.judgement import UNREADABLE
    from outreach.replies.wordless import NO_WORDS
    from outreach.text import clean

    head = f"{arrival.kind.called:<13} "
    if arrival.kind in {Kind.BOUNCE_HARD, Kind.BOUNCE_SOFT, Kind.DELAYED}:
        return f"{head}{clean(arrival.sent_to)}: {arrival.reason}"
    head += f"{arrival.person.called}  {clean(arrival.subject)}".rstrip()
    if arrival.reason.startswith(UNREADABLE):
        return f"{head}\n{' ' * 14}{arrival.reason}"
    if arrival.kind is Kind.AUTO_REPLY:
        return "\n".join((head, *_absence(arrival)))
    if arrival.kind not in {Kind.REPLY, Kind.OPT_OUT}:
        return head
    if other := _other_address(arrival):
        head += f"\n{' ' * 14}from {clean(other)}, you wrote to {clean(arrival.sent_to)}"
    answered = arrival.kind is Kind.REPLY
    said = arrival.text.strip() or (NO_WORDS if answered else "")
    wish = wanted(interest(arrival.text)) if answered else ""
    return "\n".join((head, *(indented(one, by=" " * 14) for one in (said, wish) if one)))


def _absence(arrival: Arrival) -> list[str]:
    """Say when they return and who answers meanwhile, as far as the note says it."""
    from outreach.text import clean

    day, instead = arrival.returns_on, arrival.substitute
    said = (
        f"probably back on {day.day} {day:%B %Y}" if day else "names no day of return: waits a week",
        f"probably stands in for them: {clean(instead)}" if instead else "",
    )
    return [" " * 14 + one for one in said if one]


def _other_address(arrival: Arrival) -> str:
    """Give the address that somebody answered from, where it is not the one that was written to."""
    from outreach.errors import InputError
    from outreach.people.addresses import canonical

    try:
        same = canonical(arrival.sender) == arrival.sent_to
    except InputError:
        same = False
    return "" if same else arrival.sender


def ended_words(done: Synced) -> str:
    """Say what it ended, held and settled; nothing where it did not."""
    from outreach.output.plan import names

    whose = f"{'those' if len(done.others) > 1 else 'that'} of {names(done.others)}"
    among = "among them " if done.ended > len(done.others) else ""
    others = f", {among}{whose}" if done.others else ""
    ended = f"{counted(done.ended, 'sequence')} ended{others}" if done.ended else ""
    held = f"{counted(done.held, 'sequence')} held" if done.held else ""
    settled = f"{counted(done.settled, 'mail')} of unknown fate did arrive" if done.settled else ""
    back = (
        f"{counted(done.returned, 'mail')} of unknown fate did not leave: queued again"
        if done.returned
        else ""
    )
    return "; ".join(one for one in (ended, held, settled, back) if one)


def trouble_words(done: Synced) -> list[str]:
    """Say what may be an answer and belongs to nobody, and what could not be read."""
    words = [f"not read: {problem}" for problem in done.unread]
    if done.doubtful:
        words.insert(0, doubtful_words(done.doubtful))
    for name, error in done.failed.items():
        account = f"account {name}"
        said = str(error) if str(error).startswith(f"{account} ") else f"{account}: {error}"
        words += [f"not read: {said}", *([f"try: {error.hint}"] if error.hint else [])]
    return words


def _sum_up(app: App, done: Synced) -> None:
    from outreach.mail.delivery import Transport

    said, practice = ended_words(done), app.transport is Transport.LOCAL
    if not practice and not any(one.imap for one in app.config.accounts.values()):
        talk("No account in config.toml says where its mailbox is (imap), so no answer can be read.")
    elif said or not (done.arrivals or done.by_hand or done.failed or done.looked):
        talk(said or "Nothing new.")
    if practice and done.unmatched:
        talk(f"{counted(done.unmatched, 'other mail')} in inbox/, from nobody you wrote to: not kept")
    for words in (*trouble_words(done), *(f"next: {one}" for one in _following(done))):
        talk(words)


def _following(done: Synced) -> Iterator[str]:
    """Name what follows: what each kind of mail asks for, with all whom it concerns, and the queue."""
    from outreach.actions.who import sign
    from outreach.replies import Kind

    words = {
        Kind.OPT_OUT: ("to keep them out of new lists as well", 'block {who} --because "asked"'),
        Kind.COMPLAINT: ("to keep them out of new lists as well", 'block {who} --because "reported as spam"'),
        Kind.BOUNCE_HARD: ("if you know another address", "people edit {who} --email ADDRESS"),
        Kind.BOUNCE_SOFT: ("how their sequence goes on", "why {who}"),
    }
    whom: dict[Kind, dict[str, None]] = {}
    for one in done.arrivals:
        whom.setdefault(one.kind, {})[sign(one.person)] = None
    for kind, (why, command) in words.items():
        if who := list(whom.get(kind, ())):
            yield f"{why}{_likewise(who[1:])}: outreach {command.format(who=who[0])}"
    if erasing := [
        sign(one.person) for one in done.arrivals if one.kind is Kind.OPT_OUT and _asks_to_be_erased(one.text)
    ]:
        yield f"to erase what is known of them{_likewise(erasing[1:])}: outreach forget {erasing[0]}"
    only_strays = done.doubtful and not (done.arrivals or done.by_hand)
    yield "outreach queue --unmatched" if only_strays else "outreach queue"


def _likewise(others: Sequence[str]) -> str:
    """Name some to whom the same applies, and count the rest."""
    more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
    return f", likewise for {', '.join(others[:_NAMED])}{more}" if others else ""


def _asks_to_be_erased(text: str) -> bool:
    from outreach.text import search_key

    words = search_key(text)
    return any(word in words for word in _ERASURE)


def outcomes(done: Synced) -> list[Outcome]:
    """Say how it ended: what failed beside something that was read was done in part."""
    failed = [one.outcome for one in done.failed.values()]
    partly = Outcome.PARTLY if failed or done.unread else None
    return [one for one in (*failed, partly) if one]
