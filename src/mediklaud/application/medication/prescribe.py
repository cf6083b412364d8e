"""A doctor prescribes a medicine."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.medication.drafting import Drafting
from mediklaud.application.medication.signing import Signing
from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.medication.override import OverrideGiven
from mediklaud.domain.medication.regimen import Regimen
from mediklaud.domain.medication.written import Written
from mediklaud.domain.shared.ids import ConsultationId, PatientId
from mediklaud.ports.prescriptions import Prescriptions


@frozen(kw_only=True)
class Prescribe(Command[Written]):
    """Write a prescription, and sign it unless it is to stay a draft."""

    permission: ClassVar = Permission.PRESCRIBE
    patient_id: PatientId
    regimen: Regimen
    consultation_id: ConsultationId | None = None
    overrides: tuple[OverrideGiven, ...] = ()
    sign: bool = True


def prescribe(
    command: Prescribe,
    *,
    prescriptions: Prescriptions,
    drafting: Drafting,
    signing: Signing,
) -> Written:
    """Check it as part of it: what stops and has no answer is not prescribed."""
    draft = drafting.draft(command.regimen, command.patient_id, command.consultation_id)
    if command.sign:
        written = signing.sign(draft, command.overrides)
    else:
        written = signing.look(draft)
    prescriptions.add(written.prescription)
    return written
