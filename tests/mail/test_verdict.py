"""What each event on the wire makes of a message: the whole table, by phase."""

from __future__ import annotations

from datetime import timedelta
from time import process_time

import pytest

from outreach.mail.conversation import Phase, Reply, Silence
from outreach.mail.delivery import MOVES, DeliveryState
from outreach.mail.verdict import Verdict, backoff, judge

BEFORE = (Phase.CONNECT, Phase.HELLO, Phase.LOGIN, Phase.MAIL, Phase.RCPT, Phase.DATA)
OURS = (Phase.CONNECT, Phase.HELLO, Phase.LOGIN, Phase.MAIL)
AGAIN = Verdict(DeliveryState.QUEUED, retry=True)
PAUSED = Verdict(DeliveryState.QUEUED, pause_account=True)
UNKNOWN = Verdict(DeliveryState.UNKNOWN)
UNWANTED = Verdict(DeliveryState.QUEUED, retry=True, pause_account=True)
REFUSED = Verdict(DeliveryState.REFUSED)
BOUNCED = Verdict(DeliveryState.REFUSED, address_failed=True)


@pytest.mark.parametrize(
    ("phase", "event", "verdict"),
    [
        (Phase.CONNECT, Reply(220), Verdict(DeliveryState.CLAIMED)),
        (Phase.RCPT, Reply(251, "2.1.5 will forward"), Verdict(DeliveryState.CLAIMED)),
        (Phase.DATA, Reply(354), Verdict(DeliveryState.SENDING)),
        (Phase.BODY, Reply(250, "2.0.0 queued"), Verdict(DeliveryState.SENT)),
        (Phase.RCPT, Reply(450, "4.2.1 greylisted"), AGAIN),
        (Phase.RCPT, Reply(550, "5.1.1 unknown"), Verdict(DeliveryState.REFUSED, address_failed=True)),
        (Phase.RCPT, Reply(550, "no such user"), Verdict(DeliveryState.REFUSED, address_failed=True)),
        (Phase.RCPT, Reply(550, "5.7.1 relaying denied"), UNWANTED),
        (Phase.DATA, Reply(554, "5.5.1 no valid recipients"), Verdict(DeliveryState.REFUSED)),
        (Phase.DATA, Reply(250, "what"), AGAIN),
        (Phase.BODY, Reply(452, "4.3.1 full"), AGAIN),
        (Phase.BODY, Reply(421, "4.4.2 closing"), AGAIN),
        (Phase.BODY, Reply(554, "5.6.0 content"), Verdict(DeliveryState.REFUSED)),
        (Phase.BODY, Reply(550, "5.7.26 not authenticated"), UNWANTED),
        (Phase.BODY, Reply(550, "5.4.5 daily quota"), UNWANTED),
        (Phase.BODY, Reply(354), UNKNOWN),
        (Phase.BODY, Reply(0), UNKNOWN),
        (Phase.BODY, Reply(999), UNKNOWN),
        (Phase.LOGIN, Reply(535, "5.7.8 wrong password"), PAUSED),
        (Phase.QUIT, Reply(500), AGAIN),
    ],
)
def test_a_reply_settles_what_it_can(phase: Phase, event: Reply, verdict: Verdict) -> None:
    assert judge(phase, event) == verdict


#: What servers say, and what it is about.
ABOUT_US = (
    Reply(550, "5.7.1 relaying denied"),
    Reply(554, "5.7.1 Message rejected under suspicion of SPAM"),
    Reply(550, "5.7.26 This mail is unauthenticated"),
    Reply(550, "5.7.233 - Your message can't be sent because your tenant exceeded its daily limit"),
    Reply(550, "5.7.60 SMTP; Client does not have permissions to send as this sender"),
    Reply(550, "5.4.5 Daily user sending limit exceeded."),
    Reply(550, "5.1.90 Your message can't be sent because you've reached your daily limit for recipients"),
    Reply(550, "5.1.8 Access denied, bad outbound sender"),
    Reply(554, "5.2.252 SendAsDenied; selin@kilnhaus.example not allowed to send as selin@example.com"),
    Reply(454, "4.7.0 Throttling failure: Daily message quota exceeded."),
    Reply(454, "4.7.0 Throttling failure: Maximum sending rate exceeded."),
    Reply(452, "4.5.3 Too many recipients"),
    Reply(421, "4.7.0 Our system has detected an unusual rate of unsolicited mail"),
    Reply(550, "You have exceeded your hourly sending limit"),
    Reply(451, "Too many messages from you in the last hour"),
)
ABOUT_THE_ADDRESS = (
    Reply(550, "5.1.1 The email account that you tried to reach does not exist"),
    Reply(553, "5.1.2 We weren't able to find the recipient domain"),
    Reply(550, "5.1.10 RESOLVER.ADR.RecipientNotFound"),
    Reply(550, "5.2.1 The email account that you tried to reach is disabled"),
)
PASSING = (
    Reply(450, "4.2.0 Greylisted, see http://postgrey.example"),
    Reply(451, "4.7.1 Greylisting in action, please come back in 00:05:00"),
    Reply(450, "4.2.1 The user you are trying to contact is receiving mail at a rate that prevents more"),
    Reply(451, "4.5.1 The recipient has exceeded their message rate limit"),
    Reply(452, "4.2.2 The email account that you tried to reach is over quota"),
    Reply(432, "4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded"),
    Reply(451, "4.3.0 Try again later"),
)


