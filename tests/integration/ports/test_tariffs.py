import pytest

from mediklaud.domain.billing.tax import TaxRate
from mediklaud.domain.errors import Contended
from mediklaud.ports.billing import Tariffs
from tests.builders.billing import DAY, MONDAY, a_tariff
from tests.hospital import ports_of, read


def remember(storage, *tariffs):
    with ports_of(storage) as port:
        for tariff in tariffs:
            port(Tariffs).add(tariff)


def test_a_tariff_comes_back_equal(storage):
    tariff = a_tariff(tax_rate=TaxRate(750), valid_to=MONDAY + DAY)
    remember(storage, tariff)

    assert read(storage, Tariffs).of_service("consultation") == (tariff,)


def test_no_two_tariffs_of_a_service_begin_on_one_day(storage):
    remember(storage, a_tariff())

    with pytest.raises(Contended):
        remember(storage, a_tariff())


def test_another_service_may_begin_on_the_same_day(storage):
    remember(storage, a_tariff(), a_tariff(service="procedure"))

    assert len(read(storage, Tariffs).all()) == 2


def test_all_are_listed_by_service_and_first_day(storage):
    later = a_tariff(valid_from=MONDAY + DAY)
    first = a_tariff(valid_to=MONDAY)
    other = a_tariff(service="procedure")
    remember(storage, later, other, first)

    assert read(storage, Tariffs).all() == (first, later, other)


@pytest.mark.parametrize("days", [0, 1, 2])
def test_a_tariff_prices_its_first_and_its_last_day_and_those_between(storage, days):
    tariff = a_tariff(valid_to=MONDAY + 2 * DAY)
    remember(storage, tariff)

    valid = read(storage, Tariffs).valid_on("consultation", MONDAY + days * DAY)

    assert valid == tariff


@pytest.mark.parametrize("days", [-1, 3])
def test_a_tariff_prices_no_day_before_or_after(storage, days):
    remember(storage, a_tariff(valid_to=MONDAY + 2 * DAY))

    valid = read(storage, Tariffs).valid_on("consultation", MONDAY + days * DAY)

    assert valid is None


def test_an_open_tariff_prices_every_later_day(storage):
    tariff = a_tariff()
    remember(storage, tariff)

    assert read(storage, Tariffs).valid_on("consultation", MONDAY + 9999 * DAY)


def test_a_tariff_ends_on_the_day_that_is_saved(storage):
    tariff = a_tariff()
    remember(storage, tariff)
    successor = a_tariff(valid_from=MONDAY + DAY)

    with ports_of(storage) as port:
        port(Tariffs).save(tariff.gives_way_to(successor))

    assert read(storage, Tariffs).all()[0].valid_to == MONDAY


def test_a_tariff_that_was_withdrawn_prices_nothing(storage):
    tariff, other = a_tariff(), a_tariff(service="procedure")
    remember(storage, tariff, other)

    with ports_of(storage) as port:
        port(Tariffs).withdraw(tariff)

    assert read(storage, Tariffs).all() == (other,)
