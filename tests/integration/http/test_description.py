import json
import re

import pytest

from tests.integration.http.doors import a_door

PROBLEM = "application/problem+json"


@pytest.fixture(scope="module")
def described():
    answer = a_door().get("/api/schema")
    assert answer.headers["content-type"] == "application/vnd.oai.openapi+json"
    return answer.json()


def operations(described):
    for path, item in described["paths"].items():
        for method, operation in item.items():
            yield path, method, operation


def test_it_is_openapi_3_1(described):
    assert described["openapi"].startswith("3.1")


def test_every_operation_is_described_named_once_and_filed(described):
    names = [operation["operationId"] for _, _, operation in operations(described)]

    assert len(set(names)) == len(names) > 10
    for _, _, operation in operations(described):
        assert operation["description"].endswith((".", "?", ")."))
        assert len(operation["tags"]) == 1


def test_every_reference_leads_somewhere(described):
    for reference in re.findall(r'"#/([^"]+)"', json.dumps(described)):
        found = described
        for step in reference.split("/"):
            found = found[step]


def test_names_of_values_are_short(described):
    for name in described["components"]["schemas"]:
        assert re.fullmatch(r"\w+", name)


def test_bodies_say_that_they_take_nothing_unknown(described):
    bodies = {
        name: schema
        for name, schema in described["components"]["schemas"].items()
        if name.endswith("Body") and name != "RawBody"  # bytes that a gateway signed
    }

    assert bodies
    for schema in bodies.values():
        assert schema["additionalProperties"] is False


def test_refusals_are_described_as_problems(described):
    for path, _, operation in operations(described):
        responses = operation["responses"]
        assert {"400", "503"} <= set(responses), path
        if "requestBody" in operation:
            assert {"413", "415", "422"} <= set(responses)
        if "{" in path:
            assert "404" in responses
    for response in described["components"]["responses"].values():
        assert response["content"][PROBLEM]["schema"]["$ref"].endswith("/ProblemView")


def test_commands_take_a_key(described):
    for path, method, operation in operations(described):
        names = {p["name"] for p in operation.get("parameters", ())}
        assert ("Idempotency-Key" in names) == (method != "get"), path


def test_the_page_shows_every_operation_without_a_script():
    door = a_door()
    page = door.get("/api/docs")

    assert page.headers["content-type"].startswith("text/html")
    assert "<script" not in page.text
    assert "script-src" not in page.headers["content-security-policy"]
    assert "default-src 'none'" in page.headers["content-security-policy"]
    for path, _, operation in operations(door.get("/api/schema").json()):
        assert path in page.text
        assert operation["operationId"] in page.text


@pytest.mark.parametrize("path", ["/api/schema", "/api/docs"])
def test_the_description_can_be_kept_to_oneself(path):
    assert a_door(docs=False).get(path).status_code == 404
