"""One SMTP conversation: a server, a login and frozen bytes in, what is certain about each message out."""

from outreach.net.smtp.examining import Offer, examine
from outreach.net.smtp.line import Line, Outcome

__all__ = ["Line", "Offer", "Outcome", "examine"]
