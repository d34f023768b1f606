"""Campaign file in, Campaign out."""

from outreach.campaigns.campaign import Brief, Campaign, Linting, Purpose, Replies, Step

__all__ = ["Brief", "Campaign", "Linting", "Purpose", "Replies", "Step"]
