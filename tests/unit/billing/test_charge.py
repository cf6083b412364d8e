import pytest

from mediklaud.domain.billing.charge import (
    ChargeNotPending,
    ChargeStatus,
    UnpricedCharges,
    require_priced,
)
from mediklaud.domain.billing.tax import NO_TAX, TaxRate
from mediklaud.domain.shared.texts import MalformedText
from tests.builders.billing import FEE, a_charge, taka


def test_a_charge_without_a_price_waits_for_one():
    charge = a_charge(price=None)

    assert charge.status is ChargeStatus.UNPRICED
    assert charge.priced(FEE, NO_TAX).status is ChargeStatus.PENDING


def test_a_pending_charge_can_be_priced_anew():
    charge = a_charge().priced(taka(1), TaxRate(750))

    assert (charge.price, charge.tax_rate) == (taka(1), TaxRate(750))


@pytest.mark.parametrize("price", [None, FEE])
def test_what_is_on_no_invoice_can_be_voided(price):
    charge = a_charge(price=price).voided(" Entered  twice ")

    assert charge.status is ChargeStatus.VOIDED
    assert charge.void_reason == "Entered twice"


def test_voiding_needs_a_reason():
    with pytest.raises(MalformedText):
        a_charge().voided(" ")


@pytest.mark.parametrize(
    "charge",
    [
        a_charge(price=None, status=ChargeStatus.INVOICED),
        a_charge().voided("Entered twice"),
    ],
    ids=["invoiced", "voided"],
)
def test_what_is_invoiced_or_voided_changes_no_more(charge):
    with pytest.raises(ChargeNotPending):
        charge.priced(FEE, NO_TAX)
    with pytest.raises(ChargeNotPending):
        charge.voided("Entered twice")


def test_all_that_nobody_priced_is_named():
    priced, one, other = a_charge(), a_charge(price=None), a_charge(price=None)

    with pytest.raises(UnpricedCharges) as refused:
        require_priced([one, priced, other])
    assert refused.value.charges == (one.id, other.id)
    require_priced([priced])
