"""A controlled medicine leaves the pharmacy or comes back: a line is written (H6)."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from mediklaud.application.use_case import Gathered
from mediklaud.domain.pharmacy.dispensation import Dispensation
from mediklaud.domain.pharmacy.register_line import Entry, RegisterLine
from mediklaud.domain.shared.ids import AccountId
from mediklaud.ports.dispensing import ControlledRegister
from mediklaud.ports.stock import Stock
from mediklaud.ports.system import Counters

SERIES = "controlled register"


@frozen(kw_only=True)
class Registering(Gathered):
    """The register, and what its lines are made of."""

    register: ControlledRegister
    counters: Counters
    stock: Stock
    now: datetime

    def write(
        self, entry: Entry, one: Dispensation, quantity: int, by: AccountId
    ) -> None:
        """The next line, after the stock has changed."""
        batches = self.stock.batches_of(one.product_id)
        line = RegisterLine(
            number=self.counters.next(SERIES),
            entry=entry,
            product_id=one.product_id,
            product_code=one.product_code,
            quantity=quantity,
            balance=sum(batch.on_hand for batch in batches),
            patient_id=one.patient_id,
            prescription_id=one.prescription_id,
            dispensation_id=one.id,
            pharmacist=by,
            witness=one.witness,
            at=self.now,
        )
        self.register.add(line)
