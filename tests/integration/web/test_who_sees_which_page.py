"""Every page and form as everybody: who may sees and sends it, nobody else (X1).

The addresses are read from the router, who may from the matrix by what each page asks
for; what a page asks nothing for stands in a table here.
"""

import pytest

from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.matrix import grants_of
from mediklaud.domain.access.permissions import Permission as May
from mediklaud.entrypoints.web.own_forms import proof_of
from tests.builders.examples import BY_NAME, address_of
from tests.integration.web.addresses import addresses
from tests.integration.web.entry import an_entry

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
    "/privacy/breach": May.READ_AUDIT,
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


@pytest.fixture(scope="module")
def entry():
    with an_entry() as entry:
        yield entry


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