@pytest.mark.parametrize("phase", [Phase.RCPT, Phase.DATA, Phase.BODY])
@pytest.mark.parametrize("reply", ABOUT_US)
def test_a_refusal_of_us_is_no_bounce_and_the_mail_waits(phase: Phase, reply: Reply) -> None:
    assert judge(phase, reply) == UNWANTED


@pytest.mark.parametrize("phase", [Phase.RCPT, Phase.DATA, Phase.BODY])
@pytest.mark.parametrize("reply", ABOUT_THE_ADDRESS)
def test_an_address_that_is_none_has_bounced_however_late_the_server_looks(
    phase: Phase, reply: Reply
) -> None:
    assert judge(phase, reply) == BOUNCED


@pytest.mark.parametrize("phase", [Phase.RCPT, Phase.DATA, Phase.BODY])
@pytest.mark.parametrize("reply", PASSING)
def test_what_passes_by_itself_is_tried_again_and_pauses_nobody(phase: Phase, reply: Reply) -> None:
    assert judge(phase, reply) == AGAIN


@pytest.mark.parametrize(
    "reply", [Reply(554, "5.6.0 content"), Reply(552, "5.3.4 too big"), Reply(550, "no"), Reply(554)]
)
def test_a_refused_text_ends_the_mail_and_says_nothing_of_the_address(reply: Reply) -> None:
    assert judge(Phase.BODY, reply) == judge(Phase.DATA, reply) == REFUSED
    assert judge(Phase.RCPT, reply) == BOUNCED


@pytest.mark.parametrize(
    "reply",
    [
        Reply(552, "5.2.2 quota exceeded"),
        Reply(550, "5.2.2 mailbox full"),
        Reply(552, "mailbox quota exceeded"),
        Reply(552, "Requested mail action aborted: exceeded storage allocation"),
    ],
)
def test_a_full_mailbox_is_theirs_is_there_and_may_be_emptied(reply: Reply) -> None:
    assert judge(Phase.RCPT, reply) == AGAIN


@pytest.mark.parametrize("phase", [Phase.DATA, Phase.BODY])
def test_a_full_mailbox_is_told_from_a_text_that_is_too_long(phase: Phase) -> None:
    assert judge(phase, Reply(552, "5.2.2 mailbox full")) == AGAIN
    assert judge(phase, Reply(552, "message too large")) == REFUSED


@pytest.mark.parametrize(
    "reply",
    [
        Reply(550, "relay not permitted"),
        Reply(550, "Relaying denied"),
        Reply(550, "Please turn on SMTP Authentication in your mail client"),
        Reply(530, "Authentication required"),
        Reply(554, "Service unavailable; Client host [192.0.2.4] blocked using zen.spamhaus.org"),
        Reply(550, "see https://www.spamhaus.org/query/ip/192.0.2.4"),
        Reply(550, "Your host is blacklisted"),
        Reply(550, "Verification failed for <selin@kilnhaus.example> Sender verify failed"),
        Reply(550, "Message rejected: your account has been suspended"),
        Reply(550, "You are not permitted to send"),
        Reply(550, "5.0.0 Relaying denied"),
        Reply(550, "5.5.1 Unknown command"),
        Reply(551, "5.5.4 Bad argument"),
        Reply(500, "what"),
        Reply(501, "syntax error"),
        Reply(502, "5.5.1 no"),
        Reply(503, "sender not yet given"),
        Reply(504, "parameter not implemented"),
    ],
)
def test_a_recipient_refused_because_of_us_is_no_bounce_and_the_account_waits(reply: Reply) -> None:
    assert judge(Phase.RCPT, reply) == UNWANTED


