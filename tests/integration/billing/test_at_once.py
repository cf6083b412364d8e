"""Many cashiers at once, on each of the databases."""

import threading
from concurrent.futures import ThreadPoolExecutor, wait

import pytest

from mediklaud.application.billing.discard_draft import DiscardDraft
from mediklaud.application.billing.draft_invoice import DraftInvoice
from mediklaud.application.billing.grant_dues_override import GrantDuesOverride
from mediklaud.application.billing.list_charges import ListCharges
from mediklaud.application.billing.price_charge import PriceCharge
from mediklaud.application.billing.read_invoice import ReadInvoice
from mediklaud.application.billing.set_tariff import SetTariff
from mediklaud.domain.billing.invoice import DueBeforeIssue, InvoiceNotDraft
from mediklaud.domain.billing.payment import AlreadyPaid
from mediklaud.domain.billing.tariff import TariffOverlaps
from mediklaud.domain.errors import Refusal
from mediklaud.ports.billing import Accounts, Charges
from tests.builders.billing import DAY, FEE, MONDAY, taka
from tests.builders.cashier import (
    account_of,
    drafted,
    invoiced,
    seen,
    the_cashier,
    to_issue,
    to_pay,
    to_set_tariff,
)
from tests.builders.registry import an_approved_doctor, an_enrolled_patient
from tests.hospital import a_hospital, ports_of


@pytest.fixture
def hospital(database):
    hospital = a_hospital(database)
    hospital.handle(to_set_tariff())
    return hospital


def all_at_once(hospital, commands):
    """What each of the commands, sent at the same moment, is answered."""
    start = threading.Barrier(len(commands))

    def send(command):
        start.wait()
        try:
            return hospital.handle(command)
        except Refusal as refusal:
            return refusal

    with ThreadPoolExecutor(len(commands)) as pool:
        return list(pool.map(send, commands))


def drafts(hospital, count):
    """Drafts for so many patients."""
    doctor_id = an_approved_doctor(hospital).id
    for _ in range(count):
        patient_id = an_enrolled_patient(hospital).id
        seen(hospital, patient_id, doctor_id)
        yield drafted(hospital, patient_id)


def test_eight_issuers_leave_no_gap_also_when_every_other_one_is_refused(hospital):
    numbers = []
    for _ in range(4):
        # The refusal comes after the number was taken, and gives it back.
        answers = all_at_once(
            hospital,
            [
                to_issue(draft, due_on=MONDAY - DAY if n % 2 else None)
                for n, draft in enumerate(drafts(hospital, 8))
            ],
        )
        refused = [a for a in answers if isinstance(a, DueBeforeIssue)]
        assert len(refused) == 4
        numbers += [a.number for a in answers if a not in refused]

    assert sorted(numbers) == [f"INV-2027-{n:06}" for n in range(1, 17)]


def test_a_draft_issued_by_eight_at_once_is_issued_once(hospital):
    (draft,) = drafts(hospital, 1)

    answers = all_at_once(hospital, [to_issue(draft)] * 8)

    assert sum(not isinstance(a, Refusal) for a in answers) == 1
    assert account_of(hospital, draft.patient_id).owed == FEE


