"""One day at the till: paid at the desk, paid online, and both given back in part.

`python -m tests.integration.crash.till URL before` kills a process at every moment of
that day at which something is made to last, lets everybody ask again, and prints
where the day did not end as if nobody had been killed.
"""

import json
import sys
import tempfile
from datetime import timedelta
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from attrs import evolve, frozen

from mediklaud.adapters.sandbox_payments.bank import Bank
from mediklaud.adapters.sandbox_payments.gateway import SandboxGateway
from mediklaud.adapters.sql import ports as sql
from mediklaud.adapters.sql.engine import engine_for
from mediklaud.adapters.sql.storage import SqlStorage
from mediklaud.application.application import Application
from mediklaud.application.billing.settler import Settler
from mediklaud.application.billing.start_online_payment import StartOnlinePayment
from mediklaud.bootstrap import swap
from mediklaud.domain.access.actor import Role
from mediklaud.domain.billing.invoice import Invoice
from mediklaud.domain.billing.payment import PaymentMethod
from mediklaud.domain.billing.sandbox import Button
from mediklaud.domain.shared.ids import AccountId, PatientId
from mediklaud.ports.billing import Payments
from mediklaud.ports.journal import Journal
from mediklaud.ports.payments import PaymentGateway
from mediklaud.ports.payments_online import PaymentIntents
from mediklaud.ports.refunds import Refunds
from tests.builders.billing import DAY, FEE, MONDAY, taka
from tests.builders.cashier import (
    account_of,
    invoiced,
    seen,
    the_cashier,
    to_pay,
    to_set_tariff,
)
from tests.builders.drawers import at_the_drawer
from tests.builders.refunds import to_ask, to_decide, to_pay_out
from tests.builders.registry import an_enrolled_patient
from tests.clock import StandingClock
from tests.hospital import a_hospital, an_actor, read
from tests.integration.crash.forks import die_at, in_a_fork
from tests.ring import StandingKeyring

ONE, OTHER = (the_cashier(account_id=AccountId(uuid4())) for _ in range(2))
WHOLE_DAY, PART = 10**6, taka(20000)


