"""What billing does all day, in a hospital that is open."""

from mediklaud.application.billing.draft_invoice import DraftInvoice
from mediklaud.application.billing.issue_invoice import IssueInvoice
from mediklaud.application.billing.read_account import ReadAccount
from mediklaud.application.billing.set_tariff import SetTariff
from mediklaud.application.billing.take_payment import TakePayment
from mediklaud.application.billing.when_consultation_completed import (
    charge_for_consultation,
)
from mediklaud.application.use_case import Occasion, UseCase
from mediklaud.domain.access.actor import WORKER, Role
from mediklaud.domain.access.scope import EVERYONE
from mediklaud.domain.billing.payment import PaymentMethod
from mediklaud.domain.records.events import ConsultationCompleted
from mediklaud.domain.shared.ids import (
    AppointmentId,
    ConsultationId,
)
from mediklaud.ports.billing import Charges
from mediklaud.ports.system import Ids
from tests.builders.billing import FEE, MONDAY
from tests.builders.registry import an_approved_doctor
from tests.hospital import an_actor, new


def the_cashier(**who):
    return an_actor(Role.BILLING, **who)


def to_set_tariff(**what):
    """The command that prices a consultation at 500 taka from Monday on."""
    usual = {
        "actor": the_cashier(),
        "service": "consultation",
        "price": FEE,
        "valid_from": MONDAY,
    }
    return SetTariff(**{**usual, **what})


def seen(hospital, patient_id, doctor_id=None, *, visit_type="consultation", at=None):
    """The patient has been seen just now; the charge that was made for it."""
    at = at or hospital.clock.now()
    event = ConsultationCompleted(
        consultation_id=new(ConsultationId),
        appointment_id=new(AppointmentId),
        patient_id=patient_id,
        doctor_id=doctor_id or an_approved_doctor(hospital).id,
        visit_type=visit_type,
        at=at,
    )
    with hospital.storage.unit(writes=True) as unit:
        occasion = Occasion(
            unit=unit,
            actor=WORKER,
            scope=EVERYONE,
            now=at,
            services={**hospital.services, Ids: hospital.ids},
        )
        UseCase.of(charge_for_consultation)(event, occasion)
        return unit.port(Charges).of_patient(patient_id, None, 1)[0]


def drafted(hospital, patient_id, *charge_ids):
    """A draft of these charges, or of all that wait."""
    return hospital.handle(
        DraftInvoice(actor=the_cashier(), patient_id=patient_id, charge_ids=charge_ids)
    )


def invoiced(hospital, patient_id, *charge_ids, due_on=None):
    """An issued invoice of these charges, or of all that wait."""
    draft = drafted(hospital, patient_id, *charge_ids)
    return hospital.handle(
        IssueInvoice(actor=the_cashier(), invoice_id=draft.id, due_on=due_on)
    )


def to_issue(draft, **what):
    """The command that issues the draft."""
    return IssueInvoice(actor=the_cashier(), invoice_id=draft.id, **what)


def to_pay(invoice, amount, **what):
    """The command that books a transfer for the invoice: it needs no drawer."""
    usual = {
        "actor": the_cashier(),
        "invoice_id": invoice.id,
        "amount": amount,
        "method": PaymentMethod.BANK_TRANSFER,
    }
    return TakePayment(**{**usual, **what})


def account_of(hospital, patient_id):
    """How the patient's account stands."""
    return hospital.handle(ReadAccount(actor=the_cashier(), patient_id=patient_id))
