"""Campaign file in, Campaign out."""

from outreach.campaigns.campaign import Brief, Campaign, Purpose, Replies, Step

__all__ = ["Brief", "Campaign", "Purpose", "Replies", "Step"]
