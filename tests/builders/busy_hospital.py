"""A hospital in which one patient has one of everything."""

from mediklaud.application.access.invite_patient import InvitePatient
from mediklaud.application.medication.prescribe import Prescribe
from mediklaud.application.pharmacy.dispense import Dispense
from mediklaud.application.privacy.ask_for_amendment import AskForAmendment
from mediklaud.application.records.complete_consultation import CompleteConsultation
from mediklaud.application.records.start_consultation import StartConsultation
from mediklaud.application.scheduling.mark_arrived import MarkArrived
from mediklaud.application.scheduling.request_change import RequestChange
from mediklaud.domain.access.actor import Role
from mediklaud.domain.messaging.notice import NoticeStatus
from mediklaud.domain.pharmacy.identifiers import Identifiers
from mediklaud.domain.scheduling.change_request import Change
from mediklaud.domain.shared.ids import (
    AbsenceId,
    AccountId,
    AllergyId,
    AmendmentId,
    AppointmentId,
    ChangeRequestId,
    ChargeId,
    ConditionId,
    ConsultationId,
    CreditNoteId,
    CreditRequestId,
    DisclosureId,
    DispensationId,
    DisputeId,
    DoctorId,
    GuardianshipId,
    InvoiceId,
    OutboxId,
    PatientId,
    PaymentId,
    PaymentIntentId,
    PrescriptionId,
    ProductId,
    RefundId,
    SessionId,
)
from mediklaud.ports.access import Sessions
from mediklaud.ports.billing import Charges
from mediklaud.ports.messaging import Outbox
from mediklaud.ports.payments_online import PaymentIntents
from tests.builders.access import a_member, a_session
from tests.builders.at_work import (
    a_booking,
    a_doctor_at_work,
    away,
    the_doctor,
    the_patient,
)
from tests.builders.billing import taka
from tests.builders.cashier import invoiced, to_pay, to_set_tariff
from tests.builders.clinical_facts import facts_known
from tests.builders.crediting import credited, lines_of, to_credit, to_dispute
from tests.builders.dispensing import a_counselling
from tests.builders.online import an_intent
from tests.builders.prescribing import a_dosage, a_regimen, an_answer
from tests.builders.records import a_diagnosis
from tests.builders.refunds import to_ask
from tests.builders.registry import an_enrolled_patient, the_desk
from tests.builders.rights import a_disclosure, a_guardianship, the_patient_of
from tests.builders.stock import a_full_batch, a_kept_product
from tests.hospital import a_hospital, an_actor, ports_of, read


def a_busy_hospital(storage):
    """It, and what names the patient's things there, by the kind of the name."""
    hospital = a_hospital(storage)
    hospital.handle(to_set_tariff())
    doctor, patient = a_doctor_at_work(hospital), an_enrolled_patient(hospital)
    invited = hospital.handle(InvitePatient(actor=the_desk(), patient_id=patient.id))
    seen = seen_by(hospital, doctor, patient, at=1)
    invoice = invoiced(hospital, patient.id)
    seen_by(hospital, doctor, patient, at=2)
    visit = a_booking(hospital, doctor, 5, patient)
    allergy, condition = facts_known(hospital, doctor, patient)
    written = prescribed(hospital, doctor, patient)
    handed_out = dispensed(hospital, written.prescription, patient)
    asked_back = _asked_back(hospital, invoice)
    return hospital, {
        AllergyId: allergy.id,
        ConditionId: condition.id,
        PatientId: patient.id,
        DoctorId: doctor.id,
        AccountId: invited.account_id,
        AppointmentId: visit.id,
        ChangeRequestId: requested(hospital, visit).id,
        AbsenceId: away(hospital, doctor, 300, 301).absence.id,
        ChargeId: _pending_charge(hospital, patient).id,
        InvoiceId: invoice.id,
        DisputeId: hospital.handle(to_dispute(invoice)).id,
        CreditNoteId: credited(hospital, invoice, *lines_of(_1=100)).id,
        CreditRequestId: _asked_to_credit(hospital, invoice).id,
        PaymentIntentId: _to_pay_online(storage, invoice).id,
        PaymentId: asked_back.payment_id,
        RefundId: asked_back.id,
        OutboxId: read(storage, Outbox).page(NoticeStatus.PENDING, None, 1)[0].id,
        SessionId: _session(hospital).id,
        GuardianshipId: a_guardianship(hospital, patient).id,
        AmendmentId: _asked(hospital, patient).id,
        ConsultationId: seen.id,
        PrescriptionId: written.id,
        DispensationId: handed_out.id,
        ProductId: handed_out.product_id,
        DisclosureId: a_disclosure(hospital, patient).id,
    }


