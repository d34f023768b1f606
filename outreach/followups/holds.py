"""The one list of reasons why somebody is not written to now; queue, plan and `why` all read it.

Those that are final have a twin in the SQL of the intent (`store.outbox`), so that what becomes true between
plan and wire still stops the mail.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from outreach.followups.progress import Incoming, Progress
from outreach.mail.delivery import DeliveryState
from outreach.mail.domain.recipient import Verdict
from outreach.people.addresses import canonical
from outreach.people.record import NoteKind
from outreach.replies import Kind
from outreach.replies.judgement import UNREADABLE
from outreach.workdays import zone_for


@dataclass(frozen=True, slots=True)
class Hold:
    """One reason, with the code that scripts know it by."""

    code: str
    #: Why, in words for the marketer.
    because: str
    #: When it lifts by itself; None where a person must act, or never.
    until: datetime | None = None
    #: It ends the sequence for good.
    final: bool = False


#: Verdicts of DNS by which no mail arrives.
_NO_MAIL = {
    Verdict.NO_NAME: "does not exist",
    Verdict.NULL_MX: "takes no mail (null MX)",
    Verdict.NO_SERVER: "has no server for mail",
}
#: How long a note of absence holds: from the day of return on, and where it names none.
_RETURNED, _AWAY = timedelta(days=2), timedelta(days=7)

Check = Callable[[Progress, datetime], Hold | None]
#: It waits, or a sender has just taken it.
_QUEUED = frozenset({DeliveryState.QUEUED, DeliveryState.CLAIMED})


def suppressed(progress: Progress, _now: datetime) -> Hold | None:
    """They are blocked."""
    if progress.suppressed_because is None:
        return None
    return Hold("suppressed", f"blocked: {progress.suppressed_because}", final=True)


def stopped(progress: Progress, _now: datetime) -> Hold | None:
    """A person stopped this sequence."""
    if progress.stopped_at is None:
        return None
    return Hold("stopped", _with("stopped", progress.stopped_because), final=True)


def answered(progress: Progress, _now: datetime) -> Hold | None:
    """They wrote back."""
    answers = progress.answers()
    if not answers:
        return None
    no = next((one for one in answers if one.kind in _SAID), None)
    one, said = (no, _SAID[no.kind]) if no else (answers[0], "answered")
    return Hold("answered", f"{said} on {day_of(progress, one.at)}", final=True)


#: What they did who want no more mail.
_SAID = {Kind.OPT_OUT: "asked for no more mail", Kind.COMPLAINT: "reported our mail as spam"}


def answered_elsewhere(progress: Progress, _now: datetime) -> Hold | None:
    """Somebody knows that they answered, though not to this program."""
    answers = progress.noted_since_named(NoteKind.ANSWERED)
    if not answers:
        return None
    wish = next((one for one in answers if one.lasting), None)
    said = f"asked for no more mail {wish.text}" if wish else f"answered before ({answers[-1].text})"
    return Hold("answered-elsewhere", said, final=True)


def contacted(progress: Progress, _now: datetime) -> Hold | None:
    """Somebody wrote to them before this program did, and nobody named them since."""
    before = progress.noted_since_named(NoteKind.CONTACTED)
    if not before or any(mail.left_at for mail in progress.sent):
        return None
    return Hold("contacted", f"in touch before ({before[-1].text})")


def bounced(progress: Progress, _now: datetime) -> Hold | None:
    """The address does not work."""
    if progress.bounced_at is None:
        return None
    return Hold("bounced", f"the address was refused on {day_of(progress, progress.bounced_at)}", final=True)


def no_address(progress: Progress, _now: datetime) -> Hold | None:
    """Nobody knows where to write to."""
    return Hold("no-address", "no address") if progress.person.address is None else None


def unknown(progress: Progress, _now: datetime) -> Hold | None:
    """Nobody knows whether the last mail arrived."""
    lost = next((one for one in progress.sent if one.state is DeliveryState.UNKNOWN), None)
    if lost is None:
        return None
    return Hold("unknown", f"{_with(lost.step, lost.said)}; nobody knows whether it arrived")


def in_queue(progress: Progress) -> bool:
    """Say whether a mail to them waits in the queue, or has just been taken out of it."""
    return progress.last is not None and progress.last.state in _QUEUED


def readdressed(progress: Progress, _now: datetime) -> Hold | None:
    """A mail is queued for an address, or their thread is with one, that is no longer the one to write to."""
    last, address = progress.last, progress.person.address
    if last is None or address is None or last.recipient == canonical(address):
        return None
    begun = "their thread is with" if last.left_at else f"{last.step} is queued for"
    over = progress.answered or progress.stopped_at is not None
    if over or not (last.left_at or in_queue(progress)):
        return None
    words = f"{begun} {last.recipient}, the address is now {address}"
    return Hold("readdressed", f"{words}: stop them, and write in a new campaign")


def no_mailbox(progress: Progress, _now: datetime) -> Hold | None:
    """A report said that the address does not exist, and it is still theirs."""
    reports = progress.bounces()
    if not reports:
        return None
    because = f"the address does not exist, a bounce of {day_of(progress, reports[-1].at)} says"
    return Hold("no-mailbox", because)


def takes_no_mail(progress: Progress, _now: datetime) -> Hold | None:
    """No mail can reach the domain of their address, by its own word."""
    words, address = _NO_MAIL.get(progress.domain or Verdict.TAKES), progress.person.address
    if words is None or address is None:
        return None
    domain = canonical(address).rpartition("@")[2]
    return Hold("takes-no-mail", f"{domain} {words}, DNS says: outreach people edit WHO --email ADDRESS")


def machine_mail(progress: Progress, _now: datetime) -> Hold | None:
    """A machine answered for them, or something that cannot be read came, and no person has looked yet."""
    mails = progress.machine_mail()
    if not mails:
        return None
    last, day = mails[-1], day_of(progress, mails[-1].at)
    if last.reason.startswith(UNREADABLE):
        return Hold("machine-mail", f"a mail of {day} is {UNREADABLE}: open it in your mail program")
    return Hold("machine-mail", f'a machine wrote on {day}: "{last.said}"')


def perhaps_answered(progress: Progress, _now: datetime) -> Hold | None:
    """Another may have answered for them, or they from an address of which we do not know; nobody asks once they did."""
    mails = progress.doubts()
    if not mails or progress.answered:
        return None
    who = mails[0].sender or "nobody who is named"
    because = f"a mail of {day_of(progress, mails[0].at)} from {who} may be their answer"
    return Hold("perhaps-answered", f"{because}: outreach queue --unmatched")


def soft_bounce(progress: Progress, _now: datetime) -> Hold | None:
    """A mail of this sequence came back; the address may work another time."""
    reports = progress.came_back()
    if not reports:
        return None
    last = reports[-1]
    why = f": {last.reason}" if last.reason else ""
    return Hold("soft-bounce", f"a mail came back on {day_of(progress, last.at)}{why}")


def away(progress: Progress, now: datetime) -> Hold | None:
    """A note of absence came, and they are probably not back."""
    notes = progress.absences()
    if not notes:
        return None
    until, note = max(((_back(progress, one), one) for one in notes), key=lambda pair: pair[0])
    if until <= now:
        return None
    day = _return(progress, note)
    back = f"probably back on {_day(day)}, " if day else ""
    words = f'{back}a machine answered on {day_of(progress, note.at)}: "{note.said}"'
    return Hold("away", words, until=until)


def _back(progress: Progress, note: Incoming) -> datetime:
    """Give the moment from which they are written to again: days after their return, whose mail waits for them then."""
    day = _return(progress, note)
    if day is None:
        return max(note.at, note.kept_at) + _AWAY
    return datetime.combine(day, time(), _zone(progress)) + _RETURNED


def _return(progress: Progress, note: Incoming) -> date | None:
    """Give the day of return that a note names; a day before it was written is of something else."""
    day = note.returns_on
    return day if day and day >= note.at.astimezone(_zone(progress)).date() else None


def unlawful(progress: Progress, _now: datetime) -> Hold | None:
    """The law of their country forbids it, as far as is recorded."""
    return Hold("unlawful", progress.unlawful) if progress.unlawful else None


def paused(progress: Progress, _now: datetime) -> Hold | None:
    """A person paused it."""
    return Hold("paused", f"paused: {progress.paused_because}") if progress.paused_because else None


def snoozed(progress: Progress, now: datetime) -> Hold | None:
    """A person paused it until a day."""
    if progress.snoozed_until is None or progress.snoozed_until <= now:
        return None
    return Hold("snoozed", _with("paused", progress.snoozed_because), until=progress.snoozed_until)


#: Codes of those that a person brings about, and lifts.
PAUSES = frozenset({"paused", "snoozed"})
#: In the order in which they are told; the first one is the reason that a listing shows.
HOLDS: tuple[Check, ...] = (
    suppressed,
    stopped,
    answered,
    answered_elsewhere,
    bounced,
    unknown,
    readdressed,
    no_mailbox,
    takes_no_mail,
    soft_bounce,
    machine_mail,
    perhaps_answered,
    away,
    unlawful,
    paused,
    snoozed,
    no_address,
    contacted,
)


def holds(progress: Progress, now: datetime) -> tuple[Hold, ...]:
    """Give every reason why this person is not written to at *now*, strongest first."""
    return tuple(hold for check in HOLDS if (hold := check(progress, now)))


def freed(progress: Progress, now: datetime) -> datetime | None:
    """Give the moment from which nothing more held them, as far as it is known: when a pause or an absence was over, or a person looked."""
    looked = progress.looked_at
    held = [one.kept_at for one in progress.received if one.kind in _LOOKED_AT]
    ends = [_back(progress, one) for one in progress.absences()]
    ends += [progress.snoozed_until] if progress.snoozed_until else []
    ends += [looked] if looked and any(kept_at < looked for kept_at in held) else []
    return max((end for end in ends if end <= now), default=None)


#: What holds a sequence until a person has looked, or for a time.
_LOOKED_AT = frozenset({Kind.OTHER, Kind.AUTO_REPLY, Kind.BOUNCE_SOFT})


def day_of(progress: Progress, moment: datetime) -> str:
    """Name the day of *moment* by their clock; by that of Greenwich where it is not known."""
    return _day(moment.astimezone(_zone(progress)).date())


def _zone(progress: Progress) -> tzinfo:
    person = progress.person
    return zone_for(person.time_zone, person.country, "UTC")


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _with(what: str, because: str | None) -> str:
    return f"{what}: {because}" if because else what
