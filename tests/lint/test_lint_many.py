"""Many drafts are judged on all cores, and come out as one by one; whatever becomes of the processes that help."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from mails import all_mails

from outreach.lint import Batch, Crew, Document, Finding, Settings, Task, check, check_all, crew
from outreach.lint.crew import WORTH
from outreach.text import Language

DOCUMENTS = [mail.document for mail in all_mails()] * 8
RULES = Settings(ignore=("LEN101",), options={"LEN103": {"en": 12}}, allow_phrases=("hope this finds",))
BESIDE = Settings(select=("OPN",), wider=RULES)


def tasks(documents: list[Document] = DOCUMENTS) -> Iterator[Task]:
    return (Task(one, BESIDE if number % 3 else RULES) for number, one in enumerate(documents))


def one_by_one(batch: Batch | None = None) -> list[tuple[Finding, ...]]:
    return [check(document, settings, batch) for document, settings in tasks()]


@pytest.fixture
def helped(monkeypatch: pytest.MonkeyPatch) -> Iterator[Crew]:
    """Give a crew of two, on whatever machine, that has begun."""
    monkeypatch.setattr(crew, "_cores", lambda: 3)
    with Crew(WORTH) as two:
        assert len(two) == 2
        yield two


def begun(two: Crew) -> Crew:
    """Wait until both have read their lists."""
    deadline = time.monotonic() + 60
    while any(one.piece for one in two._helpers):
        two.share(iter(()), None)
        assert time.monotonic() < deadline
    return two


def test_they_come_out_as_one_by_one_and_in_their_order(helped: Crew) -> None:
    assert list(check_all(tasks(), None, begun(helped))) == one_by_one()


def test_each_is_judged_beside_the_others_wherever_that_is_done(helped: Crew) -> None:
    said = "We are a small workshop in Bristol. Makers love our kilns. Would you show one for 400 EUR?"
    letters = [
        Document(name=f"draft {one}", subject="Kilns", body=f"Hi {one},\n\n{said}", language=Language.EN)
        for one in range(700)
    ]
    batch = Batch.of(letters)
    alike = Settings(select=("SWP403", "FRM602"))
    found = list(check_all((Task(one, alike) for one in letters), batch, begun(helped)))
    assert found == [check(one, alike, batch) for one in letters]
    assert all(found)


def test_a_crew_judges_one_lot_after_the_other_each_beside_its_own(helped: Crew) -> None:
    batch = Batch.of(DOCUMENTS)
    for beside in (batch, None, batch):
        assert list(check_all(tasks(), beside, begun(helped))) == one_by_one(beside)


def test_few_are_judged_here() -> None:
    with Crew(WORTH - 1) as nobody:
        assert not nobody
        assert list(check_all(tasks(), None, nobody)) == one_by_one()


def test_on_one_core_all_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "_cores", lambda: 1)
    with Crew(WORTH) as nobody:
        assert not nobody


def test_no_more_are_read_than_some_hundred_ahead(helped: Crew) -> None:
    read: list[Task] = []

    def noted() -> Iterator[Task]:
        for one in tasks(DOCUMENTS * 4):
            read.append(one)
            yield one

    judged = check_all(noted(), None, helped)
    next(judged)
    assert len(read) <= 1300 < len(DOCUMENTS * 4)


@pytest.mark.parametrize("when", ["before the first", "in the middle"])
def test_what_one_had_that_dies_is_judged_by_another(helped: Crew, when: str) -> None:
    judged = check_all(tasks(), None, begun(helped))
    found = [] if when == "before the first" else [next(judged)]
    for one in multiprocessing.active_children():
        os.kill(one.pid or 0, signal.SIGKILL)
    assert found + list(judged) == one_by_one()
    assert not helped


def test_a_rule_that_fails_there_fails_here_with_its_own_words(
    helped: Crew, capfd: pytest.CaptureFixture[str]
) -> None:
    broken = [*DOCUMENTS, DOCUMENTS[0]._replace(body=None)]  # type: ignore[arg-type]  # no document is like that
    with pytest.raises(AttributeError, match="NoneType"):
        list(check_all(tasks(broken), None, begun(helped)))


def test_where_no_process_can_begin_all_is_judged_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise BlockingIOError("no room for one more process")

    monkeypatch.setattr(crew, "_cores", lambda: 3)
    monkeypatch.setattr("multiprocessing.process.BaseProcess.start", full)
    with Crew(WORTH) as nobody:
        assert list(check_all(tasks(), None, nobody)) == one_by_one()


def test_they_end_with_the_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "_cores", lambda: 3)
    with Crew(WORTH):
        assert len(multiprocessing.active_children()) == 2
    assert not multiprocessing.active_children()


def test_they_end_with_the_process_that_asked_even_where_that_is_killed() -> None:
    asking = (
        "import multiprocessing, time\n"
        "from outreach.lint import Crew, crew\n"
        "crew._cores = lambda: 2\n"
        "with Crew(crew.WORTH):\n"
        "    print(*[one.pid for one in multiprocessing.active_children()], flush=True)\n"
        "    time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", asking], stdout=subprocess.PIPE, text=True) as asker:
        assert asker.stdout
        helper = int(asker.stdout.readline())
        asker.kill()
    deadline = time.monotonic() + 60
    while runs(helper) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not runs(helper)


def runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_settings_reach_another_process_as_they_are() -> None:
    there: Settings = pickle.loads(pickle.dumps(BESIDE))
    assert (there, there.chosen, there.allowed) == (BESIDE, BESIDE.chosen, BESIDE.allowed)


def test_judging_leaves_no_cycles_behind_and_the_collector_as_it_was() -> None:
    one_by_one()
    gc.collect()
    gc.disable()
    try:
        one_by_one(Batch.of(DOCUMENTS))
        assert gc.collect() == 0
        crew.judge(list(tasks())[:5], None)
        assert not gc.isenabled()
    finally:
        gc.enable()
    crew.judge(list(tasks())[:5], None)
    assert gc.isenabled()
