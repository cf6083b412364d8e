"""What waits for a second person is remembered alike by every storage."""

import pytest

from mediklaud.domain.access.scope import EVERYONE, Scope
from mediklaud.domain.billing.credit_request import CreditRequestNotFound
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import AccountId, CreditRequestId, PatientId
from mediklaud.ports.crediting import CreditRequests
from tests.builders.billing import taka, with_account, with_issued
from tests.builders.crediting import a_request, lines_of
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read


@pytest.fixture
def invoice(storage):
    with ports_of(storage) as port:
        return with_issued(port, with_account(port), taka(300), taka(500))


@pytest.fixture
def requests(storage, invoice):
    """Three of them."""
    made = [a_request(invoice, lines=lines_of(_1=n, _2=9)) for n in (1, 2, 3)]
    with ports_of(storage) as port:
        for one in made:
            port(CreditRequests).add(one)
    return made


def declined(request):
    return request.decline(by=new(AccountId), at=MONDAY_MORNING, reason="No")


def test_a_request_is_kept_as_it_was_asked(storage, requests):
    book = read(storage, CreditRequests)

    assert book.get(requests[0].id, EVERYONE) == requests[0]
    own = Scope(patients=frozenset({requests[0].patient_id}))
    assert book.get(requests[0].id, own) == requests[0]
    for scope in (Scope(patients=frozenset({new(PatientId)})), Scope()):
        with pytest.raises(CreditRequestNotFound):
            book.get(requests[0].id, scope)
    with pytest.raises(CreditRequestNotFound):
        book.get(new(CreditRequestId), EVERYONE)


def test_what_was_decided_waits_no_more(storage, requests):
    no = declined(requests[1])
    with ports_of(storage) as port:
        port(CreditRequests).save(no)

    book = read(storage, CreditRequests)
    assert book.get(no.id, EVERYONE) == no
    assert book.waiting(None, 9) == (requests[0], requests[2])
    assert book.waiting(requests[0].id, 9) == (requests[2],)
    assert book.waiting(None, 1) == (requests[0],)
    assert book.of_patient(no.patient_id) == (requests[0], no, requests[2])


def test_what_was_decided_meanwhile_is_not_decided_again(storage, requests):
    with ports_of(storage) as port:
        port(CreditRequests).save(declined(requests[0]))

    with pytest.raises(Contended), ports_of(storage) as port:
        port(CreditRequests).save(declined(requests[0]))
