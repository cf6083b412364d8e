"""The whole ledger, whatever is done in whatever order: the journal adds up (B8)."""

from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    consumes,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from mediklaud.application.billing.close_period import ClosePeriod
from mediklaud.application.billing.list_invoices import ListInvoices
from mediklaud.application.billing.reconcile_books import ReconcileBooks
from mediklaud.domain.access.actor import Role
from mediklaud.domain.billing.closed_period import ClosedAlready
from mediklaud.domain.billing.credit_note import CreditKind, CreditLine
from mediklaud.domain.billing.dispute import (
    DisputeRejected,
    LineDisputed,
    NothingToDispute,
)
from mediklaud.domain.billing.journal import LedgerAccount
from mediklaud.domain.billing.payment import PaymentMethod
from mediklaud.domain.billing.payment_plan import AlreadyPlanned
from mediklaud.domain.billing.refund_refusals import MoreThanRefundable
from mediklaud.domain.shared.money import Money, total
from mediklaud.ports.journal import Journal
from tests.builders.billing import DAY, amounts, taka
from tests.builders.cashier import account_of, to_pay
from tests.builders.crediting import credited, to_answer, to_dispute, to_plan
from tests.builders.crediting import parts as in_parts
from tests.builders.drawers import to_close, to_open
from tests.builders.refunds import to_ask, to_decide, to_pay_out
from tests.hospital import an_actor, ports_of
from tests.integration.billing.test_life_of_the_books import Books, tax_points
from tests.storages import in_memory, on_postgres, on_sqlite

few = st.integers(1, 10**9).map(taka)
kinds = st.sampled_from([kind for kind in CreditKind if kind is not CreditKind.RETURN])
_AGES = timedelta(days=36_500)


