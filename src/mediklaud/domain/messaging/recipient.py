"""Whom a message goes to, and on which way."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

from attrs import field, frozen
from attrs.validators import instance_of

from mediklaud.domain.shared.ids import AccountId, DoctorId, PatientId


class Channel(StrEnum):
    """The way a message takes."""

    PREFERRED = "preferred"
    """The ways the recipient has chosen by the time it is sent: still to be seen."""
    EMAIL = "email"
    SMS = "sms"


WAYS = (Channel.EMAIL, Channel.SMS)
"""The channels on which something can be sent."""


class RecipientKind(StrEnum):
    """In which of the hospital's books the recipient stands."""

    PATIENT = "patient"
    DOCTOR = "doctor"
    ACCOUNT = "account"
    """Somebody of staff who is written to where they sign in."""


@frozen
class Recipient:
    """A patient, a doctor or staff: who it is, not how to reach them."""

    kind: RecipientKind
    id: UUID = field(validator=instance_of(UUID))

    @classmethod
    def patient(cls, patient_id: PatientId) -> Recipient:
        """This patient."""
        return cls(RecipientKind.PATIENT, patient_id.value)

    @classmethod
    def doctor(cls, doctor_id: DoctorId) -> Recipient:
        """This doctor."""
        return cls(RecipientKind.DOCTOR, doctor_id.value)

    @classmethod
    def account(cls, account_id: AccountId) -> Recipient:
        """Whoever signs in with this account."""
        return cls(RecipientKind.ACCOUNT, account_id.value)
