"""A cashier presses the button twice: it is done once, and answered twice alike."""

import pytest
from attrs import evolve

from mediklaud.application.billing.discard_draft import DiscardDraft
from mediklaud.application.billing.draft_invoice import DraftInvoice
from mediklaud.application.billing.grant_dues_override import GrantDuesOverride
from mediklaud.application.billing.issue_invoice import IssueInvoice
from mediklaud.application.billing.price_charge import PriceCharge
from mediklaud.application.billing.void_charge import VoidCharge
from tests.builders.billing import FEE
from tests.builders.cashier import (
    drafted,
    invoiced,
    seen,
    the_cashier,
    to_pay,
    to_set_tariff,
)
from tests.builders.registry import an_enrolled_patient
from tests.hospital import a_hospital

WITH_A_CHARGE = {
    "tariff": lambda _h, _p, _c: to_set_tariff(service="procedure", tax_rate=750),
    "price": lambda _h, _p, c: PriceCharge(
        actor=the_cashier(), charge_id=c.id, price=FEE
    ),
    "void": lambda _h, _p, c: VoidCharge(
        actor=the_cashier(), charge_id=c.id, reason="Twice"
    ),
    "draft": lambda _h, p, c: DraftInvoice(
        actor=the_cashier(), patient_id=p, charge_ids=(c.id,)
    ),
    "discard": lambda h, p, _c: DiscardDraft(
        actor=the_cashier(), invoice_id=drafted(h, p).id
    ),
    "issue": lambda h, p, _c: IssueInvoice(
        actor=the_cashier(), invoice_id=drafted(h, p).id
    ),
    "pay": lambda h, p, _c: to_pay(invoiced(h, p), FEE + FEE, keep_as_credit=True),
    "override": lambda h, p, _c: GrantDuesOverride(
        actor=the_cashier(), patient_id=invoiced(h, p).patient_id, reason="In pain"
    ),
}


@pytest.mark.parametrize("act", WITH_A_CHARGE)
def test_what_is_sent_twice_with_one_key_is_done_once_and_answered_alike(storage, act):
    hospital = a_hospital(storage)
    hospital.handle(to_set_tariff())
    patient_id = an_enrolled_patient(hospital).id
    charge = seen(hospital, patient_id)
    command = evolve(
        WITH_A_CHARGE[act](hospital, patient_id, charge), idempotency_key="k-1"
    )

    first = hospital.handle(command)

    assert hospital.handle(command) == first
