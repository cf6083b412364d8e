"""A test may knock as often as it likes."""

from datetime import datetime

from mediklaud.domain.access.noise import Unheard


class EndlessPatience:
    """Listens to every refused call."""

    def wait(self, _network: str, _now: datetime) -> int:
        return 0

    def lose(self, _network: str, _now: datetime) -> int:
        return 0

    def unheard(self, _now: datetime) -> tuple[Unheard, ...]:
        return ()