def test_sixteen_payments_at_once_never_exceed_what_is_due(hospital):
    patient_id = an_enrolled_patient(hospital).id
    seen(hospital, patient_id)
    invoice = invoiced(hospital, patient_id)
    part = taka(FEE.minor // 10)

    answers = all_at_once(hospital, [to_pay(invoice, part)] * 16)

    too_many = [a for a in answers if isinstance(a, AlreadyPaid)]
    assert len(too_many) == 6
    paid = {a.payment.number for a in answers if a not in too_many}
    assert paid == {f"RCP-2027-{n:06}" for n in range(1, 11)}
    settlement = hospital.handle(
        ReadInvoice(actor=the_cashier(), invoice_id=invoice.id)
    )
    assert (settlement.paid, settlement.due) == (FEE, taka(0))


WHILE_SOMEBODY_BOOKS = {
    "draft": lambda _h, p: DraftInvoice(actor=the_cashier(), patient_id=p),
    "discard": lambda h, p: DiscardDraft(
        actor=the_cashier(), invoice_id=drafted(h, p).id
    ),
    "issue": lambda h, p: to_issue(drafted(h, p)),
    "pay": lambda h, p: to_pay(invoiced(h, p), taka(1)),
    "override": lambda _h, p: GrantDuesOverride(
        actor=the_cashier(), patient_id=p, reason="In pain"
    ),
}


@pytest.mark.parametrize("act", WHILE_SOMEBODY_BOOKS)
def test_billing_waits_for_who_holds_the_patients_account(hospital, act):
    patient_id = an_enrolled_patient(hospital).id
    seen(hospital, patient_id)
    command = WHILE_SOMEBODY_BOOKS[act](hospital, patient_id)
    with ThreadPoolExecutor(1) as pool:
        with ports_of(hospital.storage) as port:
            port(Accounts).lock(patient_id)
            waiting = pool.submit(hospital.handle, command)
            done, _ = wait([waiting], timeout=0.2)
            assert not done
        assert waiting.result(timeout=20)


def test_charges_drafted_by_eight_at_once_stand_on_one_invoice_each(hospital):
    patient_id = an_enrolled_patient(hospital).id
    doctor_id = an_approved_doctor(hospital).id
    for _ in range(3):
        seen(hospital, patient_id, doctor_id)
    command = DraftInvoice(actor=the_cashier(), patient_id=patient_id)

    answers = all_at_once(hospital, [command] * 8)

    (draft,) = (a for a in answers if not isinstance(a, Refusal))
    charges = hospital.handle(ListCharges(actor=the_cashier(), patient_id=patient_id))
    assert {c.invoice_id for c in charges} == {draft.id}
    assert len(draft.lines) == 3


def test_tariffs_set_by_eight_at_once_never_overlap(hospital):
    commands = [
        SetTariff(
            actor=the_cashier(),
            service="procedure",
            price=FEE,
            valid_from=MONDAY + n * DAY,
            valid_to=MONDAY + (n + 1) * DAY,
        )
        for n in range(8)
    ]

    answers = all_at_once(hospital, commands)

    refused = [a for a in answers if isinstance(a, TariffOverlaps)]
    kept = [a for a in answers if a not in refused]
    assert kept
    assert not any(
        one.overlaps(other) for one in kept for other in kept if one != other
    )


def test_a_draft_discarded_while_it_is_being_issued_is_issued(hospital):
    (draft,) = drafts(hospital, 1)
    to_discard = DiscardDraft(actor=the_cashier(), invoice_id=draft.id)
    with ThreadPoolExecutor(2) as pool, ports_of(hospital.storage) as port:
        port(Accounts).lock(draft.patient_id)
        issuing = pool.submit(hospital.handle, to_issue(draft))
        wait([issuing], timeout=0.2)
        discarding = pool.submit(hospital.handle, to_discard)
        wait([discarding], timeout=0.2)

    assert issuing.result().number
    assert isinstance(discarding.exception(), InvoiceNotDraft)


def test_a_charge_keeps_its_price_while_it_is_put_on_a_draft(hospital):
    patient_id = an_enrolled_patient(hospital).id
    charge = seen(hospital, patient_id)
    to_price = PriceCharge(actor=the_cashier(), charge_id=charge.id, price=taka(1))
    with ThreadPoolExecutor(1) as pool:
        with ports_of(hospital.storage) as port:
            port(Charges).open_of(patient_id)
            waiting = pool.submit(hospital.handle, to_price)
            done, _ = wait([waiting], timeout=0.2)
            assert not done
        assert waiting.result(timeout=20).price == taka(1)
