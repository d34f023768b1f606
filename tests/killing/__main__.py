"""`python tests/killing`: senders are killed at random instants; prints how many mails went twice, or were lost.

    python tests/killing --kills 50 --mails 10000 --database postgresql --senders 3 --life 10 --to-the-end
    python tests/killing --without both --seconds 30       a program that lacks what it needs: must find duplicates

Exit code 0: every mail is where it should be and nobody got two; 1: not so. The last line is the same as JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "servers"))

from authority import make_authority
from breaking import BROKEN
from counted import count
from faulty import accepted, run_faulty
from queued import PASSWORD, fill, workspace
from senders import Senders

#: How far the clock goes ahead in each part of a run: what was put off is tried again.
_PARTS = (0, 6, 18, 40)
#: And at the end, when what is left is sent without kills.
_LATE = (90, 180, 360)


def main(words: list[str]) -> int:
    """Run once as *words* say."""
    asked = _asked(words)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="killing-")))
        log, mails = folder / "accepted", asked.mails
        authority = make_authority(folder / "authority")
        os.environ["SSL_CERT_FILE"] = str(authority.file)
        port = stack.enter_context(run_faulty(authority.context(), log, asked.seed))
        environ = {
            "MAIL_PASSWORD": PASSWORD,
            "XDG_STATE_HOME": str(folder / "state"),
            "PATH": os.environ["PATH"],
        }
        if asked.database == "postgresql":
            environ["OUTREACH_DATABASE__URL"] = stack.enter_context(_postgresql())
        place = workspace(folder / "workspace", port=port, mails=mails, now=datetime.now(UTC))
        twice = (
            (lambda: max(accepted(log).values(), default=0) > 1) if asked.to_the_first else (lambda: False)
        )
        senders = Senders(place, environ, random.Random(asked.seed), BROKEN[asked.without], asked.life, twice)
        _fill(senders, mails)
        if asked.without == "nothing":
            senders.learn(lambda: accepted(log).total() > 2)
        began = time.monotonic()
        for ahead in _PARTS:
            senders.ahead = timedelta(minutes=ahead)
            parts = len(_PARTS)
            senders.fall(at_once=asked.senders, seconds=asked.seconds / parts, kills=-(-asked.kills // parts))
        for ahead in _LATE if asked.to_the_end else ():
            senders.ahead = timedelta(minutes=ahead)
            senders.finish()
        return _tell(senders, log, mails, time.monotonic() - began)


def _asked(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python tests/killing", description=__doc__)
    parser.add_argument("--kills", type=int, default=10**9)
    parser.add_argument("--mails", type=int, default=2000)
    parser.add_argument("--seconds", type=float, default=10**9)
    parser.add_argument("--senders", type=int, default=1)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--without", choices=tuple(BROKEN), default="nothing")
    parser.add_argument(
        "--life", type=float, default=0.8, help="seconds, at the longest, of a sender that is alone"
    )
    parser.add_argument("--to-the-first", action="store_true", help="end when a mail went twice")
    parser.add_argument("--to-the-end", action="store_true", help="send what is left, without kills")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    return parser.parse_args(words)


@contextmanager
def _postgresql() -> Iterator[str]:
    from postgres import postgres

    with postgres(fast=False) as server, server.database() as url:
        yield url


def _fill(senders: Senders, mails: int) -> None:
    from outreach.actions.sending import send

    app = senders.app()
    send(app, tell=lambda _step: None, stop=lambda: False)  # what is imported late is imported now, once
    fill(app, mails)
    app.close()


def _tell(senders: Senders, log: Path, mails: int, took: float) -> int:
    from outreach.actions.recovering import recover

    app = senders.app()
    recover(app)
    found = count(app, accepted(log), mails=mails)
    app.close()
    told = {
        "holds": found.holds,
        "seconds": round(took, 1),
        "mails": mails,
        **asdict(found),
        "states": {state.value: number for state, number in found.states.items()},
        **asdict(senders.tally),
        "refused": sorted(set(senders.tally.refused)),
    }
    for name, value in told.items():
        print(f"{name:12}  {value}", file=sys.stderr)
    print(json.dumps(told))
    return 0 if found.holds else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
