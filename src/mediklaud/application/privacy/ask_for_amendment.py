"""A patient asks that the record be set right (X7)."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.errors import NotFound
from mediklaud.domain.privacy.amendment import Amendment
from mediklaud.domain.privacy.policy import PrivacyPolicy
from mediklaud.domain.shared.ids import (
    AmendmentId,
    ConsultationId,
    DoctorId,
    NoteId,
    PatientId,
)
from mediklaud.ports.registry import Patients
from mediklaud.ports.rights import Amendments
from mediklaud.ports.system import Ids


@frozen
class NoSuchNote(NotFound):
    """There is no such note in this record."""

    rule: ClassVar[str] = "X1"
    about: ConsultationId | NoteId


@frozen(kw_only=True)
class AskForAmendment(Command[Amendment]):
    """Say what in the record is wrong or missing."""

    permission: ClassVar = Permission.ASK_AMENDMENT
    patient_id: PatientId
    consultation_id: ConsultationId | None = None
    note_id: NoteId | None = None
    """The consultation or the note it is about; neither: anything else."""
    text: str = field(repr=False)


def ask_for_amendment(
    command: AskForAmendment,
    *,
    amendments: Amendments,
    patients: Patients,
    policy: PrivacyPolicy,
    ids: Ids,
    actor: Actor,
    now: datetime,
) -> Amendment:
    """Leave it with who wrote the note, and with the privacy officer."""
    patients.hold(command.patient_id).require_own_file()
    amendment = Amendment(
        id=ids.new(AmendmentId),
        patient_id=command.patient_id,
        consultation_id=command.consultation_id,
        note_id=command.note_id,
        author=_author(command, amendments),
        text=command.text,
        asked_at=now,
        asked_by=actor.account_id,
        due_at=now + policy.amendment_due,
    )
    amendments.add(amendment)
    return amendment


def _author(command: AskForAmendment, amendments: Amendments) -> DoctorId | None:
    """Who wrote what it is about; refused if there is no such thing in the record."""
    about = command.consultation_id or command.note_id
    if about is None:
        return None
    author = amendments.author_of(about, command.patient_id)
    if author is None:
        raise NoSuchNote(about)
    return author
