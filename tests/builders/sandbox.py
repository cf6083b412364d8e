"""A hospital that takes money online at the sandbox, and what a test does there."""

from attrs import define, field

from mediklaud.adapters.sandbox_payments.bank import Bank
from mediklaud.adapters.sandbox_payments.gateway import SandboxGateway
from mediklaud.adapters.sandbox_payments.reports import SIGNATURE, Report
from mediklaud.application.billing.pay_by_link import PayByLink
from mediklaud.application.billing.receive_payment_event import ReceivePaymentEvent
from mediklaud.application.billing.settler import Settler
from mediklaud.application.billing.start_online_payment import StartOnlinePayment
from mediklaud.bootstrap import swap
from mediklaud.domain.access.actor import ANONYMOUS, Actor, Role
from mediklaud.domain.billing.gateway import GatewaySilent
from mediklaud.domain.billing.sandbox import Button
from mediklaud.ports.payments import PaymentGateway
from tests.builders.cashier import invoiced, seen, to_set_tariff
from tests.builders.registry import an_enrolled_patient
from tests.clock import StandingClock
from tests.hospital import a_hospital


@define
class MoodySandbox(SandboxGateway):
    """The sandbox; silent whenever it is told to be."""

    moods: list[str] = field(factory=list)
    """Each is one silent call: `before` it is done, or `after`."""
    calls: list[str] = field(factory=list)

    def start(self, order):
        return self._done("start", lambda: super(MoodySandbox, self).start(order))

    def fetch(self, provider_ref):
        return self._done(
            "fetch", lambda: super(MoodySandbox, self).fetch(provider_ref)
        )

    def refund(self, provider_ref, amount, key):
        return self._done(
            "refund",
            lambda: super(MoodySandbox, self).refund(provider_ref, amount, key),
        )

    def _done(self, what, do):
        self.calls.append(what)
        mood = self.moods.pop(0) if self.moods else None
        if mood == "before":
            raise GatewaySilent
        answer = do()
        if mood == "after":
            raise GatewaySilent
        return answer


HOME = "http://127.0.0.1:8000"
"""Where the hospital answers, if nothing else is set."""


class PayingHospital:
    """A hospital, the sandbox, one patient with an invoice of 500 taka."""

    def __init__(self, storage=None):
        self.clock = StandingClock()
        self.posted: list[Report] = []
        self.bank = Bank.opened(":memory:", self.clock, self.posted.append)
        self.gateway = MoodySandbox(self.bank, HOME)
        self.hospital = a_hospital(
            storage, self.clock, swap(PaymentGateway, self.gateway)
        )
        self.storage = self.hospital.storage
        self.hospital.handle(to_set_tariff())
        self.patient_id = an_enrolled_patient(self.hospital).id
        self.invoice = self.another_invoice()

    @property
    def patient(self):
        return Actor(roles={Role.PATIENT}, patient_id=self.patient_id)

    def handle(self, message):
        return self.hospital.handle(message)

    def another_invoice(self):
        seen(self.hospital, self.patient_id)
        return invoiced(self.hospital, self.patient_id)

    def start(self, amount=None, invoice=None, **how):
        """The patient goes to pay."""
        which = (invoice or self.invoice).id
        command = StartOnlinePayment(
            actor=self.patient, invoice_id=which, amount=amount, **how
        )
        return self.handle(command)

    def pay_by(self, token, amount=None):
        return self.handle(PayByLink(actor=ANONYMOUS, token=token, amount=amount))

    def press(self, online, button=Button.SUCCEED):
        """What the payer does on the sandbox's page."""
        return self.bank.press(online.redirect_url.rsplit("/", 1)[1], button)

    def report(self, body=None, signature=None):
        """The last report of the sandbox arrives."""
        last = self.posted[-1]
        shown = last.signature if signature is None else signature
        return self.handle(
            ReceivePaymentEvent(
                actor=ANONYMOUS,
                provider="sandbox",
                headers={SIGNATURE: shown},
                body=last.body if body is None else body,
            )
        )

    def work(self):
        """The worker looks once."""
        return Settler(self.hospital).work()
