"""Every page and form as everybody: who may sees and sends it, nobody else (X1).

The addresses are read from the router, who may from the matrix by what each page asks
for; what a page asks nothing for stands in a table here.
"""

from datetime import timedelta
from typing import Any

import pytest
from attrs import define, field

from mediklaud.application.access.disable_account import DisableAccount
from mediklaud.application.access.who_am_i import WhoAmI
from mediklaud.application.application import Application
from mediklaud.application.messages import Message
from mediklaud.domain.access.actor import Bearer, Role
from mediklaud.domain.access.matrix import grants_of
from mediklaud.domain.access.permissions import Permission as May
from mediklaud.entrypoints.web.own_forms import proof_of
from tests.builders.examples import BY_NAME, address_of
from tests.hospital import an_actor
from tests.integration.http.doors import a_door
from tests.integration.http.houses import House
from tests.integration.http.people import token_of
from tests.integration.web.addresses import addresses

OPEN = {"/sign-in", "/invitation"}
BY_LINK = ("/pay/", "/sandbox/pay/")
"""Open to whoever has the right link; any other leads nowhere."""
OF_ALL = {"/", "/account/password", "/account/second-factor"}
"""For everybody who has signed in."""
FORMS = {
    "/accounts": May.INVOICE,
    "/audit-check": May.VERIFY_AUDIT,
    "/desk/enrol": May.ENROL_PATIENT,
    "/desk/patients": May.FIND_PATIENT,
    "/doctors/register": May.REGISTER_DOCTOR,
    "/emergency-access": May.BREAK_GLASS,
    "/my-day": May.PRESCRIBE,
    "/my-week": May.PRESCRIBE,
    "/pharmacy/delivery": May.MANAGE_STOCK,
    "/pharmacy/new-product": May.MANAGE_STOCK,
    "/pharmacy/reports": May.READ_PHARMACY_REPORT,
    "/privacy/evidence": May.READ_AUDIT,
    "/privacy/patients": May.RECORD_DISCLOSURE,
    "/programs/new": May.MANAGE_ACCOUNTS,
    "/users/new": May.MANAGE_ACCOUNTS,
}
"""What is refused before anything is asked, and what is needed to see it."""
LEAD_ON = {"/privacy/audit", "/my/people/act"}
"""They do nothing, but lead to a page that asks who it is."""
UNREADABLE = {address_of("/book/{doctor_id}/confirm")}
"""Without the time it is asked for."""
PAGES = sorted(set(addresses("GET")) - OPEN)
FORMS_SENT = sorted(set(addresses("POST")) - OPEN - {"/sign-out", "/language"})


@define
class Watched:
    """A hospital that remembers what it was asked."""

    hospital: Application
    asked: list[Message[Any]] = field(factory=list)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.hospital, name)

    def handle(self, message: Message[Any]) -> Any:
        self.asked.append(message)
        return self.hospital.handle(message)


def require_not_kept(answer: Any) -> None:
    """No browser keeps the page, and no other site frames it."""
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


@define
class Entry:
    """Who stands before the door, and what each page makes of them."""

    watched: Watched
    door: Any
    tokens: dict[Role, str]
    ended: dict[str, str]
    """Of whom no session holds any more."""

    def ask(
        self, token: str | None, address: str, form: dict[str, str] | None = None
    ) -> tuple[Any, set[type]]:
        """Open the page, or send a form; the answer, and what was asked for it."""
        self.watched.asked.clear()
        self.door.cookies.clear()
        if token is not None:
            self.door.cookies.set("mediklaud", token)
        method = "GET" if form is None else "POST"
        answer = self.door.request(method, address, data=form, follow_redirects=False)
        require_not_kept(answer)
        return answer, {type(message) for message in self.watched.asked} - {WhoAmI}


@pytest.fixture(scope="module")
def entry():
    """A hospital with somebody in each role, and two who may not come in any more."""
    house = House()
    stale = house.tokens[Role.FRONT_DESK]
    house.let_pass(timedelta(minutes=16))
    house.a_doctor()
    house.a_patient()
    disabled = token_of(house.hospital, Role.FRONT_DESK)
    whose = house.hospital.handle(WhoAmI(actor=Bearer(disabled))).id
    admin = an_actor(Role.ADMINISTRATOR)
    house.hospital.handle(DisableAccount(actor=admin, account_id=whose))
    ended = {"stale": stale, "disabled": disabled, "made up": "made-up"}
    watched = Watched(house.hospital)
    with a_door(watched) as door:
        yield Entry(watched, door, house.tokens, ended)


def may(role, asked, address):
    """Does the matrix let this role see what the page asks for?"""
    needed = {kind.permission for kind in asked} or {FORMS[address]}
    return all(role in grants_of(permission) for permission in needed)


@pytest.mark.parametrize("address", PAGES)
def test_each_role_sees_what_the_matrix_says(entry, address):
    for role, token in entry.tokens.items():
        answer, asked = entry.ask(token, address)
        assert answer.status_code < 500, answer.text
        if address.startswith(BY_LINK) or address in UNREADABLE:
            assert answer.status_code in {400, 404}
        elif answer.status_code == 303:
            assert role is not Role.PATIENT
            assert not asked
        elif address in OF_ALL or may(role, asked, address):
            assert answer.status_code in {200, 404}, (role, answer.text)
        else:
            assert answer.status_code == 403, (role, answer.text)


@pytest.mark.parametrize("address", PAGES)
def test_nobody_sees_a_page_without_a_session_that_holds(entry, address):
    for who in (None, *entry.ended):
        answer, _ = entry.ask(entry.ended.get(who), address)
        if address.startswith(BY_LINK):
            assert answer.status_code == 404
        elif address in UNREADABLE:
            assert answer.status_code == 400
        else:
            assert answer.status_code == 303, (who, answer.text)
            assert answer.headers["location"].startswith("/sign-in")


def filled_in(token):
    """What many forms have in them, and that it is from this session."""
    words = {name: str(value) for name, value in BY_NAME.items()}
    return {**words, "reason": "Why", "text": "What", "_form": proof_of(token)}


@pytest.mark.parametrize("address", FORMS_SENT)
def test_each_role_does_what_the_matrix_says(entry, address):
    for role, token in entry.tokens.items():
        answer, asked = entry.ask(token, address, filled_in(token))
        assert answer.status_code < 500, answer.text
        if asked and not may(role, asked, address):
            assert answer.status_code in {403, 404}, (role, answer.text)


@pytest.mark.parametrize("address", FORMS_SENT)
def test_nobody_does_anything_without_a_session_that_holds(entry, address):
    for token in entry.ended.values():
        answer, _ = entry.ask(token, address, filled_in(token))
        if answer.status_code == 303:
            leads = answer.headers["location"]
            assert leads.startswith("/sign-in") or address in LEAD_ON
        else:
            assert answer.status_code in {400, 403, 404, 422}, answer.text
