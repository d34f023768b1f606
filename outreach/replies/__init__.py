"""Incoming message and what was sent in; whose it is, which kind, and the new words out."""

from outreach.replies.kinds import Kind

__all__ = ["Kind"]
