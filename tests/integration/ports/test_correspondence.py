from datetime import timedelta

import pytest
from attrs import evolve

from mediklaud.domain.access.account import AccountStatus
from mediklaud.domain.messaging.particulars import Paid, Particulars, Visit
from mediklaud.domain.messaging.recipient import Recipient
from mediklaud.domain.messaging.standing import Standing
from mediklaud.domain.messaging.topic import Topic
from mediklaud.domain.registry.doctor_status import DoctorStatus
from mediklaud.domain.registry.patient import PatientStatus
from mediklaud.domain.scheduling.appointment import Appointment, AppointmentStatus
from mediklaud.domain.scheduling.visit_type import Channel, VisitType
from mediklaud.domain.shared.consent import Consent, ContactChannel, ContactPurpose
from mediklaud.domain.shared.ids import AccountId, AppointmentId, DoctorId, PatientId
from mediklaud.domain.shared.person import Contact
from mediklaud.ports.access import Accounts, Invitations
from mediklaud.ports.billing import Accounts as PatientAccounts
from mediklaud.ports.messaging import Correspondence, Outbox
from mediklaud.ports.registry import Doctors, Patients
from mediklaud.ports.scheduling import Appointments
from tests.builders.access import a_patients_account, with_account
from tests.builders.billing import FEE, taka, with_issued, with_payment
from tests.builders.messaging import NEXT_MONDAY, a_cause, a_notice
from tests.builders.registry import a_doctor, a_licence, a_patient
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read
from tests.statements import statements_on


def an_appointment(patient, doctor, **what):
    usual = {
        "id": new(AppointmentId),
        "patient_id": patient.id,
        "doctor_id": doctor.id,
        "period": NEXT_MONDAY,
        "zone": "Asia/Dhaka",
        "offset": timedelta(hours=6),
        "visit_type": VisitType.CONSULTATION,
        "channel": Channel.DESK,
        "booked_at": MONDAY_MORNING,
        "occupies": NEXT_MONDAY,
    }
    return Appointment(**{**usual, **what})


def about_visit(appointment, **what):
    usual = {
        "cause": a_cause(subject_id=appointment.id.value, version=appointment.version),
        "recipient": Recipient.patient(appointment.patient_id),
    }
    return a_notice(**{**usual, **what})


def to_doctor(doctor):
    topic = Topic.LICENCE_ENDS_IN_30_DAYS
    cause = a_cause(topic, doctor.licence.valid_until.toordinal(), doctor.id.value)
    return a_notice(cause=cause, recipient=Recipient.doctor(doctor.id), starts_at=None)


def remember(storage, *, patients=(), doctors=(), appointments=(), notices=()):
    with ports_of(storage) as port:
        for patient in patients:
            port(Patients).add(patient)
        for doctor in doctors:
            port(Doctors).add(doctor)
        for appointment in appointments:
            port(Appointments).add(appointment)
        port(Outbox).add(notices)


def about(storage, *notices):
    return read(storage, Correspondence).about(notices)


@pytest.fixture
def patient():
    sms = Consent(ContactChannel.SMS, ContactPurpose.APPOINTMENTS)
    return a_patient(consents=(sms,))


@pytest.fixture
def doctor():
    return a_doctor()


def known_about_a_visit(storage, patient, doctor, **what):
    appointment = an_appointment(patient, doctor, **what)
    notice = about_visit(appointment)
    books = {"patients": [patient], "doctors": [doctor], "notices": [notice]}
    remember(storage, appointments=[appointment], **books)
    return about(storage, notice)[notice.id]


def test_a_patients_contact_and_wishes_are_known_and_how_the_visit_stands(
    storage, patient, doctor
):
    known = known_about_a_visit(storage, patient, doctor, version=3)

    assert known == Particulars(
        email=patient.contact.email,
        phone=patient.contact.phone,
        consents=patient.consents,
        newest=3,
        visit=Visit(period=NEXT_MONDAY, standing=Standing.AHEAD, version=3),
    )


@pytest.mark.parametrize(
    ("status", "standing"),
    [
        (AppointmentStatus.ARRIVED, Standing.BEGUN),
        (AppointmentStatus.CANCELLED, Standing.CANCELLED),
        (AppointmentStatus.NO_SHOW, Standing.OVER),
    ],
)
def test_a_visits_status_says_how_it_stands(storage, patient, doctor, status, standing):
    known = known_about_a_visit(storage, patient, doctor, status=status)

    assert known.visit.standing is standing


def test_a_patient_without_an_address_has_none(storage, doctor):
    by_phone = a_patient(contact=Contact(phone="+8801700000001"), consents=())

    known = known_about_a_visit(storage, by_phone, doctor)

    assert known.email is None
    assert known.phone == "+8801700000001"
    assert known.consents == ()


