"""What happens to accounts that others may want to act on."""

from attrs import frozen

from mediklaud.domain.access.account import Account
from mediklaud.domain.shared.ids import AccountId, PatientId


@frozen(kw_only=True)
class PatientInvited:
    """The front desk opened the portal to a patient, or opened it again (P6)."""

    patient_id: PatientId
    account_id: AccountId


@frozen(kw_only=True)
class PasswordResetAsked:
    """Somebody, perhaps the account's person, asked for a new password."""

    account: Account


@frozen(kw_only=True)
class SecondFactorWithdrawn:
    """Two others have withdrawn what an account's person had lost."""

    account: Account


@frozen(kw_only=True)
class PasswordChosen:
    """An account's person has another password now, or their first one."""

    account: Account
    first: bool = False
