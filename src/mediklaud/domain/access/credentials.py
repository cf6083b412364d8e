"""What happens when somebody cannot prove who they are."""

from typing import ClassVar

from attrs import field, frozen

from mediklaud.domain.errors import NotSignedIn, RuleBroken
from mediklaud.domain.shared.ids import AccountId


@frozen(kw_only=True)
class WrongCredentials(NotSignedIn):
    """The login or the password is wrong."""

    rule: ClassVar[str] = "X2"
    budgets: tuple[str, ...] = field(default=(), repr=False)
    """Where this failure counts; nobody outside is told, nor whose account it is."""
    account_id: AccountId | None = field(default=None, repr=False)


@frozen(kw_only=True)
class WrongPassword(RuleBroken):
    """This is not your present password."""

    rule: ClassVar[str] = "X2"
    budgets: tuple[str, ...] = field(default=(), repr=False)
