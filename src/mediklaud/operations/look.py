"""What the baseline looks at, and what it finds: never a value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from urllib.parse import urlsplit

from attrs import frozen

from mediklaud.domain.shared.this_machine import is_this_machine
from mediklaud.settings import PREFIX, Settings


@frozen
class Fault:
    """One setting, and what is wrong with it; a warning alone does no harm yet."""

    setting: str
    why: str
    is_warning: bool = False


@frozen
class Look:
    """What is looked at."""

    settings: Settings
    environment: Mapping[str, str]
    now: datetime

    @property
    def is_reached_from_elsewhere(self) -> bool:
        """Do people ask it from other machines?"""
        host = urlsplit(self.settings.hospital.public_url).hostname
        return not is_this_machine(host or "")

    def given(self, name: str) -> str | None:
        """What the environment says of a setting."""
        return self.environment.get(PREFIX + name) or None


Found = Iterator[Fault]
