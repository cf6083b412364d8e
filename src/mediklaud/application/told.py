"""What happened while one message was handled."""

from __future__ import annotations

from attrs import field, frozen


@frozen
class Told:
    """The events of one message, in the order they were told."""

    events: list[object] = field(factory=list)

    def tell(self, event: object) -> None:
        """Remember it until the use case is done."""
        self.events.append(event)
