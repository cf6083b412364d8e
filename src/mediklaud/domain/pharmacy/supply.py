"""How much is due of a prescription now, and how long it lasts."""

from __future__ import annotations

from datetime import date, timedelta

from attrs import frozen


@frozen(kw_only=True)
class Supply:
    """What a prescription says, as far as the counter needs it."""

    each_time: int
    """What is handed out at once; each refill is as much again."""
    days: int
    """For so many days it is enough."""
    dispensed: int
    left: int

    @property
    def due(self) -> int:
        """What the patient gets now: the rest of what was begun, or a whole supply."""
        begun = self.dispensed % self.each_time
        return min(self.each_time - begun, self.left)

    def last_day(self, quantity: int, today: date) -> date:
        """The last day on which so much is taken, if it is begun today."""
        days = -(-self.days * quantity // self.each_time)
        return today + timedelta(days=max(days, 1) - 1)