class Ledger(Books):
    """Beside cashiers: who credits, refunds, answers, agrees, and closes."""

    payments = Bundle("payments")
    asked = Bundle("asked")
    approved = Bundle("approved")
    disputes = Bundle("disputes")

    def __init__(self):
        super().__init__()
        self.clerk = an_actor(Role.BILLING)
        self.drawer_is_open = False
        self.credited = {}
        """By invoice and line, what was taken back."""
        self.refundable = {}
        """By payment, what is left of it to go back."""

    def teardown(self):
        try:
            assert self.handle(ReconcileBooks).differences == ()
        finally:
            super().teardown()

    @rule(
        target=Books.invoices,
        patient_id=Books.patients,
        price=few,
        points=tax_points,
    )
    def bill(self, patient_id, price, points):
        """A whole visit at once: most of what is done here needs an invoice."""
        self.see(patient_id=patient_id, price=price, points=points)
        return self.issue(draft=self.draft(patient_id=patient_id))

    @rule(target=payments, invoice=Books.invoices, amount=amounts, cash=st.booleans())
    def pay_and_keep(self, invoice, amount, cash):
        if cash and not self.drawer_is_open:
            self.hospital.handle(to_open(self.clerk, 100))
            self.drawer_is_open = True
        method = PaymentMethod.CASH if cash else PaymentMethod.BANK_TRANSFER
        command = to_pay(
            invoice, amount, actor=self.clerk, method=method, keep_as_credit=True
        )
        payment = self.hospital.handle(command).payment
        self.paid[invoice.patient_id] += amount
        self.refundable[payment.id] = amount
        return payment

    @rule(minor=st.integers(0, 10**6))
    def count_the_drawer(self, minor):
        if self.drawer_is_open:
            closing = to_close(self.clerk, cash=minor, note="As it lay there")
            self.hospital.handle(closing)
            self.drawer_is_open = False

    @rule(invoice=Books.invoices, kind=kinds, data=st.data())
    def credit(self, invoice, kind, data):
        position = data.draw(st.integers(1, len(invoice.lines)))
        gone = self.credited.get((invoice.id, position), taka(0))
        left = invoice.lines[position - 1].gross - gone
        if kind is not CreditKind.CORRECTION:
            left = min(left, self.due_on(invoice))
        if not left:
            return
        amount = taka(data.draw(st.integers(1, left.minor)))
        line = CreditLine(position=position, amount=amount)
        credited(self.hospital, invoice, line, kind=kind)
        self.credited[invoice.id, position] = gone + amount
        self.paid[invoice.patient_id] += amount

    @rule(target=asked, payment=payments, amount=few)
    def ask_for_money_back(self, payment, amount):
        left = self.refundable[payment.id]
        if left < amount:
            with pytest.raises(MoreThanRefundable):
                self.hospital.handle(to_ask(payment, amount))
            amount = left
        if not amount:
            return multiple()
        self.refundable[payment.id] -= amount
        return self.hospital.handle(to_ask(payment, amount))

    @rule(target=approved, refund=consumes(asked))
    def let_it_go_back(self, refund):
        self.paid[refund.patient_id] -= refund.amount
        return self.hospital.handle(to_decide(refund))

    @rule(refund=consumes(asked))
    def keep_it(self, refund):
        self.hospital.handle(to_decide(refund, granted=False))
        self.refundable[refund.payment_id] += refund.amount

    @rule(refund=consumes(approved))
    def hand_it_over(self, refund):
        if refund.method is PaymentMethod.CASH and not self.drawer_is_open:
            self.hospital.handle(to_open(self.clerk, 100))
            self.drawer_is_open = True
        self.hospital.handle(to_pay_out(refund, actor=self.clerk))

    @rule(target=disputes, invoice=Books.invoices)
    def object_to_a_line(self, invoice):
        with suppress(LineDisputed, DisputeRejected, NothingToDispute):
            return self.hospital.handle(to_dispute(invoice))
        return multiple()

    @rule(dispute=consumes(disputes))
    def let_the_line_stand(self, dispute):
        self.hospital.handle(to_answer(dispute, upheld=False))

    @rule(invoice=Books.invoices)
    def agree_on_parts(self, invoice):
        due = self.due_on(invoice).minor
        if due:
            first = self.clock.now().date() + DAY
            halves = [part for part in (due // 2, due - due // 2) if part]
            with suppress(AlreadyPlanned):
                self.hospital.handle(to_plan(invoice, *in_parts(*halves, first=first)))

    @rule()
    def close_the_books(self):
        yesterday = self.clock.now().date() - 2 * DAY
        with suppress(ClosedAlready):
            self.handle(ClosePeriod, until=yesterday)

    @invariant()
    def the_journal_says_what_is_owed_and_what_is_credit(self):
        for patient_id in self.paid:
            account = account_of(self.hospital, patient_id)
            assert self.balance(LedgerAccount.RECEIVABLE, patient_id) == account.owed
            credit = self.balance(LedgerAccount.PATIENT_CREDIT, patient_id)
            assert credit == account.credit.times(-1)

    def balance(self, account, patient_id):
        for_ever = self.clock.now().date() + _AGES
        with ports_of(self.hospital.storage) as port:
            found = port(Journal).balances_of(patient_id, for_ever)
        own = (b.amount for b in found if b.account is account)
        return next(own, taka(0))

    @invariant()
    def all_that_was_posted_comes_to_nothing(self):
        today = self.clock.now().date() + DAY
        with ports_of(self.hospital.storage) as port:
            everything = port(Journal).balances(today)
        assert total((b.amount for b in everything), "BDT") == Money.zero("BDT")

    @invariant()
    def no_issued_invoice_ever_changes_and_its_dues_are_those_of_the_account(self):
        """Those that are disputed or paid in parts may be late, and yet not block."""
        for patient_id in self.open:
            listed = self.handle(ListInvoices, patient_id=patient_id)
            kept = {s.id: s.invoice for s in listed if s.invoice.number}
            assert kept == {
                i.id: i for i in self.issued.values() if i.patient_id == patient_id
            }
            owed = account_of(self.hospital, patient_id).invoices
            amounts = {o.invoice_id: o.amount for o in owed}
            assert {s.id: s.due for s in listed if s.due} == amounts


@pytest.mark.parametrize(
    "where",
    [in_memory, on_sqlite, pytest.param(on_postgres, marks=pytest.mark.slow)],
    ids=lambda where: where.__name__,
)
def test_the_journal_adds_up_whatever_is_done(where):
    class Here(Ledger):
        storage = staticmethod(where)

    lives = 15 if where is in_memory else 3  # each step waits for the disk there
    run_state_machine_as_test(
        Here, settings=settings(max_examples=lives, stateful_step_count=25)
    )
