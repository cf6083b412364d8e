"""Messages for tests: each names only what matters to it."""

from datetime import timedelta
from uuid import UUID, uuid4

from attrs import define, evolve, field

from mediklaud.domain.messaging.delivery import Outcome, Sent
from mediklaud.domain.messaging.letter import (
    CalendarInvitation,
    InvitationMethod,
    Letter,
)
from mediklaud.domain.messaging.notice import Notice
from mediklaud.domain.messaging.particulars import Paid, Particulars, Visit
from mediklaud.domain.messaging.recipient import Channel, Recipient
from mediklaud.domain.messaging.standing import Standing
from mediklaud.domain.messaging.topic import Cause, Topic
from mediklaud.domain.shared.consent import BY_EMAIL
from mediklaud.domain.shared.ids import OutboxId, PatientId
from mediklaud.domain.shared.money import Money
from mediklaud.domain.shared.period import Period
from mediklaud.domain.shared.person import Contact
from mediklaud.ports.access import Accounts, Invitations
from mediklaud.ports.messaging import Outbox
from mediklaud.ports.registry import Patients
from tests.builders.access import a_patients_account
from tests.builders.registry import a_patient
from tests.clock import MONDAY_MORNING
from tests.hospital import new

NEXT_MONDAY = Period(
    MONDAY_MORNING + timedelta(days=7, hours=2),
    MONDAY_MORNING + timedelta(days=7, hours=2, minutes=30),
)
"""Ten o'clock on the Monday after, at JMI Hospital."""


def a_cause(topic=Topic.APPOINTMENT_BOOKED, version=1, subject_id: UUID | None = None):
    """A fact to tell."""
    return Cause(topic, subject_id or uuid4(), version)


def a_notice(**different) -> Notice:
    """A confirmation of next Monday's visit, due now, to some patient by e-mail."""
    usual = {
        "id": new(OutboxId),
        "cause": a_cause(),
        "recipient": Recipient.patient(new(PatientId)),
        "channel": Channel.EMAIL,
        "starts_at": NEXT_MONDAY.start,
        "due_at": MONDAY_MORNING,
        "created_at": MONDAY_MORNING,
    }
    asked = {**usual, **different}
    return Notice(**{"next_try_at": asked["due_at"], **asked})


def a_visit(**different) -> Visit:
    """Next Monday's, still ahead."""
    usual = {"period": NEXT_MONDAY, "standing": Standing.AHEAD, "version": 1}
    return Visit(**{**usual, **different})


def a_payment_told(**different) -> Paid:
    """500 taka on Monday, and 120 still to be paid."""
    usual = {
        "number": "RCP-2027-000001",
        "amount": Money(500_00, "BDT"),
        "received_at": MONDAY_MORNING,
        "due": Money(120_00, "BDT"),
    }
    return Paid(**{**usual, **different})


def particulars(**different) -> Particulars:
    """A patient with both contacts who agreed to e-mail, a visit, and a payment."""
    usual = {
        "email": "rahim@example.com",
        "phone": "+8801712345678",
        "consents": BY_EMAIL,
        "visit": a_visit(),
        "paid": a_payment_told(),
    }
    return Particulars(**{**usual, **different})


def an_invitation(**different) -> CalendarInvitation:
    """Into the calendar, for next Monday."""
    usual = {
        "method": InvitationMethod.REQUEST,
        "uid": "0197-1@hospital.example",
        "sequence": 1,
        "period": NEXT_MONDAY,
        "zone": "Asia/Dhaka",
        "summary": "Appointment at JMI Hospital",
        "place": "JMI Hospital",
        "link": "https://hospital.example/sign-in",
        "written_at": MONDAY_MORNING,
    }
    return CalendarInvitation(**{**usual, **different})


def a_letter(**different) -> Letter:
    """A short mail with a calendar invitation."""
    usual = {
        "id": new(OutboxId),
        "channel": Channel.EMAIL,
        "to": "rahim@example.com",
        "sender": "JMI Hospital",
        "subject": "Your appointment",
        "text": "Your appointment is booked.\n",
        "html": "<p>Your appointment is booked.</p>\n",
        "calendar": an_invitation(),
        "attempt": 1,
        "leased_until": MONDAY_MORNING + timedelta(minutes=2),
    }
    return Letter(**{**usual, **different})


def a_text_message(**different) -> Letter:
    """A short text message."""
    usual = {
        "channel": Channel.SMS,
        "to": "+8801712345678",
        "text": "JMI Hospital: we expect you.",
        "html": "",
        "calendar": None,
    }
    return a_letter(**{**usual, **different})


@define
class Postbag:
    """Takes every letter, or answers what it was told to for an address."""

    letters: list[Letter] = field(factory=list)
    answers: dict[str, Outcome | Exception] = field(factory=dict)

    def send(self, letter: Letter) -> Outcome:
        answer = self.answers.get(letter.to, Sent(provider_id=f"p-{letter.id}"))
        if isinstance(answer, Exception):
            raise answer
        self.letters.append(letter)
        return answer


def an_invited_patients_notice(port, address, *, again: Notice | None = None) -> Notice:
    """An undecided notice that is due, to a patient with this address, remembered.

    `again` puts another one beside it, or gives its patient the new address.
    """
    patients = port(Patients)
    phone = "+8801700000001"
    contact = Contact(phone=phone, email=address)
    if again is None:
        patient = a_patient(contact=contact)
        patients.add(patient)
        account = a_patients_account(patient_id=patient.id)
        port(Accounts).add(account)
        port(Invitations).issue(account.id, MONDAY_MORNING, MONDAY_MORNING)
        notice = a_notice(
            cause=a_cause(Topic.PATIENT_INVITED, subject_id=account.id.value),
            recipient=Recipient.patient(patient.id),
            channel=Channel.PREFERRED,
            starts_at=None,
        )
    else:
        patient = patients.get(PatientId(again.recipient.id))
        patients.save(evolve(patient, contact=contact))
        notice = again
    port(Outbox).add((notice,))
    return notice
