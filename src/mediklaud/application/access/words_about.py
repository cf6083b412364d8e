"""What others know of a person, and so must not be the password."""

from mediklaud.domain.access.account import Account
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.ports.registry import Patients


def words_about(
    account: Account, hospital: Hospital, patients: Patients, *more: str
) -> tuple[str, ...]:
    """The hospital's name, the login and the person's own name."""
    known = (hospital.name, account.login, account.name, *more)
    if account.patient_id is None:
        return known
    return (*known, patients.get(account.patient_id).name)
