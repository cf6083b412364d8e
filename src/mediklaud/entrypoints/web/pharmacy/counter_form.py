"""What stands in the form at the pharmacy's counter (H4, H7, H8)."""

from __future__ import annotations

from uuid import UUID

from attrs import frozen

from mediklaud.domain.pharmacy.counselling import Counselling, Receiver
from mediklaud.domain.pharmacy.identifiers import Identifiers
from mediklaud.domain.shared.ids import ProductId
from mediklaud.entrypoints.reading import read_day
from mediklaud.entrypoints.web.forms import Form

_ANSWERS = {"yes": True, "no": False}


@frozen(kw_only=True)
class AtCounter:
    """Which product, for whom, how much of it, and what the patient was told."""

    product_id: ProductId
    quantity: int | None
    identifiers: Identifiers
    counselling: Counselling | None


def read_counter(form: Form) -> AtCounter:
    """All of it; what cannot be read is told at once."""
    with form.reading() as read:
        product_id = read.need("product", UUID)
        quantity = read.may("quantity", int)
        born = read.may("birth_date", read_day)
    return AtCounter(
        product_id=ProductId(product_id),
        quantity=quantity,
        identifiers=Identifiers(
            birth_date=born,
            number=form["number"] or None,
            phone=form["phone"] or None,
            national_id=form["national_id"] or None,
        ),
        counselling=_counselling(form),
    )


def _counselling(form: Form) -> Counselling | None:
    """Nothing, where nothing was said and nothing refused."""
    points = tuple(line.strip() for line in form["points"].splitlines())
    said = tuple(line for line in points if line)
    if not said and "refused" not in form:
        return None
    with form.reading() as read:
        language = read.need("language", str)
        receiver = read.need("received_by", Receiver)
    return Counselling(
        points=said,
        language=language,
        received_by=receiver,
        understood=_ANSWERS.get(form["understood"]),
        refused="refused" in form,
    )
