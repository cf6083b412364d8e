"""What happens when somebody cannot prove who they are."""

from typing import ClassVar

from attrs import field, frozen

from mediklaud.domain.errors import NotSignedIn, RuleBroken
from mediklaud.domain.shared.ids import AccountId


@frozen(kw_only=True)
class WrongCredentials(NotSignedIn):
    """The login, the password or the code is wrong."""

    rule: ClassVar[str] = "X2"
    account_id: AccountId | None = field(default=None, repr=False)
    """Nobody outside is told whose account was tried, or whether there is one."""


@frozen(kw_only=True)
class WrongPassword(RuleBroken):
    """This is not your present password."""

    rule: ClassVar[str] = "X2"
