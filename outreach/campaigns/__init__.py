"""Campaign file in, Campaign out."""

from outreach.campaigns.campaign import Brief, Campaign, LegalCheck, Linting, Purpose, Replies, Step

__all__ = ["Brief", "Campaign", "LegalCheck", "Linting", "Purpose", "Replies", "Step"]
