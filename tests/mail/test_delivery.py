"""A message only moves where the store may move it."""

from __future__ import annotations

import pytest

from outreach.mail.delivery import MOVES, DeliveryState


def test_the_moves_name_every_state_and_what_was_sent_stays_sent() -> None:
    assert set(MOVES) == set(DeliveryState)
    assert MOVES[DeliveryState.SENT] == frozenset()
    assert all(state not in targets for state, targets in MOVES.items())


@pytest.mark.parametrize("state", list(DeliveryState))
def test_nothing_is_sent_without_a_claim_and_an_intent(state: DeliveryState) -> None:
    assert (DeliveryState.SENDING in MOVES[state]) == (state is DeliveryState.CLAIMED)
    assert (DeliveryState.CLAIMED in MOVES[state]) == (state is DeliveryState.QUEUED)
