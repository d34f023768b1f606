"""A keyring for tests: what it holds stands in the environment, and so does how it fails."""

from __future__ import annotations

import os

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked


class Keyring(KeyringBackend):
    priority = 1

    def get_password(self, service: str, username: str) -> str | None:
        if os.environ.get("FAKE_KEYRING_LOCKED"):
            raise KeyringLocked(f"locked, and it holds {os.environ['FAKE_KEYRING_LOCKED']}")
        return os.environ.get(f"FAKE_KEYRING_{service}_{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        os.environ[f"FAKE_KEYRING_{service}_{username}"] = password
