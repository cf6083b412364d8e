"""Prices, charges, invoices and payments, of which a test names only what matters."""

from datetime import date, timedelta
from uuid import uuid4

from hypothesis import strategies as st

from mediklaud.domain.billing.charge import Charge, ServiceKind
from mediklaud.domain.billing.dues import DuesContext, OwedInvoice
from mediklaud.domain.billing.invoice import Addressee, Invoice
from mediklaud.domain.billing.line import InvoiceLine
from mediklaud.domain.billing.override import DuesOverride
from mediklaud.domain.billing.payment import Allocation, Payment, PaymentMethod
from mediklaud.domain.billing.tariff import Tariff
from mediklaud.domain.billing.tax import NO_TAX, TaxRate
from mediklaud.domain.shared.ids import (
    AccountId,
    ChargeId,
    DoctorId,
    InvoiceId,
    OverrideId,
    PatientId,
    PaymentId,
    PaymentIntentId,
    TariffId,
)
from mediklaud.domain.shared.money import Money
from mediklaud.domain.shared.person import Address
from mediklaud.ports.billing import Accounts, Charges, Invoices, Payments
from tests.clock import MONDAY_MORNING
from tests.hospital import new

MONDAY = date(2027, 3, 1)
DAY = timedelta(days=1)
A_ROUTINE_VISIT = DuesContext()


def taka(minor: int) -> Money:
    """So many paisa."""
    return Money(minor, "BDT")


FEE = taka(500_00)


def a_tariff(**what):
    """A consultation for 500 taka, from Monday on."""
    usual = {
        "id": new(TariffId),
        "service": "consultation",
        "price": FEE,
        "valid_from": MONDAY,
    }
    return Tariff(**{**usual, **what})


def a_charge(*, price=FEE, tax_rate=NO_TAX, **what):
    """A consultation on Monday morning for 500 taka; no price, if that is None."""
    usual = {
        "id": new(ChargeId),
        "patient_id": new(PatientId),
        "doctor_id": new(DoctorId),
        "doctor_name": "Dr Rokeya Sultana",
        "kind": ServiceKind.CONSULTATION,
        "service_id": uuid4(),
        "service": "consultation",
        "served_at": MONDAY_MORNING,
    }
    charge = Charge(**{**usual, **what})
    return charge if price is None else charge.priced(price, tax_rate)


def a_draft(*charges, patient_id=None, **what):
    """A draft for these charges; for one of 500 taka, if none is named."""
    charges = charges or (a_charge(patient_id=patient_id or new(PatientId)),)
    usual = {
        "id": new(InvoiceId),
        "patient_id": charges[0].patient_id,
        "currency": "BDT",
        "lines": tuple(InvoiceLine.of(c, c.served_at.date()) for c in charges),
        "drafted_at": MONDAY_MORNING,
    }
    return Invoice(**{**usual, **what})


AN_ADDRESSEE = Addressee(
    number="P-000001-3",
    name="Amina Begum",
    address=Address(line="12 Lake Road", city="Dhaka"),
)


def issued(draft, *, number="INV-2027-000001", due_on=MONDAY + 14 * DAY):
    """The draft, issued on Monday."""
    return draft.issue(
        number=number, addressee=AN_ADDRESSEE, issued_on=MONDAY, due_on=due_on
    )


def a_payment(amount=FEE, *pays_for, patient_id=None, **what):
    """Paid by transfer; `pays_for` are pairs of an invoice's id and an amount."""
    payment_id = new(PaymentId)
    usual = {
        "id": payment_id,
        "number": f"RCP-{payment_id}",
        "patient_id": patient_id or new(PatientId),
        "amount": amount,
        "method": PaymentMethod.BANK_TRANSFER,
        "received_at": MONDAY_MORNING,
        "received_by": new(AccountId),
        "allocations": tuple(Allocation(payment_id, *one) for one in pays_for),
    }
    if what.get("method") is PaymentMethod.ONLINE:
        usual["intent_id"] = new(PaymentIntentId)
    return Payment(**{**usual, **what})


def an_override(**what):
    """Granted on Monday morning for a day."""
    usual = {
        "id": new(OverrideId),
        "patient_id": new(PatientId),
        "reason": "Pays on Friday",
        "granted_by": new(AccountId),
        "granted_at": MONDAY_MORNING,
        "ends_at": MONDAY_MORNING + DAY,
    }
    return DuesOverride(**{**usual, **what})


def an_owed_invoice(amount=FEE, due_on=MONDAY):
    """Still to be paid in full."""
    return OwedInvoice(new(InvoiceId), f"INV-{uuid4()}", amount, due_on)


def with_account(port):
    """A patient whose account is open."""
    patient_id = new(PatientId)
    port(Accounts).open(patient_id, "BDT")
    return patient_id


def with_draft(port, patient_id, *prices):
    """A draft of charges at these prices; 500 taka, if none is named."""
    charges = [a_charge(patient_id=patient_id, price=p) for p in prices or [FEE]]
    for charge in charges:
        port(Charges).add(charge)
    draft = a_draft(*charges)
    port(Invoices).add(draft)
    port(Charges).bill(draft)
    return draft


def with_issued(port, patient_id, *prices, **how):
    """An issued invoice of charges at these prices."""
    how.setdefault("number", f"INV-{uuid4()}")
    invoice = issued(with_draft(port, patient_id, *prices), **how)
    port(Invoices).issue(invoice)
    return invoice


def with_payment(port, patient_id, amount, *pays_for):
    """Money from this patient for these invoices."""
    payment = a_payment(amount, *pays_for, patient_id=patient_id)
    port(Payments).add(payment)
    return payment


prices = st.integers(0, 10**9).map(taka)
amounts = st.integers(1, 10**9).map(taka)
tax_rates = st.integers(0, 10_000).map(TaxRate)
