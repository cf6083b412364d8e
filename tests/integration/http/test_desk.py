import pytest

from mediklaud.domain.access.actor import ANONYMOUS, Bearer
from mediklaud.domain.errors import NotFound
from tests.integration.http.doors import SOMEBODY, a_door_of, a_patient_body, raising

HERE = f"/api/v1/patients/{SOMEBODY}"
LIST = "/api/v1/patients"


def what_arrives(method="GET", path=HERE, **request):
    desk = raising(NotFound())
    answer = a_door_of(desk).request(method, path, **request)
    assert answer.status_code == 404, answer.text
    return desk.taken[0]


def test_who_shows_nothing_is_nobody():
    assert what_arrives().actor == ANONYMOUS


@pytest.mark.parametrize("scheme", ["Bearer", "bearer"])
def test_who_shows_a_token_is_found_out_by_the_hospital(scheme):
    message = what_arrives(headers={"Authorization": f"{scheme} abc.def-1_2"})

    assert message.actor == Bearer("abc.def-1_2")


@pytest.mark.parametrize(
    "shown", ["Basic abc", "Bearer", "Bearer a b", "Bearer ü", "abc"]
)
def test_what_cannot_be_a_token_is_refused_and_not_taken_for_nothing(shown):
    answer = a_door_of(raising(AssertionError())).get(
        HERE, headers={"Authorization": shown.encode()}
    )

    assert answer.status_code == 401


def test_a_command_takes_the_idempotency_key():
    headers = {"Idempotency-Key": "k!" * 100}

    message = what_arrives("POST", LIST, json=a_patient_body(), headers=headers)

    assert message.idempotency_key == "k!" * 100


@pytest.mark.parametrize("key", ["", "a b", "a" * 201, "schlüssel", "a\tb"])
def test_a_key_is_short_and_visible(key):
    answer = a_door_of(raising(AssertionError())).post(
        LIST, json=a_patient_body(), headers={"Idempotency-Key": key.encode()}
    )

    assert answer.status_code == 400
    assert answer.json()["facts"]["field"] == "Idempotency-Key"


@pytest.mark.parametrize(("etag", "version"), [('"3"', 3), ('W/"12"', 12)])
def test_if_match_names_the_version_that_is_changed(etag, version):
    message = what_arrives(
        "PATCH", HERE, json={"name": "A"}, headers={"If-Match": etag}
    )

    assert message.version == version


@pytest.mark.parametrize("etag", ["3", '"x"', '"1", "2"', '"-1"', '"9999999999"'])
def test_an_etag_that_was_never_given_is_refused(etag):
    answer = a_door_of(None).patch(HERE, json={}, headers={"If-Match": etag})

    assert answer.status_code == 400
    assert answer.json()["facts"]["field"] == "If-Match"


@pytest.mark.parametrize("headers", [{}, {"If-Match": "*"}])
def test_what_would_overwrite_blindly_needs_a_version(headers):
    answer = a_door_of(None).patch(HERE, json={}, headers=headers)

    assert answer.status_code == 428
    assert answer.json()["code"] == "version_needed"


def test_a_phone_without_a_country_code_is_from_here():
    message = what_arrives("POST", LIST, json=a_patient_body())

    assert message.contact.phone == "+8801712345678"
    assert message.address.country == "BD"
