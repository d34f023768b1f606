"""config.toml, the user's file, environment and flags in; Config, with where each value comes from, out."""

from outreach.config.loading import FILE, Loaded, Setting, load, user_file
from outreach.config.settings import Account, Config, Footer, Sending
from outreach.config.starting import starter
from outreach.toml.linting import Lint

__all__ = [
    "FILE",
    "Account",
    "Config",
    "Footer",
    "Lint",
    "Loaded",
    "Sending",
    "Setting",
    "load",
    "starter",
    "user_file",
]
