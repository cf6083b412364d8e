"""Second factors: what people have besides a password."""

from datetime import datetime
from typing import Protocol

from mediklaud.domain.access.second_factor import SecondFactor
from mediklaud.domain.shared.ids import AccountId


class SecondFactors(Protocol):
    """What people have to prove themselves with besides the password."""

    def draw(self, account_id: AccountId) -> SecondFactor:
        """A new one, not yet in use; it ends what was drawn and never confirmed."""

    def drawn(self, account_id: AccountId) -> SecondFactor | None:
        """The one that waits to be confirmed, if there is one."""

    def in_use(self, account_id: AccountId) -> SecondFactor | None:
        """The one that was confirmed, if there is one."""

    def confirm(self, drawn: SecondFactor, step: int, now: datetime) -> bool:
        """Use it from now on instead of any other; no if it is not there any more."""

    def use(self, account_id: AccountId, step: int) -> bool:
        """Accept this half minute's code; no if it, or a later one, was before."""

    def remove(self, account_id: AccountId) -> None:
        """Let this account be without, recovery codes and all."""

    def draw_recovery_codes(self, account_id: AccountId) -> tuple[str, ...]:
        """Ten new ones, told here once and not kept; the old ones end."""

    def has_recovery_code(self, account_id: AccountId, code: str) -> bool:
        """Is it one of this account's, not used yet?"""

    def use_recovery_code(self, account_id: AccountId, code: str) -> bool:
        """Use it up; no if it is none, or somebody just did."""

    def recovery_codes_left(self, account_id: AccountId) -> int:
        """How many were not used yet."""
