"""What was looked at is known by number, however the numbers lie."""

from hypothesis import given
from hypothesis import strategies as st

from outreach.actions.cursors import as_set, not_in_set, settled
from outreach.net.imap import State
from outreach.store.mailboxes import Mark

UIDS = st.sets(st.integers(1, 2**32 - 1) | st.integers(1, 60), max_size=80)


@given(UIDS, UIDS)
def test_a_set_says_exactly_what_is_in_it(looked: set[int], there: set[int]) -> None:
    assert not_in_set(there, as_set(looked)) == sorted(there - looked)


def test_runs_are_written_short() -> None:
    assert as_set([22, 4, 5, 6]) == "4:6,22"
    assert as_set(range(1, 100_001)) == "1:100000"
    assert not_in_set([3, 1], None) == [1, 3]


def test_a_folder_is_at_rest_only_where_nothing_changed() -> None:
    cursor, there = (7, 9), State(7, 10, 5, modseq=40)

    def rests(mark: Mark, state: State = there) -> bool:
        return settled(cursor, mark, state, left=True, main=True) is not None

    assert rests(Mark(40))
    assert not rests(Mark(39))
    assert not rests(Mark(0))
    assert not rests(Mark(0), State(7, 10, 5))
    assert not rests(Mark(40), State(7, 11, 5, modseq=40))
    assert not rests(Mark(40), State(8, 10, 5, modseq=40))


def test_a_main_folder_is_empty_where_it_was_looked_into() -> None:
    """A server that is still counting a hundred thousand mails says 0."""
    empty = State(7, 1, 0)

    def rests(cursor: tuple[int | None, int], *, main: bool) -> bool:
        return settled(cursor, Mark(0), empty, left=True, main=main) is not None

    assert not rests((None, 0), main=True)
    assert not rests((7, 40), main=True)
    assert rests((7, 0), main=True)
    assert rests((None, 0), main=False)
