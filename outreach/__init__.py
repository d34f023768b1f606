"""Outreach e-mails to influencers: one person, one post, one mail at a time."""

__version__ = "0.1.0"