@pytest.mark.parametrize(
    "reply",
    [
        Reply(550, "5.1.1 no such user"),
        Reply(550, "5.1.1 <a@b.example>: relay recipient table says no"),
        Reply(550, "no such user here"),
        Reply(550, "User unknown"),
        Reply(550, "<info@suspended.example>: unknown"),
        Reply(550, "unrouteable address"),
        Reply(550, "5.0.0 user unknown"),
        Reply(550, "5.2.1 disabled"),
        Reply(553, "5.1.3 bad address"),
        Reply(501, "5.1.3 Bad recipient address syntax"),
        Reply(550, "5.5.0 Requested action not taken: mailbox unavailable"),
    ],
)
def test_a_recipient_that_is_none_has_bounced(reply: Reply) -> None:
    assert judge(Phase.RCPT, reply) == BOUNCED


def test_a_long_reply_is_judged_at_once() -> None:
    began = process_time()
    judge(Phase.RCPT, Reply(550, "quota@" * 6000))
    judge(Phase.RCPT, Reply(550, "quota " * 6000))
    assert process_time() - began < 1


@pytest.mark.parametrize("phase", OURS)
def test_a_refusal_before_the_recipient_is_about_the_account(phase: Phase) -> None:
    assert judge(phase, Reply(550, "no")) == PAUSED
    assert judge(phase, Reply(421, "busy")) == AGAIN


@pytest.mark.parametrize("phase", BEFORE)
@pytest.mark.parametrize(
    "event", [Silence.LOST, Silence.TIMEOUT, Silence.CANCELLED, Silence.GARBLED, Reply(1), Reply(-1)]
)
def test_before_the_first_byte_nothing_was_accepted(phase: Phase, event: Reply | Silence) -> None:
    assert judge(phase, event) == AGAIN


@pytest.mark.parametrize("event", list(Silence))
def test_after_the_first_byte_silence_is_unknown(event: Silence) -> None:
    assert judge(Phase.BODY, event) == UNKNOWN


@pytest.mark.parametrize("phase", BEFORE)
def test_what_was_withheld_waits_for_whoever_withheld_it(phase: Phase) -> None:
    assert judge(phase, Silence.WITHHELD) == Verdict(DeliveryState.QUEUED)


@pytest.mark.parametrize("phase", BEFORE)
def test_what_the_server_has_no_letters_for_is_refused_and_the_address_is_not_to_blame(phase: Phase) -> None:
    assert judge(phase, Silence.NO_UTF8) == REFUSED


@pytest.mark.parametrize("event", [*Silence, Reply(221), Reply(421), Reply(500)])
def test_quit_changes_nothing(event: Reply | Silence) -> None:
    sent = Verdict(DeliveryState.SENT)
    assert judge(Phase.QUIT, event, settled=sent) is sent


@pytest.mark.parametrize("phase", list(Phase))
@pytest.mark.parametrize(
    "event", [*Silence, *(Reply(code) for code in (-1, 0, 100, 220, 250, 354, 421, 450, 550, 600))]
)
def test_only_a_yes_to_the_body_is_sent_and_only_the_body_is_unknown(
    phase: Phase, event: Reply | Silence
) -> None:
    state = judge(phase, event).state
    accepted = phase is Phase.BODY and isinstance(event, Reply) and event.code // 100 == 2
    assert (state is DeliveryState.SENT) == accepted
    assert state is not DeliveryState.UNKNOWN or phase is Phase.BODY


def test_each_attempt_waits_longer_up_to_four_hours() -> None:
    pauses = [backoff(attempts) for attempts in range(1, 9)]
    assert pauses[:4] == [timedelta(minutes=minutes) for minutes in (5, 10, 20, 40)]
    assert pauses[-1] == backoff(10_000) == timedelta(hours=4)
    assert backoff(0) == timedelta(minutes=5)


@pytest.mark.parametrize("phase", [*BEFORE, Phase.BODY])
@pytest.mark.parametrize("event", [*Silence, *(Reply(code) for code in (220, 250, 354, 421, 450, 550))])
def test_every_verdict_is_a_legal_move(phase: Phase, event: Reply | Silence) -> None:
    before = DeliveryState.SENDING if phase is Phase.BODY else DeliveryState.CLAIMED
    assert judge(phase, event).state in MOVES[before] | {before}
