"""Whatever billing does, in whatever order: the books add up."""

from contextlib import ExitStack
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from mediklaud.application.billing.discard_draft import DiscardDraft
from mediklaud.application.billing.issue_invoice import IssueInvoice
from mediklaud.application.billing.list_charges import ListCharges
from mediklaud.application.billing.list_invoices import ListInvoices
from mediklaud.application.billing.price_charge import PriceCharge
from mediklaud.application.billing.void_charge import VoidCharge
from mediklaud.domain.billing.charge import ChargeStatus
from mediklaud.domain.billing.invoice import InvoiceNotDraft, NothingToInvoice
from mediklaud.domain.billing.payment import AlreadyPaid, MoreThanDue
from mediklaud.domain.shared.money import total
from tests.builders.billing import DAY, amounts, prices, taka
from tests.builders.cashier import account_of, drafted, seen, the_cashier, to_pay
from tests.builders.registry import an_approved_doctor, an_enrolled_patient
from tests.clock import StandingClock
from tests.hospital import a_hospital
from tests.storages import STORAGES, in_memory

tax_points = st.sampled_from([0, 1, 500, 750, 1_500, 10_000])


class Books(RuleBasedStateMachine):
    """Cashiers at work on a few patients; beside it, what they should come to."""

    storage: Any = None
    patients = Bundle("patients")
    drafts = Bundle("drafts")
    invoices = Bundle("invoices")

    def __init__(self):
        super().__init__()
        self.until_the_end = ExitStack()
        memory = self.until_the_end.enter_context(self.storage())
        self.clock = StandingClock()
        self.hospital = a_hospital(memory, self.clock)
        self.doctor_id = an_approved_doctor(self.hospital).id
        self.open = {}
        """Pending charges' gross amounts by id, by patient."""
        self.issued = {}
        self.paid = {}
        """What came in, by patient."""

    def teardown(self):
        self.until_the_end.close()

    def handle(self, command, **what):
        return self.hospital.handle(command(actor=the_cashier(), **what))

    @initialize(target=patients)
    def enrol_two(self):
        ids = [an_enrolled_patient(self.hospital).id for _ in range(2)]
        for patient_id in ids:
            self.open[patient_id] = {}
            self.paid[patient_id] = taka(0)
        return multiple(*ids)

    @rule(patient_id=patients, price=prices, points=tax_points)
    def see(self, patient_id, price, points):
        charge = seen(self.hospital, patient_id, self.doctor_id)
        priced = self.handle(
            PriceCharge, charge_id=charge.id, price=price, tax_rate=points
        )
        gross = price + priced.tax_rate.on(price)
        self.open[patient_id][charge.id] = gross

    @rule(patient_id=patients, data=st.data())
    def void(self, patient_id, data):
        if self.open[patient_id]:
            charge_id = data.draw(st.sampled_from(sorted(self.open[patient_id])))
            self.handle(VoidCharge, charge_id=charge_id, reason="Twice")
            del self.open[patient_id][charge_id]

    @rule(target=drafts, patient_id=patients)
    def draft(self, patient_id):
        if not self.open[patient_id]:
            with pytest.raises(NothingToInvoice):
                drafted(self.hospital, patient_id)
            return multiple()
        draft = drafted(self.hospital, patient_id)
        lines = {line.charge_id: line.gross for line in draft.lines}
        assert lines == self.open[patient_id]
        assert draft.gross == total(lines.values(), "BDT")
        self.open[patient_id] = {}
        return draft

    @rule(draft=consumes(drafts))
    def discard(self, draft):
        self.handle(DiscardDraft, invoice_id=draft.id)
        freed = {line.charge_id: line.gross for line in draft.lines}
        self.open[draft.patient_id].update(freed)

    @rule(target=invoices, draft=consumes(drafts))
    def issue(self, draft):
        invoice = self.handle(IssueInvoice, invoice_id=draft.id)
        assert invoice.lines == draft.lines
        self.issued[invoice.id] = invoice
        return invoice

    @rule(invoice=invoices, change=st.sampled_from([IssueInvoice, DiscardDraft]))
    def try_to_change(self, invoice, change):
        with pytest.raises(InvoiceNotDraft):
            self.handle(change, invoice_id=invoice.id)

    @rule(invoice=invoices, amount=amounts, keep=st.booleans())
    def pay(self, invoice, amount, keep):
        due = self.due_on(invoice)
        command = to_pay(invoice, amount, keep_as_credit=keep)
        if amount <= due or keep:
            self.hospital.handle(command)
            self.paid[invoice.patient_id] += amount
        else:
            with pytest.raises(MoreThanDue if due else AlreadyPaid):
                self.hospital.handle(command)

    @rule(invoice=invoices)
    def pay_all_that_is_due(self, invoice):
        due = self.due_on(invoice)
        if due:
            self.hospital.handle(to_pay(invoice, due))
            self.paid[invoice.patient_id] += due

    @rule(days=st.integers(1, 20))
    def let_days_go_by(self, days):
        self.clock.pass_by(days * DAY)

    def due_on(self, invoice):
        owed = account_of(self.hospital, invoice.patient_id).invoices
        amounts = (o.amount for o in owed if o.invoice_id == invoice.id)
        return next(amounts, taka(0))

    @invariant()
    def what_was_issued_less_what_came_in_is_what_is_owed(self):
        for patient_id, paid in self.paid.items():
            account = account_of(self.hospital, patient_id)
            billed = total(
                (i.gross for i in self.issued.values() if i.patient_id == patient_id),
                "BDT",
            )
            assert account.owed - account.credit == billed - paid
            assert not (account.owed and account.credit)

    @invariant()
    def no_issued_invoice_ever_changes_and_its_dues_are_those_of_the_account(self):
        for patient_id in self.open:
            listed = self.handle(ListInvoices, patient_id=patient_id)
            kept = {s.id: s.invoice for s in listed if s.invoice.number}
            assert kept == {
                i.id: i for i in self.issued.values() if i.patient_id == patient_id
            }
            account = account_of(self.hospital, patient_id)
            owed = {o.invoice_id: o.amount for o in account.invoices}
            assert {s.id: s.due for s in listed if s.due} == owed
            overdue = {s.id for s in listed if s.state == "overdue"}
            assert overdue == set(account.blocked.invoices if account.blocked else ())

    @invariant()
    def the_numbers_have_no_gap(self):
        numbers = sorted(invoice.number for invoice in self.issued.values())
        years = {number[:8] for number in numbers}
        expected = [
            f"{year}-{n:06}"
            for year in sorted(years)
            for n in range(1, sum(number.startswith(year) for number in numbers) + 1)
        ]
        assert numbers == expected

    @invariant()
    def a_charge_is_pending_exactly_while_it_stands_on_no_invoice(self):
        for patient_id, open_ in self.open.items():
            charges = self.handle(ListCharges, patient_id=patient_id)
            pending = {c.id for c in charges if c.status is ChargeStatus.PENDING}
            assert pending == set(open_)


@pytest.mark.parametrize("where", STORAGES, ids=lambda where: where.__name__)
def test_the_books_add_up_whatever_is_done(where):
    class Here(Books):
        storage = staticmethod(where)

    lives = 30 if where is in_memory else 8  # each step waits for the disk there
    run_state_machine_as_test(
        Here, settings=settings(max_examples=lives, stateful_step_count=25)
    )
