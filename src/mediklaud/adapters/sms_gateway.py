"""How the hospital's SMS gateway wants to be spoken to, read from its settings."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from urllib.parse import parse_qsl, urlsplit

from attrs import field, frozen

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.messaging.letter import Letter
from mediklaud.domain.shared.this_machine import is_this_machine

_HEADER_BREAKS = {"\r", "\n"}


@frozen
class MalformedSmsGateway(InvalidValue):
    """A setting of the SMS gateway cannot be used."""

    name: str
    why: str

    def __str__(self) -> str:
        return f"MEDIKLAUD_SMS_{self.name.upper()}: {self.why}"


class Body(StrEnum):
    """How a gateway wants its fields."""

    FORM = "form"
    JSON = "json"


@frozen(kw_only=True)
class SmsGateway:
    """One gateway's ways; the defaults fit a plain one.

    Numbers and texts travel in the body alone: an address is written to many logs.
    """

    url: str = field(repr=False)
    method: str = "POST"
    body: Body = field(default=Body.JSON, converter=Body)
    to: str = "to"
    """The field that takes the number, in E.164."""
    text: str = "text"
    key: str | None = None
    """The field that takes our key; it always travels as `Idempotency-Key` too."""
    plus: bool = True
    """Does the number keep its + sign?"""
    fields: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """What else every message carries: a sender's name, an account."""
    header: str = "Authorization"
    scheme: str = "Bearer"
    """What stands before the token; nothing in a header of the gateway's own."""
    token: str | None = field(default=None, repr=False)
    answer_id: str | None = None
    """Where the gateway's id stands in its answer: `data.0.id`."""

    @classmethod
    def parse(cls, given: Mapping[str, str]) -> SmsGateway:
        """Read what is set of `MEDIKLAUD_SMS_*`, by the part of the name after that."""
        _require("url", _is_an_address(given.get("url", "")), "an https:// address")
        method = given.get("method", "POST").upper()
        _require("method", method in {"POST", "PUT"}, "POST or PUT")
        _require("body", given.get("body", "json") in set(Body), "form or json")
        plus = given.get("plus", "yes")
        _require("plus", plus in {"yes", "no"}, "yes or no")
        for name in ("header", "scheme", "token"):
            clean = not _HEADER_BREAKS & set(given.get(name, ""))
            _require(name, clean, "one line")
        plain = {name: given[name] for name in _AS_THEY_ARE if name in given}
        return cls(
            **plain,
            method=method,
            body=Body(given.get("body", "json")),
            scheme=given.get("scheme", "" if "header" in given else "Bearer"),
            plus=plus == "yes",
            fields=tuple(parse_qsl(given.get("fields", ""))),
        )

    def headers_for(self, letter: Letter) -> dict[str, str]:
        """The sign-in, and our key."""
        headers = {"Idempotency-Key": str(letter.id)}
        if self.token is not None:
            headers[self.header] = f"{self.scheme} {self.token}".strip()
        return headers

    def fields_for(self, letter: Letter) -> dict[str, str]:
        """The body's fields."""
        number = letter.to if self.plus else letter.to.removeprefix("+")
        fields = {**dict(self.fields), self.to: number, self.text: letter.text}
        return fields if self.key is None else {**fields, self.key: str(letter.id)}

    def id_in(self, answer: bytes) -> str | None:
        """The gateway's id for the message, if its answer has one in its place."""
        try:
            found = json.loads(answer)
            for step in (self.answer_id or "").split("."):
                found = found[int(step) if isinstance(found, list) else step]
        except (ValueError, KeyError, IndexError, TypeError):
            return None
        return str(found) if isinstance(found, str | int) and found != "" else None


_AS_THEY_ARE = "url to text key header token answer_id".split()


def _is_an_address(url: str) -> bool:
    """Plain HTTP is for a gateway on this machine alone: the text names patients."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    safe = parts.scheme == "https" or is_this_machine(host)
    return safe and parts.scheme in {"http", "https"} and bool(host)


def _require(name: str, fits: bool, wanted: str) -> None:  # noqa: FBT001
    if not fits:
        raise MalformedSmsGateway(name, f"has to be {wanted}")