def with_one_of_everything(hospital, doctor, patient, at=1):
    """The patient's visits, record, invoice, credit, wish, from so many hours on."""
    invited = hospital.handle(InvitePatient(actor=the_desk(), patient_id=patient.id))
    seen_by(hospital, doctor, patient, at=at)
    invoice = invoiced(hospital, patient.id)
    hospital.handle(to_pay(invoice, invoice.gross.times(2), keep_as_credit=True))
    seen_by(hospital, doctor, patient, at=at + 1)
    visit = a_booking(hospital, doctor, at + 2, patient)
    facts_known(hospital, doctor, patient)
    requested(hospital, visit)
    return invited, visit


def seen_by(hospital, doctor, patient, at):
    """A visit, so many hours after Monday morning, with all that comes of it."""
    visit = a_booking(hospital, doctor, at, patient)
    one = {"appointment_id": visit.id}
    hospital.handle(MarkArrived(actor=the_desk(), **one))
    hospital.handle(StartConsultation(actor=the_doctor(doctor), **one))
    return hospital.handle(
        CompleteConsultation(
            actor=the_doctor(doctor), note="Rest.", diagnosis=a_diagnosis(), **one
        )
    )


def prescribed(hospital, doctor, patient):
    """A medicine, and one that waits for a second person."""
    usual = {"actor": the_doctor(doctor), "patient_id": patient.id}
    once = a_dosage(times_a_day=1)
    forbidden = a_regimen("methotrexate", "2.5 mg", dosage=once)
    answers = (an_answer("DOSE-METHOTREXATE-ORAL"),)
    hospital.handle(Prescribe(regimen=forbidden, overrides=answers, **usual))
    regimen = a_regimen("amlodipine", "5 mg", dosage=once, instructions="After meals.")
    return hospital.handle(Prescribe(regimen=regimen, **usual))


def dispensed(hospital, prescription, patient):
    """A week of it, for the patient who says two things that fit."""
    told = {"birth_date": patient.birth_date.day, "number": patient.number}
    product = a_kept_product(hospital.storage, preparation=prescription.preparation)
    a_full_batch(hospital.storage, product)
    return hospital.handle(
        Dispense(
            actor=an_actor(Role.PHARMACIST),
            prescription_id=prescription.id,
            product_id=product.id,
            quantity=5,
            identifiers=Identifiers(**told),
            counselling=a_counselling(),
        )
    )


def requested(hospital, visit):
    """The patient would rather not come."""
    wish = RequestChange(
        actor=the_patient(visit), appointment_id=visit.id, wish=Change.CANCEL
    )
    return hospital.handle(wish)


def _asked(hospital, patient):
    wish = AskForAmendment(
        actor=the_patient_of(patient), patient_id=patient.id, text="It was Friday."
    )
    return hospital.handle(wish)


def _asked_to_credit(hospital, invoice):
    return hospital.handle(to_credit(invoice, *lines_of(_1=100))).request


def _asked_back(hospital, invoice):
    """200 taka came, and 50 of them shall go back."""
    paid = hospital.handle(to_pay(invoice, taka(200_00))).payment
    return hospital.handle(to_ask(paid, taka(50_00)))


def _to_pay_online(storage, invoice):
    about = {"patient_id": invoice.patient_id, "invoice_id": invoice.id}
    with ports_of(storage) as port:
        intent = an_intent(**about)
        port(PaymentIntents).add(intent)
    return intent


def _pending_charge(hospital, patient):
    charges = read(hospital.storage, Charges).of_patient(patient.id, None, 10)
    return next(charge for charge in charges if charge.status == "pending")


def _session(hospital):
    session = a_session(a_member(hospital, Role.BILLING))
    with ports_of(hospital.storage) as port:
        port(Sessions).open(session)
    return session
