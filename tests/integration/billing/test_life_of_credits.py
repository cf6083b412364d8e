"""Credits, disputes and plans in any order: dues are what a naive model says (U2)."""

from contextlib import ExitStack
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from mediklaud.domain.billing.credit_note import CreditKind
from mediklaud.domain.billing.credit_request import CreditRequestDecided
from mediklaud.domain.errors import RuleBroken
from mediklaud.domain.shared.money import total
from tests.builders.billing import DAY, taka
from tests.builders.cashier import account_of, to_pay
from tests.builders.crediting import (
    an_invoice_of,
    lines_of,
    parts,
    standing,
    to_answer,
    to_credit,
    to_decide,
    to_dispute,
    to_end,
    to_plan,
)
from tests.builders.registry import an_enrolled_patient
from tests.clock import StandingClock
from tests.hospital import a_hospital
from tests.storages import STORAGES, in_memory

GROSS = (300, 500)
positions = st.sampled_from([1, 2])
minor = st.integers(1, 300)
kinds = st.sampled_from([CreditKind.CORRECTION, CreditKind.WAIVER])


class Dues(RuleBasedStateMachine):
    """One invoice of two lines; beside it, paisa by paisa, what is late."""

    storage: Any = None

    def __init__(self):
        super().__init__()
        self.until_the_end = ExitStack()
        memory = self.until_the_end.enter_context(self.storage())
        self.clock = StandingClock()
        self.hospital = a_hospital(memory, self.clock)
        self.paid, self.forgiven, self.credited = 0, 0, {1: 0, 2: 0}
        self.disputes, self.requests = {}, []
        self.plan: tuple[Any, ...] = ()

    def teardown(self):
        self.until_the_end.close()

    @initialize()
    def issue(self):
        self.patient_id = an_enrolled_patient(self.hospital).id
        prices = map(taka, GROSS)
        self.invoice = an_invoice_of(self.hospital, self.patient_id, *prices)

    @property
    def owed(self):
        """What was paid of what is credited later is credit, and pays the rest."""
        return max(sum(GROSS) - sum(self.credited.values()) - self.paid, 0)

    def left(self, position):
        return GROSS[position - 1] - self.credited[position]

    def tried(self, command):
        try:
            return self.hospital.handle(command)
        except RuleBroken as refusal:
            return refusal

    @rule(amount=minor)
    def pay(self, amount):
        answer = self.tried(to_pay(self.invoice, taka(amount)))
        assert isinstance(answer, RuleBroken) == (amount > self.owed)
        self.paid += 0 if amount > self.owed else amount

    @rule(position=positions, amount=minor, kind=kinds)
    def ask_for_a_credit(self, position, amount, kind):
        [line] = lines_of(**{f"_{position}": amount})
        answer = self.tried(to_credit(self.invoice, line, kind=kind))
        if self.can_be_credited(position, amount, kind):
            self.requests.append((answer.request, position, amount, kind, None))
        else:
            assert isinstance(answer, RuleBroken)

    def can_be_credited(self, position, amount, kind):
        is_owed = kind is not CreditKind.WAIVER or amount <= self.owed
        return amount <= self.left(position) and is_owed

    @rule(granted=st.booleans(), data=st.data())
    def decide_one(self, granted, data):
        if not self.requests:
            return
        request, position, amount, kind, dispute = data.draw(
            st.sampled_from(self.requests)
        )
        can = not granted or self.can_be_credited(position, amount, kind)
        answer = self.tried(to_decide(request, granted=granted))
        assert isinstance(answer, RuleBroken) == (not can)
        if not can:
            return
        self.requests = [one for one in self.requests if one[0] != request]
        self.credited[position] += amount if granted else 0
        if dispute:
            self.disputes[position] = None if granted else dispute
        with pytest.raises(CreditRequestDecided):
            self.hospital.handle(to_decide(request))

    @rule(position=positions)
    def dispute(self, position):
        answer = self.tried(to_dispute(self.invoice, position))
        if self.left(position) and not self.disputes.get(position):
            self.disputes[position] = answer
        else:
            assert isinstance(answer, RuleBroken)

    @rule(position=positions, upheld=st.booleans())
    def answer(self, position, upheld):
        dispute = self.disputes.get(position)
        if not dispute or any(one[4] == dispute for one in self.requests):
            return
        left = self.left(position)
        answered = self.hospital.handle(to_answer(dispute, upheld=upheld))
        if upheld and left:
            kind = CreditKind.CORRECTION
            request = answered.credited.request
            self.requests.append((request, position, left, kind, dispute))
        else:
            self.disputes[position] = None

    @rule(first=st.integers(0, 20), every=st.integers(1, 20), share=st.integers(0, 9))
    def agree(self, first, every, share):
        some = self.owed * share // 10
        amounts = [one for one in (some, self.owed - some) if one]
        today = self.clock.now().date()
        plan = parts(*amounts, first=today + first * DAY, every=every)
        answer = self.tried(to_plan(self.invoice, *plan)) if amounts else None
        if amounts and not self.plan:
            assert answer
            self.plan = answer.instalments
        else:
            assert answer is None or isinstance(answer, RuleBroken)

    @rule()
    def end(self):
        answer = self.tried(to_end(self.invoice))
        assert isinstance(answer, RuleBroken) == (not self.plan)
        self.plan = ()

    @rule(days=st.integers(1, 15))
    def let_days_go_by(self, days):
        self.clock.pass_by(days * DAY)

    @property
    def held(self):
        return sum(self.left(p) for p, one in self.disputes.items() if one)

    @property
    def late(self):
        """What was to be paid by now and was not; what comes later is paid last."""
        today = self.clock.now().date()
        demands = [(one.due_on, one.amount.minor) for one in self.plan]
        demands = demands or [(self.invoice.due_on, self.owed)]
        to_come = sum(amount for day, amount in demands if day >= today)
        return max(self.owed - self.held - to_come, 0)

    @invariant()
    def dues_are_what_they_should_be(self):
        account = account_of(self.hospital, self.patient_id)
        assert account.owed == taka(self.owed)
        assert account.overdue == taka(self.late)
        blocked = account.blocked
        assert (blocked.amount if blocked else taka(0)) == taka(self.late)

    @invariant()
    def the_invoice_tells_the_same(self):
        stands = standing(self.hospital, self.invoice)
        assert stands.invoice == self.invoice
        assert (stands.due, stands.disputed) == (taka(self.owed), taka(self.held))
        assert stands.credited == taka(sum(self.credited.values()))
        assert total((i.amount for i in stands.instalments), "BDT") == total(
            (i.amount for i in self.plan), "BDT"
        )
        assert (stands.state == "overdue") == (self.late > 0)


@pytest.mark.parametrize("where", STORAGES, ids=lambda where: where.__name__)
def test_dues_are_what_a_naive_model_says_whatever_is_done(where):
    class Here(Dues):
        storage = staticmethod(where)

    lives = 30 if where is in_memory else 6  # each step waits for the disk there
    run_state_machine_as_test(
        Here, settings=settings(max_examples=lives, stateful_step_count=25)
    )
