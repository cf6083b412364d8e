"""How much noise is listened to, network by network."""

from datetime import datetime
from typing import Protocol

from mediklaud.domain.access.noise import Unheard


class Patience(Protocol):
    """How much patience is left with each network, and with all together.

    It comes back with time. Takes a bounded place, whoever knocks.
    """

    def wait(self, network: str, now: datetime) -> int:
        """Seconds until a refused call is listened to again; 0 while patience lasts."""

    def lose(self, network: str, now: datetime) -> int:
        """Another call was refused: 0 if it is listened to, else as `wait`."""

    def unheard(self, now: datetime) -> tuple[Unheard, ...]:
        """What was not listened to since this was told last; once a minute at most."""
