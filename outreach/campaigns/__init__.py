"""Campaign file in, Campaign out."""

from outreach.campaigns.campaign import Campaign, Purpose, Step

__all__ = ["Campaign", "Purpose", "Step"]
