"""What happens to accounts that others may want to act on."""

from attrs import frozen

from mediklaud.domain.shared.ids import AccountId, PatientId


@frozen(kw_only=True)
class PatientInvited:
    """The front desk opened the portal to a patient, or opened it again (P6)."""

    patient_id: PatientId
    account_id: AccountId
