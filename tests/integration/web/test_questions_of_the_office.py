"""However much there is, a page of the office asks the database as often."""

import pytest

from mediklaud.application.access.who_am_i import WhoAmI
from mediklaud.domain.access.actor import Bearer, Role
from tests.integration.http.doors import a_door_of
from tests.integration.http.houses import House
from tests.integration.web.browser import Browser
from tests.statements import statements_on
from tests.storages import on_sqlite, sqlite_engine

OF_PRIVACY = (
    "/",
    "/privacy/reviews",
    "/privacy/audit",
    "/privacy/reports?kind=break_glass",
    "/privacy/breach?first=2027-02-01",
    "/wishes",
    "/merges",
    "/role-requests",
)
OF_ADMINISTRATOR = ("/", "/users", "/programs", "/outbox")
REASON = {"reason_code": "emergency", "text": "Lies unconscious in A"}


@pytest.fixture(scope="module")
def house():
    with on_sqlite() as storage:
        yield House(storage)


@pytest.fixture(scope="module")
def pages(house):
    """By role and address: how often the database was asked, with more and more."""
    asked: list[dict[tuple[Role, str], int]] = []
    for _ in range(2):
        something_happens(house)
        officer = opened(house, Role.PRIVACY_OFFICER, OF_PRIVACY)
        asked.append({**officer, **opened(house, Role.ADMINISTRATOR, OF_ADMINISTRATOR)})
    return asked


def something_happens(house):
    """One more of everything that the office's pages list."""
    one, other = house.a_patient("Rahima Khatun"), house.a_patient()
    merge = {"duplicate_id": one, "reason": "The same person"}
    house.post(f"/patients/{other}/merge", Role.FRONT_DESK, merge, 201)
    wish = {"text": "I was never a smoker"}
    house.post(f"/patients/{other}/amendments", Role.PATIENT, wish, 201)
    house.a_doctor()
    house.post(f"/patients/{other}/break-glass", Role.DOCTOR, REASON, 201)
    login = f"colleague{house.doctors}"
    wanted = {"login": login, "name": "Mina Das", "roles": ["billing"]}
    house.post("/users", Role.ADMINISTRATOR, wanted, 201)


def opened(house, role, addresses):
    """How often each page asks."""
    login = house.hospital.handle(WhoAmI(actor=Bearer(house.tokens[role]))).login
    somebody = Browser(a_door_of(house.hospital))
    somebody.sign_in(login)
    counted = {}
    for address in addresses:
        with statements_on(sqlite_engine()) as statements:
            somebody.get(address)
        counted[role, address] = len(statements)
    return counted


@pytest.mark.parametrize("address", OF_PRIVACY)
def test_a_page_of_the_privacy_officer_asks_as_often(pages, address):
    few, many = (asked[Role.PRIVACY_OFFICER, address] for asked in pages)

    assert few == many < 60


@pytest.mark.parametrize("address", OF_ADMINISTRATOR)
def test_a_page_of_the_administrator_asks_as_often(pages, address):
    few, many = (asked[Role.ADMINISTRATOR, address] for asked in pages)

    assert few == many < 60
