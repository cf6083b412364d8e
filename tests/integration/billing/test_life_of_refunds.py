"""Whatever is asked for, decided and paid out: no more goes back than came in (B6)."""

from contextlib import ExitStack
from datetime import date
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from mediklaud.application.billing.list_refunds import ListRefunds
from mediklaud.domain.access.scope import EVERYONE
from mediklaud.domain.billing.journal import LedgerAccount
from mediklaud.domain.billing.refund_refusals import (
    MoreThanRefundable,
    NotInThisRefundStatus,
)
from mediklaud.domain.shared.money import total
from mediklaud.ports.billing import Payments
from mediklaud.ports.journal import Journal
from tests.builders.billing import FEE, taka
from tests.builders.cashier import (
    account_of,
    invoiced,
    seen,
    the_cashier,
    to_pay,
    to_set_tariff,
)
from tests.builders.refunds import to_ask, to_decide, to_pay_out
from tests.builders.registry import an_approved_doctor, an_enrolled_patient
from tests.clock import StandingClock
from tests.hospital import a_hospital, read
from tests.storages import in_memory, on_sqlite

HOLDING = {"asked", "approved", "paid"}
OUT = {"approved", "paid"}
amounts = st.integers(1, 6).map(lambda n: taka(n * 250_00))
"""Few and round, so that payments often come to just what is due."""


class GivingBack(RuleBasedStateMachine):
    """Billing and one patient; beside it, a list of what was asked and became of it."""

    storage: Any = None
    payments = Bundle("payments")
    refunds = Bundle("refunds")

    def __init__(self):
        super().__init__()
        self.until_the_end = ExitStack()
        memory = self.until_the_end.enter_context(self.storage())
        self.hospital = a_hospital(memory, StandingClock())
        self.hospital.handle(to_set_tariff())
        self.doctor_id = an_approved_doctor(self.hospital).id
        self.patient_id = an_enrolled_patient(self.hospital).id
        self.billed, self.paid = taka(0), {}
        self.asked = {}
        """By refund: of which payment, how much, and how it stands."""

    def teardown(self):
        self.until_the_end.close()

    def sum_of(self, states, payment_id=None):
        """What of this payment, or of all, stands so."""
        return total(
            (
                amount
                for whose, amount, state in self.asked.values()
                if state in states and payment_id in {None, whose}
            ),
            "BDT",
        )

    @rule(target=payments, amount=amounts)
    def be_seen_and_pay(self, amount):
        seen(self.hospital, self.patient_id, self.doctor_id)
        invoice = invoiced(self.hospital, self.patient_id)
        self.billed += FEE
        command = to_pay(invoice, amount, keep_as_credit=True)
        payment = self.hospital.handle(command).payment
        self.paid[payment.id] = payment.amount
        return payment

    @rule(target=refunds, payment=payments, amount=amounts)
    def ask(self, payment, amount):
        left = payment.amount - self.sum_of(HOLDING, payment.id)
        if left < amount:
            with pytest.raises(MoreThanRefundable) as refused:
                self.hospital.handle(to_ask(payment, amount))
            assert refused.value.left == left
            return multiple()
        refund = self.hospital.handle(to_ask(payment, amount))
        self.asked[refund.id] = (payment.id, amount, "asked")
        return refund

    @rule(refund=refunds, granted=st.sampled_from([True, True, False]))
    def decide(self, refund, granted):
        command = to_decide(refund, granted=granted)
        self.move(refund, command, "asked", "approved" if granted else "rejected")

    @rule(refund=refunds)
    def pay_out(self, refund):
        self.move(refund, to_pay_out(refund), "approved", "paid")

    def move(self, refund, command, before, after):
        *known, state = self.asked[refund.id]
        if state == before:
            self.hospital.handle(command)
            self.asked[refund.id] = (*known, after)
        else:
            with pytest.raises(NotInThisRefundStatus):
                self.hospital.handle(command)

    @invariant()
    def what_was_billed_and_given_back_less_what_came_in_is_what_is_owed(self):
        account = account_of(self.hospital, self.patient_id)
        came_in = total(self.paid.values(), "BDT") - self.sum_of(OUT)
        assert account.owed - account.credit == self.billed - came_in
        assert not (account.owed and account.credit)

    @invariant()
    def every_payment_says_what_of_it_went_back_and_what_the_rest_pays_for(self):
        for payment_id, amount in self.paid.items():
            stands = read(self.hospital.storage, Payments).get(payment_id, EVERYONE)
            gone = self.sum_of(OUT, payment_id)
            assert (stands.refunded or taka(0)) == gone <= amount
            used = total((a.amount for a in stands.allocations), "BDT")
            assert used + stands.credit + gone == amount

    @invariant()
    def every_refund_stands_as_it_was_left(self):
        listed = self.hospital.handle(ListRefunds(actor=the_cashier()))
        assert {r.id: r.status.value for r in listed} == {
            refund_id: state for refund_id, (*_, state) in self.asked.items()
        }

    @invariant()
    def the_journal_says_the_same(self):
        account = account_of(self.hospital, self.patient_id)
        stands = balances(self.hospital.storage)
        waiting = self.sum_of({"approved"})
        nothing = taka(0)
        assert stands.get(LedgerAccount.RECEIVABLE, nothing) == account.owed
        assert stands.get(LedgerAccount.PATIENT_CREDIT, nothing) == (
            account.credit.times(-1)
        )
        assert stands.get(LedgerAccount.REFUNDS_PAYABLE, nothing) == waiting.times(-1)


def balances(storage):
    found = read(storage, Journal).balances(date.max)
    return {balance.account: balance.amount for balance in found}


@pytest.mark.parametrize("where", [in_memory, on_sqlite], ids=lambda w: w.__name__)
def test_no_more_goes_back_than_came_in_whatever_is_done(where):
    class Here(GivingBack):
        storage = staticmethod(where)

    lives = 30 if where is in_memory else 5  # each step waits for the disk there
    run_state_machine_as_test(
        Here, settings=settings(max_examples=lives, stateful_step_count=25)
    )
