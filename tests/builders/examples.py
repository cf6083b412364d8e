"""The least that an address takes, made up from its published schema."""

import re
from typing import Any

SOMETHING = {
    "date-time": "2027-03-01T10:30:00+06:00",
    "date": "2027-03-01",
    "time": "10:30",
    "uuid": "018f3f6e-0000-7000-8000-000000000001",
    "email": "rahim@example.org",
}
BY_NAME = {
    "phone": "01712345678",
    "email": "rahim@example.org",
    "amount": "1.00",
    "currency": "BDT",
    "code": "I10",
    "q": "rahim",
    "password": "kettle under nine ladders",
    "starts_at": SOMETHING["date-time"],
    "ends_at": "2027-03-01T11:30:00+06:00",
    "action": "cancel",
    "dose": "1",
    "strength": "500 mg",
    "amounts": "500 mg",
    "times_a_day": 1,
    "start": "09:00",
    "end": "12:00",
}
_IN_A_PATH = re.compile(r"{(\w+)[^}]*}")
_WORDS_IN_PATHS = {
    "kind": "break_glass",
    "report": "dispensations",
    "provider": "sandbox",
}
"""What stands in an address and is no id."""
_NAMED = re.compile(r"#/components/schemas/(.+)")


def address_of(path: str) -> str:
    """An address with something for each name that stands in it."""
    return _IN_A_PATH.sub(
        lambda found: _WORDS_IN_PATHS.get(found[1], SOMETHING["uuid"]), path
    )


def request_of(description: dict[str, Any], operation: dict[str, Any]):
    """The query and the body of a request that is well formed."""
    parameters = operation.get("parameters", [])
    query = {
        p["name"]: _value(p["schema"], p["name"], description)
        for p in parameters
        if p["in"] == "query" and p.get("required")
    }
    content = operation.get("requestBody", {}).get("content", {})
    schema = content.get("application/json", {}).get("schema")
    return query, None if schema is None else _value(schema, "", description)


def _value(schema: dict[str, Any], name: str, description: dict[str, Any]) -> Any:
    """One value that fits, with what is required and no more."""
    if "$ref" in schema:
        named = _NAMED.fullmatch(schema["$ref"])
        assert named, schema
        found = description["components"]["schemas"][named[1]]
        return _value(found, name, description)
    for choice in ("anyOf", "oneOf"):
        if choice in schema:
            return _value(_first(schema[choice]), name, description)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema and name not in BY_NAME:
        return schema["enum"][0]
    return _of_a_type(schema, name, description)


def _first(choices: list[dict[str, Any]]) -> dict[str, Any]:
    return next(each for each in choices if each.get("type") != "null")


def _of_a_type(schema: dict[str, Any], name: str, description: dict[str, Any]) -> Any:
    kind = schema.get("type")
    if isinstance(kind, list):
        kind = next(each for each in kind if each != "null")
    if kind == "object":
        known = schema.get("properties", {})
        wanted = schema.get("required", [])
        some = wanted or [each for each in known if each in BY_NAME]
        return {each: _value(known[each], each, description) for each in some}
    if kind == "array":
        one = _value(schema.get("items", {}), name, description)
        return [one] * max(1, schema.get("minItems", 1))
    if kind in {"integer", "number"}:
        return 2010 if name == "year" else max(1, schema.get("minimum", 1))
    if kind == "boolean":
        return True
    return _text(schema, name)


def _text(schema: dict[str, Any], name: str) -> str:
    if name in BY_NAME:
        return str(BY_NAME[name])
    if schema.get("format") in SOMETHING:
        return SOMETHING[schema["format"]]
    return "a reason that says why"[: schema.get("maxLength", 99)]
