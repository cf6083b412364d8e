"""Two cashiers at their drawers, whatever they do, beside a pencil and paper (B9)."""

from contextlib import suppress

from attrs import define, field
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from mediklaud.application.billing.read_own_cashier_session import (
    ReadOwnCashierSession,
)
from mediklaud.domain.access.actor import Role
from mediklaud.domain.billing.cashier_session import (
    CashierSessionIsOpen,
    NoCashierSession,
)
from mediklaud.domain.billing.drawer_count import DifferenceWithoutNote
from mediklaud.domain.billing.payment import AT_THE_DESK, PaymentMethod
from tests.builders.billing import taka, with_account, with_issued
from tests.builders.cashier import to_pay
from tests.builders.drawers import to_close, to_open
from tests.hospital import a_hospital, an_actor, ports_of

WHO = st.sampled_from((0, 1))
SUMS = st.integers(0, 9)


@define
class Pencil:
    """What one cashier has written on a piece of paper."""

    opening: int
    taken: dict[PaymentMethod, int] = field(factory=dict)

    def expects(self, method):
        opening = self.opening if method is PaymentMethod.CASH else 0
        return opening + self.taken.get(method, 0)


class Drawers(RuleBasedStateMachine):
    """Opens, takes, counts right and wrong, and looks."""

    def __init__(self):
        super().__init__()
        self.hospital = a_hospital()
        self.cashiers = (an_actor(Role.BILLING), an_actor(Role.FRONT_DESK))
        self.papers: list[Pencil | None] = [None, None]
        with ports_of(self.hospital.storage) as port:
            self.invoice = with_issued(port, with_account(port), taka(10**6))

    @rule(who=WHO, opening=SUMS)
    def open(self, who, opening):
        was_open = self.papers[who] is not None
        with suppress(CashierSessionIsOpen):
            self.hospital.handle(to_open(self.cashiers[who], opening))
            assert not was_open
            self.papers[who] = Pencil(opening)

    @rule(who=WHO, method=st.sampled_from(PaymentMethod), minor=st.integers(1, 9))
    def take(self, who, method, minor):
        if method is PaymentMethod.ONLINE:
            return
        paper = self.papers[who]
        pay = to_pay(self.invoice, taka(minor), method=method, actor=self.cashiers[who])
        try:
            session_id = self.hospital.handle(pay).payment.cashier_session_id
        except NoCashierSession:
            assert paper is None
            assert method in AT_THE_DESK
            return
        assert (session_id is None) == (method not in AT_THE_DESK)
        if session_id is not None:
            paper.taken[method] = paper.taken.get(method, 0) + minor

    @rule(who=WHO, wrong_by=st.integers(0, 2), noted=st.booleans())
    def close(self, who, wrong_by, noted):
        paper = self.papers[who]
        count = {m.value: paper.expects(m) if paper else 0 for m in AT_THE_DESK}
        count["card"] += wrong_by
        note = "So it is" if noted else None
        try:
            closed = self.hospital.handle(
                to_close(self.cashiers[who], note=note, **count)
            )
        except NoCashierSession:
            assert paper is None
        except DifferenceWithoutNote:
            assert wrong_by
            assert not noted
        else:
            found = {c.method: c.expected.minor for c in closed.closing.counts}
            assert found == {m: paper.expects(m) for m in AT_THE_DESK}
            assert bool(closed.closing.differences) == bool(wrong_by)
            self.papers[who] = None

    @invariant()
    def nobody_sees_what_is_still_to_be_counted(self):
        for actor, paper in zip(self.cashiers, self.papers, strict=True):
            if paper is not None:
                look = self.hospital.handle(ReadOwnCashierSession(actor=actor))
                assert look.session.is_open
                assert look.takings is None


TestDrawers = Drawers.TestCase
TestDrawers.settings = settings(max_examples=25, stateful_step_count=15)
