"""What somebody has besides the password: a telephone, and codes on paper (X2)."""

from __future__ import annotations

import re
from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.domain.access.totp import is_totp, matching_step
from mediklaud.domain.errors import NotSignedIn, RuleBroken
from mediklaud.domain.shared.ids import AccountId

RECOVERY_CODES = 10
"""On the sheet of paper that helps when the telephone is lost."""
_NOT_WRITTEN = re.compile(r"[^0-9A-Za-z]")


@frozen(kw_only=True)
class SecondFactorNeeded(NotSignedIn):
    """Sign in with a code of your second factor as well."""

    rule: ClassVar[str] = "X2"
    account_id: AccountId | None = field(default=None, repr=False)


@frozen
class CodeNeeded(RuleBroken):
    """Prove it by a code of your second factor, not by the password."""

    rule: ClassVar[str] = "X2"


@frozen
class WrongCode(RuleBroken):
    """This code is wrong, or was used before: wait for the next one."""

    rule: ClassVar[str] = "X2"


@frozen
class NoSecondFactor(RuleBroken):
    """There is no second factor to confirm or to use: set one up first."""

    rule: ClassVar[str] = "X2"


@frozen
class StaffNeedSecondFactor(RuleBroken):
    """Staff cannot be without a second factor: set up another instead."""

    rule: ClassVar[str] = "X2"


@frozen(kw_only=True)
class SecondFactor:
    """Somebody's telephone: set up first, in use once it has shown a right code."""

    account_id: AccountId
    seed: bytes = field(repr=False)
    last_step: int = 0
    """The last half minute whose code was accepted; none before it counts any more."""
    confirmed_at: datetime | None = None

    def step_of(self, code: str, now: datetime) -> int | None:
        """The half minute that the code is of, unless it is wrong or was used."""
        step = matching_step(self.seed, code, now) if is_totp(code) else None
        return None if step is None or step <= self.last_step else step


@frozen(kw_only=True)
class SecondProof:
    """A right code, still to be used up: of this half minute, or from paper."""

    account_id: AccountId
    step: int | None = None
    recovery_code: str | None = field(default=None, repr=False)


def as_written(code: str) -> str:
    """A recovery code, whatever case, spaces and dashes it was typed with."""
    return _NOT_WRITTEN.sub("", code).upper()
