"""Opaque identifiers: each kind of thing has its own class, so they never mix."""

from typing import Self
from uuid import UUID

from attrs import field, frozen
from attrs.validators import instance_of

from mediklaud.domain.errors import InvalidValue


@frozen
class MalformedId(InvalidValue):
    """An identifier is not a UUID."""


@frozen(order=True)
class Id:
    """Names one thing for ever; says nothing about it."""

    value: UUID = field(validator=instance_of(UUID))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an identifier that came from outside."""
        try:
            return cls(UUID(text))
        except ValueError as error:
            raise MalformedId from error

    def __str__(self) -> str:
        return str(self.value)


@frozen(order=True)
class AccountId(Id):
    """Names a person or program that can sign in."""


@frozen(order=True)
class SessionId(Id):
    """Names one sign-in, from its start to its end."""


@frozen(order=True)
class DoctorId(Id):
    """Names a doctor."""


@frozen(order=True)
class PatientId(Id):
    """Names a patient."""


@frozen(order=True)
class MergeId(Id):
    """Names the wish to make one file of two of the same patient."""


@frozen(order=True)
class AvailabilityId(Id):
    """Names one rule of a doctor's weekly hours."""


@frozen(order=True)
class AbsenceId(Id):
    """Names a stretch of time a doctor is away."""


@frozen(order=True)
class AppointmentId(Id):
    """Names an appointment."""


@frozen(order=True)
class ChangeRequestId(Id):
    """Names a patient's late wish to move or cancel."""


@frozen(order=True)
class ConsultationId(Id):
    """Names what happened at an appointment."""


@frozen(order=True)
class TariffId(Id):
    """Names one price with its period of validity."""


@frozen(order=True)
class ChargeId(Id):
    """Names a service to be paid for."""


@frozen(order=True)
class InvoiceId(Id):
    """Names an invoice."""


@frozen(order=True)
class PaymentId(Id):
    """Names a payment."""


@frozen(order=True)
class OverrideId(Id):
    """Names a single-use permission to book in spite of dues."""


@frozen(order=True)
class OutboxId(Id):
    """Names a message on its way to a person."""


@frozen(order=True)
class AuditId(Id):
    """Names an entry of the audit."""


@frozen(order=True)
class BreakGlassId(Id):
    """Names one emergency access to a patient outside care."""


@frozen(order=True)
class NoteId(Id):
    """Names a note in a patient's record."""


@frozen(order=True)
class GuardianshipId(Id):
    """Names one patient's right to act for another."""


@frozen(order=True)
class AmendmentId(Id):
    """Names a patient's wish that the record be set right."""


@frozen(order=True)
class DisclosureId(Id):
    """Names one release of a patient's information to somebody outside."""


@frozen(order=True)
class AllergyId(Id):
    """Names one allergy on a patient's record."""


@frozen(order=True)
class ConditionId(Id):
    """Names one condition on a patient's record."""


@frozen(order=True)
class PrescriptionId(Id):
    """Names one medicine prescribed to a patient."""


@frozen(order=True)
class KnowledgeId(Id):
    """Names one loaded base of knowledge about medicines."""


@frozen(order=True)
class TuningId(Id):
    """Names the hospital's decision to turn a rule down."""


@frozen(order=True)
class AlertId(Id):
    """Names one alert that somebody was shown."""


@frozen(order=True)
class ProductId(Id):
    """Names a product the pharmacy keeps."""


@frozen(order=True)
class BatchId(Id):
    """Names one batch of a product, from one delivery to its last unit."""


@frozen(order=True)
class MovementId(Id):
    """Names one change of what is in stock."""


@frozen(order=True)
class RecallId(Id):
    """Names one recall of a batch."""


@frozen(order=True)
class DispensationId(Id):
    """Names one handing out of a medicine."""


@frozen(order=True)
class CreditNoteId(Id):
    """Names a credit note."""


@frozen(order=True)
class CreditRequestId(Id):
    """Names the wish to credit what one person alone may not."""


@frozen(order=True)
class ObservationId(Id):
    """Names one observation on a patient's record."""


@frozen(order=True)
class AdjustmentId(Id):
    """Names the wish to set a batch's balance right."""


@frozen(order=True)
class PostingId(Id):
    """Names one posting in the journal."""


@frozen(order=True)
class RefundId(Id):
    """Names one refund, from the wish to the money."""


@frozen(order=True)
class CashierSessionId(Id):
    """Names one turn of a cashier at the drawer."""


@frozen(order=True)
class PaymentIntentId(Id):
    """Names one attempt to pay online: the key the gateway knows it by."""


@frozen(order=True)
class PaymentExceptionId(Id):
    """Names a payment that came late or amiss, for a decision."""


@frozen(order=True)
class DisputeId(Id):
    """Names an objection against a line of an invoice."""


@frozen(order=True)
class PaymentPlanId(Id):
    """Names an agreement to pay an invoice in parts."""


@frozen(order=True)
class ProcedureId(Id):
    """Names one procedure done in a consultation."""
