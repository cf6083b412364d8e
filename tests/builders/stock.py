"""Products, batches and movements; a test names only what matters to it."""

from datetime import date

from mediklaud.application.pharmacy.list_batches import ListBatches
from mediklaud.application.pharmacy.receive_delivery import ReceiveDelivery
from mediklaud.domain.access.actor import Role
from mediklaud.domain.pharmacy.batch import Batch
from mediklaud.domain.pharmacy.delivery import DeliveryLine
from mediklaud.domain.pharmacy.movement import Movement, MovementKind
from mediklaud.domain.pharmacy.product import Product
from mediklaud.domain.shared.ids import AccountId, BatchId, MovementId, ProductId
from mediklaud.domain.shared.preparation import Form, Preparation
from mediklaud.ports.stock import Products, Stock
from tests.clock import MONDAY_MORNING
from tests.hospital import an_actor, new, ports_of

PARACETAMOL = Preparation("paracetamol", Form.TABLET, "500 mg")
NEXT_YEAR = date(2028, 3, 31)


def a_product(**what):
    """Paracetamol tablets, if nothing else is said."""
    product_id = new(ProductId)
    usual = {
        "id": product_id,
        "code": f"p{product_id.value.hex[-16:]}",
        "preparation": PARACETAMOL,
        "brand": "Napa",
    }
    return Product(**{**usual, **what})


def a_batch(product, **what):
    """One that lasts for another year, with nothing in it yet."""
    usual = {
        "id": new(BatchId),
        "product_id": product.id,
        "number": "A17",
        "expires_on": NEXT_YEAR,
        "received_at": MONDAY_MORNING,
    }
    return Batch(**{**usual, **what})


def a_movement(batch, quantity, kind=MovementKind.RECEIPT, **what):
    """What comes in, or goes out, of the batch."""
    usual = {
        "id": new(MovementId),
        "batch_id": batch.id,
        "kind": kind,
        "quantity": quantity,
        "by": new(AccountId),
        "at": MONDAY_MORNING,
    }
    return Movement(**{**usual, **what})


def a_kept_product(storage, **what):
    """One that the pharmacy has begun to keep."""
    product = a_product(**what)
    with ports_of(storage) as port:
        port(Products).add(product)
    return product


def a_full_batch(storage, product, quantity=100, **what):
    """So much of the product on its shelf."""
    with ports_of(storage) as port:
        [batch] = port(Stock).shelve([a_batch(product, **what)])
        port(Stock).move([a_movement(batch, quantity)])
        return port(Stock).get(batch.id)


def the_pharmacist(**who):
    """Somebody of the pharmacy; another one each time, unless it is said who."""
    return an_actor(Role.PHARMACIST, **who)


def a_line(product, /, **what):
    """Two packs of a batch that lasts for another year."""
    usual = {"product": product.code, "batch": "A17", "expires_on": NEXT_YEAR}
    return DeliveryLine(**{**usual, "packs": 2, **what})


def received(hospital, *lines, **what):
    """What the ramp answers."""
    command = ReceiveDelivery(actor=the_pharmacist(), lines=lines, **what)
    return hospital.handle(command)


def batches_of(hospital, product):
    """What lies on the shelves of it."""
    query = ListBatches(actor=the_pharmacist(), product_id=product.id)
    return hospital.handle(query)
