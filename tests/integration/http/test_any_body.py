"""Bodies of the right shape with anything in them: done or refused, never a mistake."""

import json
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.integration.http.doors import SOMEBODY, a_door
from tests.integration.http.houses import BILLING, DESK, DOCTOR, House
from tests.integration.http.people import bearing

DESCRIBED = a_door().get("/api/schema").json()
SCHEMAS = DESCRIBED["components"]["schemas"]
WITH_BODY = {
    (method.upper(), path): operation["requestBody"]["content"]["application/json"]
    for path, item in DESCRIBED["paths"].items()
    for method, operation in item.items()
    if "requestBody" in operation
}
STRANGE = ["", " ", "\u200b", "'; --", "%", "_", "\\", "🙂" * 60, "ক্ষ", "-1", "0"]
TEXTS = st.one_of(
    st.sampled_from(STRANGE),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
)
BY_FORMAT = {
    "date": st.dates().map(str),
    "date-time": st.datetimes(timezones=st.timezones()).map(lambda t: t.isoformat()),
}
TELLING = {
    "amount": ["1", "0", "-1", "0.001", "1e5", "NaN", "99999999999999999"],
    "phone": ["01712345678", "+8801812345678", "+1", "١٢٣"],
    "email": ["a@b.test", "c@d.test", "@", "a@b"],
    "zone": ["Asia/Dhaka", "Nowhere/Else", "../etc/passwd", "Asia"],
}


def like(schema: dict[str, Any], name: str = "") -> st.SearchStrategy[Any]:
    """Values of this shape; by some names hang values worth trying."""
    if "$ref" in schema:
        return like(SCHEMAS[schema["$ref"].rpartition("/")[2]], name)
    if "oneOf" in schema:
        return st.one_of(*(like(one, name) for one in schema["oneOf"]))
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    return _plain(schema, name)


def _plain(schema: dict[str, Any], name: str) -> st.SearchStrategy[Any]:
    kind = schema.get("type")
    if kind == "object":
        needed = schema.get("required", ())
        parts = {n: like(s, n) for n, s in schema["properties"].items()}
        return st.fixed_dictionaries(
            {n: s for n, s in parts.items() if n in needed},
            optional={n: s for n, s in parts.items() if n not in needed},
        )
    if kind == "array":
        return st.lists(like(schema["items"], name), max_size=3)
    simple = {"integer": st.integers(), "boolean": st.booleans(), "null": st.none()}
    return simple.get(kind or "", _text(schema, name))


def _text(schema: dict[str, Any], name: str) -> st.SearchStrategy[Any]:
    if "pattern" in schema:
        return st.from_regex(schema["pattern"], fullmatch=True)
    if schema.get("format") == "uuid":
        return st.sampled_from([f"<{name}>", SOMEBODY])
    if schema.get("format") in BY_FORMAT:
        return BY_FORMAT[schema["format"]]
    if name in TELLING:
        return st.sampled_from(TELLING[name])
    return TEXTS


@pytest.fixture(scope="module")
def house():
    made = House()
    with made.door:
        yield made


@pytest.fixture(scope="module")
def known(house):
    """Ids of things there are, by the names they go by."""
    booked = house.a_booking("2027-03-01T09:00:00+06:00")
    appointment = f"/appointments/{booked['id']}"
    house.post(f"{appointment}/arrive", DESK)
    house.post(f"{appointment}/start", DOCTOR, status=201)
    ahead = {**booked, "starts_at": "2027-03-04T09:00:00+06:00"}
    asked = {name: ahead[name] for name in ("patient_id", "doctor_id", "starts_at")}
    visit = {**asked, "visit_type": "consultation"}
    return {
        "patient_id": booked["patient_id"],
        "doctor_id": booked["doctor_id"],
        "to_doctor_id": booked["doctor_id"],
        "appointment_id": house.post("/appointments", DESK, visit, 201)["id"],
        "user_id": house.get("/me", BILLING)["id"],
    }


@pytest.mark.parametrize(("method", "path"), WITH_BODY, ids=lambda part: part)
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_body_of_the_right_shape_is_done_or_refused(house, known, method, path, data):
    content = WITH_BODY[method, path]
    body = json.dumps(data.draw(like(content["schema"])))
    for name, value in known.items():
        path = path.replace(f"{{{name}}}", value)
        body = body.replace(f"<{name}>", value)
    path = re.sub(r"{[^}]+}", SOMEBODY, path)
    headers = {"If-Match": '"1"', "Content-Type": "application/json"}
    token = data.draw(st.sampled_from([None, *house.tokens.values()]))

    answer = house.door.request(
        method, path, content=body, headers={**headers, **bearing(token)}
    )

    assert answer.status_code < 500, (body, answer.text)
