"""Settles what senders left that send no more: their tokens in, how many mails have a fate that nobody knows out."""

from __future__ import annotations

from collections.abc import Collection

from outreach.app import App
from outreach.store import deliveries, events, recovery
from outreach.store.sender import dead


def recover(app: App, *, ours: Collection[str] = ()) -> int:
    """Settle what senders left that died, and what our own tokens left; say how many mails nobody knows the fate of."""
    with app.writing() as db:
        gone = dead(db, recovery.owners(db)) | set(ours)
        _, lost = recovery.recover(db, dead=gone, now=app.now())
        for one in deliveries.lost(db, transport=app.transport) if lost else ():
            if one.delivery_id in lost:
                about = {"influencer_id": one.influencer_id, "message_id": one.message_id}
                said = f"{one.step}: {recovery.ENDED}"
                events.log(
                    db, "delivery.unknown", said, at=app.now(), by=app.who, campaign=one.campaign, **about
                )
    return len(lost)
