"""What the demo's pharmacy keeps: common medicines, each in two batches."""

from __future__ import annotations

from datetime import timedelta

from mediklaud.application.application import Application
from mediklaud.application.billing.set_tariff import SetTariff
from mediklaud.application.pharmacy.add_product import AddProduct
from mediklaud.application.pharmacy.receive_delivery import ReceiveDelivery
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.billing.medicines import service_of_product
from mediklaud.domain.pharmacy.delivery import DeliveryLine
from mediklaud.domain.pharmacy.product import Product
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.money import Money
from mediklaud.domain.shared.preparation import Form

_T, _C = Form.TABLET, Form.CAPSULE
_PRODUCTS = (
    ("amlodipine_5", "Amlodipine", _T, "5 mg", "Amlocard", "C08CA01", "1.20"),
    ("amoxicillin_500", "Amoxicillin", _C, "500 mg", "Moxacil", "J01CA04", "4.00"),
    ("azithromycin_500", "Azithromycin", _T, "500 mg", "Zithrin", "J01FA10", "22.00"),
    ("clarithromycin_500", "Clarithromycin", _T, "500 mg", "Claricin", "J01FA09", "28"),
    ("ibuprofen_400", "Ibuprofen", _T, "400 mg", "Inflam", "M01AE01", "1.50"),
    ("metformin_500", "Metformin", _T, "500 mg", "Comet", "A10BA02", "2.50"),
    ("morphine_10", "Morphine", _T, "10 mg", "Morphinex", "N02AA01", "9.00"),
    ("omeprazole_20", "Omeprazole", _C, "20 mg", "Losectil", "A02BC01", "3.50"),
    ("paracetamol_500", "Paracetamol", _T, "500 mg", "Napa", "N02BE01", "0.60"),
    ("simvastatin_20", "Simvastatin", _T, "20 mg", "Simvas", "C10AA01", "6.00"),
    ("warfarin_5", "Warfarin", _T, "5 mg", "Warin", "B01AA03", "3.00"),
)
"""Code, medicine, form, strength, brand, class, and what one piece costs us."""
_CONTROLLED = "morphine_10"
_SOON, _LATER = timedelta(days=75), timedelta(days=700)


def stock_up(
    app: Application, pharmacist: Actor, hospital: Hospital
) -> dict[str, Product]:
    """Keep the products, by the names of their medicines, and fill the shelves."""
    kept = {}
    for code, medicine, form, strength, brand, atc, _ in _PRODUCTS:
        command = AddProduct(
            actor=pharmacist,
            code=code,
            medicine=medicine,
            form=form,
            strength=strength,
            brand=brand,
            manufacturer="Demo Laboratories",
            atc=atc,
            pack_size=30,
            controlled=code == _CONTROLLED,
            returnable=code != _CONTROLLED,
            reorder_level=90,
        )
        kept[medicine] = app.handle(command)
    app.handle(_delivery(app, pharmacist, hospital))
    return kept


def price_medicines(app: Application, billing: Actor, hospital: Hospital) -> None:
    """Each piece costs the patient twice what it costs us."""
    for code, *_, cost in _PRODUCTS:
        app.handle(
            SetTariff(
                actor=billing,
                service=service_of_product(code),
                price=Money.parse(cost, hospital.currency).times(2),
                valid_from=hospital.day_of(app.clock.now()),
            )
        )


def _delivery(
    app: Application, pharmacist: Actor, hospital: Hospital
) -> ReceiveDelivery:
    """A small batch that expires soon, and a larger one that does not."""
    today = hospital.day_of(app.clock.now())
    lines = (
        DeliveryLine(
            product=code,
            batch=f"{code[:3].upper()}-{number}",
            expires_on=today + until,
            packs=packs,
            unit_cost=Money.parse(cost, hospital.currency),
        )
        for code, *_, cost in _PRODUCTS
        for number, until, packs in ((1, _SOON, 3), (2, _LATER, 20))
    )
    return ReceiveDelivery(actor=pharmacist, lines=tuple(lines), reason="DN-1001")