@frozen
class Till:
    """A hospital with the sandbox beside it; everything lies in files."""

    hospital: Application
    bank: Bank
    clock: StandingClock

    @classmethod
    def opened(
        cls, url: str, hospital_id: UUID, folder: str, nth: int, *, before: bool
    ) -> "Till":
        """Dies at the n-th commit."""
        engine, clock = engine_for(url, connections=4), StandingClock()
        bank = Bank.opened(str(Path(folder) / "bank.db"), clock, lambda _report: None)
        keyring = StandingKeyring(hospital_id)
        storage = SqlStorage(engine, hospital_id, sql.PORTS, keyring)
        gateway = SandboxGateway(bank, "https://hospital.example")
        hospital = a_hospital(storage, clock, swap(PaymentGateway, gateway))
        die_at(engine, nth, before=before)
        return cls(hospital, bank, clock)

    def morning(self) -> tuple[PatientId, Invoice, Invoice]:
        """Somebody has two invoices, and somebody has a drawer."""
        self.hospital.handle(to_set_tariff())
        patient_id = an_enrolled_patient(self.hospital).id
        at_the_drawer(self.hospital, ONE)
        both = []
        for _ in range(2):
            seen(self.hospital, patient_id)
            both.append(invoiced(self.hospital, patient_id))
        return patient_id, both[0], both[1]

    def day(self, patient_id: PatientId, at_desk: Invoice, online: Invoice) -> str:
        """Everybody asks with a key of their own, perhaps once more."""
        paid = self._ask(
            "pay", to_pay(at_desk, FEE, actor=ONE, method=PaymentMethod.CASH)
        )
        self._pay_online(patient_id, online)
        received = self._payment_of(patient_id, PaymentMethod.ONLINE)
        for name, payment in (("cash", paid), ("online", received)):
            asked = self._ask(f"ask {name}", to_ask(payment, PART, actor=ONE))
            self._ask(f"decide {name}", to_decide(asked, actor=OTHER))
            if name == "cash":
                self._ask("pay out", to_pay_out(asked, actor=ONE))
        self._work()
        return "done"

    def _pay_online(self, patient_id: PatientId, invoice: Invoice) -> None:
        """The report of the gateway is lost: the worker finds out by asking."""
        patient = an_actor(Role.PATIENT, patient_id=patient_id, account_id=_HERS)
        wish = StartOnlinePayment(actor=patient, invoice_id=invoice.id)
        ref = self._ask("start", wish).redirect_url.rsplit("/", 1)[1]
        self.bank.press(ref, Button.SUCCEED)
        self._work()

    def _ask(self, key: str, command: Any) -> Any:
        return self.hospital.handle(evolve(command, idempotency_key=key))

    def _work(self) -> None:
        for _ in range(3):
            self.clock.pass_by(timedelta(minutes=2))
            Settler(self.hospital).work()

    def _payment_of(self, patient_id: PatientId, method: PaymentMethod) -> Any:
        payments = read(self.hospital.storage, Payments)
        found = payments.of_patient(patient_id, None, 50)
        return next(one for one in found if one.method is method)

    def looked_at(self, patient_id: PatientId) -> Any:
        """All that may be seen of the money, without ids and times."""
        storage = self.hospital.storage
        payments = read(storage, Payments).of_patient(patient_id, None, 50)
        refunds = read(storage, Refunds).page(None, patient_id, None, 50)
        intents = read(storage, PaymentIntents).of_patient(patient_id)
        return {
            "payments": sorted((p.number, p.amount.minor) for p in payments),
            "methods": sorted(p.method for p in payments),
            "refunds": sorted((r.method, r.amount.minor, r.status) for r in refunds),
            "intents": sorted(i.status for i in intents),
            "gateway": self._given_back(intents),
            **self.books(patient_id),
        }

    def _given_back(self, intents: Any) -> list[int]:
        refs = [i.provider_ref for i in intents if i.provider_ref]
        return [row["minor"] for ref in refs for row in self.bank.refunds(ref)]

    def books(self, patient_id: PatientId) -> dict[str, int]:
        """What is owed and what is credit, by the account and by the journal."""
        account = account_of(self.hospital, patient_id)
        journal = read(self.hospital.storage, Journal)
        by = {
            one.account: one.amount.minor
            for one in journal.balances_of(patient_id, MONDAY + 30 * DAY)
        }
        return {
            "due": account.owed.minor,
            "receivable": by.get("receivable", 0),
            "credit": account.credit.minor,
            "patient_credit": -by.get("patient_credit", 0),
            "sum": sum(by.values()),
        }


_HERS = AccountId(uuid4())


def a_day(url: str, nth: int, *, before: bool) -> tuple[bool, Any, Any]:
    """Was somebody killed; how the books stood then; how the day ended."""
    hospital_id = uuid4()
    with tempfile.TemporaryDirectory() as folder:
        opened = partial(Till.opened, url, hospital_id, folder, before=before)
        people = in_a_fork(lambda: opened(WHOLE_DAY).morning())
        done = in_a_fork(lambda: opened(nth).day(*people))
        then = in_a_fork(lambda: opened(WHOLE_DAY).books(people[0]))
        in_a_fork(lambda: opened(WHOLE_DAY).day(*people))
        return not done, then, in_a_fork(lambda: opened(WHOLE_DAY).looked_at(people[0]))


def main(url: str, when: str) -> None:
    """Print at how many moments somebody was killed, and what went wrong after."""
    before = when == "before"
    _, _, right = a_day(url, WHOLE_DAY, before=before)
    amiss = []
    for nth in count(1):
        killed, then, end = a_day(url, nth, before=before)
        if end != right or not _adds_up(then):
            amiss.append({"at": nth, "then": then, "end": end})
        if not killed:
            break
    print(json.dumps({"moments": nth - 1, "amiss": amiss, "right": right}))  # noqa: T201


def _adds_up(books: dict[str, int]) -> bool:
    same = books["due"] == books["receivable"]
    return same and books["credit"] == books["patient_credit"] and not books["sum"]


if __name__ == "__main__":
    main(*sys.argv[1:])
