"""Somebody's telephone, which shows codes; and the paper for when it is lost."""

import time

import pyotp
from attrs import define, field


@define
class Telephone:
    """Never shows a code twice, however often it is asked within half a minute."""

    secret: str
    paper: list[str] = field(factory=list)
    last_step: int = 0

    def code(self) -> str:
        """One that was not used yet: of this half minute or the next, or from paper."""
        this = int(time.time()) // 30
        for step in (this, this + 1):
            if step > self.last_step:
                self.last_step = step
                return pyotp.TOTP(self.secret).at(step * 30)
        return self.paper.pop()