def test_of_a_payment_is_known_how_much_it_was_and_what_is_still_due(storage, patient):
    with ports_of(storage) as port:
        port(Patients).add(patient)
        port(PatientAccounts).open(patient.id, "BDT")
        invoice = with_issued(port, patient.id)
        with_issued(port, patient.id, taka(5))
        payment = with_payment(port, patient.id, taka(2), (invoice.id, taka(2)))
        cause = a_cause(Topic.PAYMENT_RECEIVED, subject_id=payment.id.value)
        notice = a_notice(cause=cause, recipient=Recipient.patient(patient.id))
        port(Outbox).add([notice])

    assert about(storage, notice)[notice.id].paid == Paid(
        number=payment.number,
        amount=taka(2),
        received_at=payment.received_at,
        due=FEE + taka(3),
    )


def test_the_dead_are_gone(storage, doctor):
    dead = a_patient(status=PatientStatus.DECEASED)

    assert known_about_a_visit(storage, dead, doctor).gone


def test_a_patient_whose_file_is_closed_is_not(storage, doctor):
    inactive = a_patient(status=PatientStatus.INACTIVE)

    assert not known_about_a_visit(storage, inactive, doctor).gone


def test_the_newest_that_was_told_of_a_visit_is_known(storage, patient, doctor):
    appointment = an_appointment(patient, doctor)
    first = about_visit(appointment)
    moved = about_visit(evolve(appointment, version=4))
    notices = [first, moved, a_notice(cause=a_cause(version=9))]
    books = {"patients": [patient], "doctors": [doctor], "notices": notices}
    remember(storage, appointments=[appointment], **books)

    known = about(storage, first, moved)

    assert known[first.id].newest == known[moved.id].newest == 4


def test_a_doctors_address_and_licence_are_known(storage):
    doctor = a_doctor(licence=a_licence())
    notice = to_doctor(doctor)
    remember(storage, doctors=[doctor], notices=[notice])

    known = about(storage, notice)[notice.id]

    assert known.email == doctor.contact.email
    assert known.licence_until == doctor.licence.valid_until
    assert known.newest == doctor.licence.valid_until.toordinal()
    assert not known.gone


def test_a_doctor_who_left_is_gone(storage):
    doctor = a_doctor(status=DoctorStatus.LEFT)
    notice = to_doctor(doctor)
    remember(storage, doctors=[doctor], notices=[notice])

    assert about(storage, notice)[notice.id].gone


@pytest.mark.parametrize(
    "recipient", [Recipient.patient(new(PatientId)), Recipient.doctor(new(DoctorId))]
)
def test_somebody_in_no_book_is_gone(storage, recipient):
    notice = a_notice(recipient=recipient)
    remember(storage, notices=[notice])

    assert about(storage, notice)[notice.id].gone


def test_a_message_about_no_visit_has_none(storage, patient):
    cause = a_cause(Topic.PATIENT_INVITED)
    notice = a_notice(cause=cause, recipient=Recipient.patient(patient.id))
    remember(storage, patients=[patient], notices=[notice])

    assert about(storage, notice)[notice.id].visit is None


def test_an_invitation_is_known_until_it_is_withdrawn(storage, patient):
    account, other = a_patients_account(patient_id=patient.id), a_patients_account()
    notices = [
        a_notice(
            cause=a_cause(Topic.PATIENT_INVITED, subject_id=each.id.value),
            recipient=Recipient.patient(patient.id),
        )
        for each in (account, other)
    ]
    remember(storage, patients=[patient], notices=notices)
    with ports_of(storage) as port:
        port(Accounts).add(account)
        port(Invitations).issue(account.id, MONDAY_MORNING, MONDAY_MORNING)

    def invited():
        known = about(storage, *notices)
        return [known[notice.id].invited for notice in notices]

    assert invited() == [True, False]
    with ports_of(storage) as port:
        port(Invitations).withdraw(account.id)
    assert invited() == [False, False]


def test_many_cost_one_question(database, doctor):
    patients = [a_patient() for _ in range(10)]
    notices = [a_notice(recipient=Recipient.patient(p.id)) for p in patients]
    remember(database, patients=patients, notices=notices)

    with (
        database.unit(writes=False) as unit,
        statements_on(database.engine) as asked,
    ):
        known = unit.port(Correspondence).about(notices)

    assert len(known) == 10
    assert len(asked) == 1


def to_staff(account_id):
    return a_notice(recipient=Recipient.account(account_id), starts_at=None)


def test_staff_are_written_to_where_they_sign_in(storage):
    with ports_of(storage) as port:
        officer = with_account(port, login="paola@hospital.example")
        clerk = with_account(port, login="clerk.at.desk")
        gone = with_account(
            port, login="was@hospital.example", status=AccountStatus.DISABLED
        )
    notices = [to_staff(account.id) for account in (officer, clerk, gone)]
    remember(storage, notices=notices)

    known = [about(storage, notice)[notice.id] for notice in notices]

    assert [one.email for one in known[:2]] == ["paola@hospital.example", None]
    assert [one.gone for one in known] == [False, False, True]


def test_an_account_that_is_not_there_is_gone(storage):
    notice = to_staff(new(AccountId))
    remember(storage, notices=[notice])

    assert about(storage, notice)[notice.id].gone
