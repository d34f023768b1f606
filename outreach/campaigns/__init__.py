"""Campaign file in, Campaign out."""

from outreach.campaigns.campaign import Brief, Campaign, Purpose, Step

__all__ = ["Brief", "Campaign", "Purpose", "Step"]
