"""What the hospital asks of a list of diseases."""

from typing import Protocol

from mediklaud.domain.records.diagnosis import Disease


class Diseases(Protocol):
    """The diseases of a coded list, as the hospital's doctors find them."""

    def search(self, q: str, limit: int) -> tuple[Disease, ...]:
        """Those with this code, or whose names have words that begin like these.

        The code itself first, then what it stands above, then the plainest names.
        """
