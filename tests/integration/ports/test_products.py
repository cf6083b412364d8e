import pytest
from attrs import evolve

from mediklaud.domain.pharmacy.product import (
    ProductChanged,
    ProductCodeTaken,
    ProductNotFound,
    ProductStatus,
)
from mediklaud.domain.shared.ids import ProductId
from mediklaud.domain.shared.preparation import Form, Preparation
from mediklaud.ports.stock import Products
from tests.builders.stock import PARACETAMOL, a_kept_product, a_product
from tests.hospital import new, ports_of, read


def test_a_product_comes_back_as_it_was(storage):
    product = a_kept_product(
        storage,
        manufacturer="Beximco",
        atc="N02BE01",
        pack_size=10,
        controlled=True,
        returnable=True,
        reorder_level=50,
    )

    assert read(storage, Products).get(product.id) == product


def test_an_unknown_product_is_not_found(storage):
    with pytest.raises(ProductNotFound):
        read(storage, Products).get(new(ProductId))


def test_no_two_products_have_one_code(storage):
    product = a_kept_product(storage)

    with ports_of(storage) as port:
        with pytest.raises(ProductCodeTaken):
            port(Products).add(a_product(code=product.code))
        port(Products).add(a_product())


def test_of_two_changes_at_once_one_is_refused(storage):
    product = a_kept_product(storage)
    changed = evolve(product, brand="Ace")

    with ports_of(storage) as port:
        assert port(Products).save(changed) == evolve(changed, version=2)
        with pytest.raises(ProductChanged):
            port(Products).save(changed)
    assert read(storage, Products).get(product.id).brand == "Ace"


def test_products_are_found_by_code_brand_and_medicine(storage):
    napa = a_kept_product(storage, code="napa_500")
    other = a_kept_product(
        storage,
        code="seclo_20",
        brand="Seclo",
        preparation=Preparation("Omeprazole", Form.CAPSULE, "20 mg"),
    )

    def found(q, after=None, limit=9):
        return read(storage, Products).find(q, after=after, limit=limit)

    assert found("NAPA") == found("paraceta") == found("a_5") == (napa,)
    assert found("omepra") == (other,)
    assert found("") == (napa, other)
    assert found("", limit=1) == (napa,)
    assert found("", after=napa.id) == (other,)
    assert found("%") == found("x") == ()


def test_products_are_known_by_their_codes(storage):
    napa, _other = a_kept_product(storage), a_kept_product(storage)

    with ports_of(storage) as port:
        assert port(Products).arriving(["none", napa.code]) == {napa.code: napa}


def test_a_prescription_is_fulfilled_by_any_active_product_of_the_same(storage):
    later = a_kept_product(storage, code="z")
    first = a_kept_product(storage, code="a")
    a_kept_product(storage, status=ProductStatus.WITHDRAWN)
    a_kept_product(storage, preparation=evolve(PARACETAMOL, strength="250 mg"))
    a_kept_product(storage, preparation=evolve(PARACETAMOL, form=Form.CAPSULE))

    wanted = Preparation("PARACETAMOL", Form.TABLET, "500mg")
    assert read(storage, Products).fitting(wanted) == (first, later)
