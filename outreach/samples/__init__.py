"""The sample list, posts and campaign of `outreach demo`."""
