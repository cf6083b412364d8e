"""The privacy officer writes down what was given to whom outside (X7)."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.privacy.disclosure import Disclosure
from mediklaud.domain.shared.ids import DisclosureId, PatientId
from mediklaud.ports.registry import Patients
from mediklaud.ports.rights import Disclosures
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class RecordDisclosure(Command[Disclosure]):
    """Keep account of one release of a patient's information."""

    permission: ClassVar = Permission.RECORD_DISCLOSURE
    patient_id: PatientId
    recipient: str = field(repr=False)
    address: str = field(repr=False)
    what: str = field(repr=False)
    purpose: str = field(repr=False)
    disclosed_at: datetime
    hidden_until: datetime | None = None
    """Until when an authority has asked not to tell the patient."""


def record_disclosure(
    command: RecordDisclosure,
    *,
    patients: Patients,
    disclosures: Disclosures,
    ids: Ids,
    actor: Actor,
    now: datetime,
) -> Disclosure:
    """It stays written down for good."""
    patient = patients.hold(command.patient_id)
    patient.require_own_file()
    disclosure = Disclosure(
        id=ids.new(DisclosureId),
        patient_id=patient.id,
        recipient=command.recipient,
        address=command.address,
        what=command.what,
        why=command.purpose,
        disclosed_at=command.disclosed_at,
        recorded_at=now,
        recorded_by=actor.account_id,
        hidden_until=command.hidden_until,
    )
    disclosures.add(disclosure)
    return disclosure
