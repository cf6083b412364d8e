"""Whoever has paid gets a receipt by e-mail, once, if they want one (U5)."""

import pytest

from mediklaud.application.messaging.courier import Courier
from mediklaud.application.messaging.list_outbox import ListOutbox
from mediklaud.domain.access.actor import Role
from mediklaud.domain.messaging.notice import NoticeStatus
from mediklaud.domain.messaging.topic import Topic
from mediklaud.domain.shared.consent import Consent, ContactChannel, ContactPurpose
from mediklaud.domain.shared.person import Contact
from tests.builders.billing import FEE, taka
from tests.builders.cashier import invoiced, seen, to_pay, to_set_tariff
from tests.builders.messaging import Postbag
from tests.builders.registry import an_enrolled_patient
from tests.clock import StandingClock
from tests.hospital import a_hospital, an_actor

AMINA = Contact(email="amina@example.com", phone="+8801712345678")


@pytest.fixture
def hospital():
    hospital = a_hospital(None, StandingClock())
    hospital.handle(to_set_tariff())
    return hospital


def sent_receipts(hospital):
    bag = Postbag()
    Courier(app=hospital, mailer=bag, sms=bag).deliver_due()
    return [letter for letter in bag.letters if "eceipt" in letter.text]


def to_pay_by(patient, hospital, amount=FEE, **how):
    seen(hospital, patient.id)
    return to_pay(invoiced(hospital, patient.id), amount, **how)


def test_the_receipt_tells_number_amount_day_and_what_is_still_due(hospital):
    patient = an_enrolled_patient(hospital, contact=AMINA)

    hospital.handle(to_pay_by(patient, hospital, taka(380_00)))

    [letter] = sent_receipts(hospital)
    assert letter.to == AMINA.email
    assert letter.subject == "Receipt RCP-2027-000001 from JMI Hospital"
    assert "received 380.00 BDT from you on Monday, 1 March 2027" in letter.text
    assert "120.00 BDT is still to be paid in all." in letter.text


def test_the_receipt_says_nothing_of_what_was_paid_for(hospital):
    patient = an_enrolled_patient(hospital, contact=AMINA)

    hospital.handle(to_pay_by(patient, hospital))

    [letter] = sent_receipts(hospital)
    told = (letter.subject + letter.text + letter.html).lower()
    assert "nothing more is to be paid." in told
    assert not [word for word in ("consult", "dr ", patient.name) if word in told]


def test_a_payment_sent_again_is_told_of_once(hospital):
    patient = an_enrolled_patient(hospital, contact=AMINA)
    command = to_pay_by(patient, hospital, idempotency_key="k-1")

    hospital.handle(command)
    hospital.handle(command)

    assert len(sent_receipts(hospital)) == 1
    assert sent_receipts(hospital) == []


@pytest.mark.parametrize(
    "consent",
    [
        Consent(ContactChannel.EMAIL, ContactPurpose.APPOINTMENTS),
        Consent(ContactChannel.SMS, ContactPurpose.BILLING),
    ],
)
def test_nobody_hears_of_money_who_has_not_agreed_to_mails_of_it(hospital, consent):
    patient = an_enrolled_patient(hospital, contact=AMINA, consents=(consent,))

    hospital.handle(to_pay_by(patient, hospital))

    assert sent_receipts(hospital) == []
    listed = hospital.handle(ListOutbox(actor=an_actor(Role.ADMINISTRATOR)))
    [receipt] = [n for n in listed if n.cause.topic is Topic.PAYMENT_RECEIVED]
    assert receipt.status is NoticeStatus.NO_CONTACT
