"""The desk where one request is handed in: the hospital, and who stands before it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, TypedDict, TypeVar

from attrs import field, frozen
from litestar.di import NamedDependency
from litestar.params import HeaderParameter, SkipValidation

from mediklaud.application.application import Application
from mediklaud.application.messages import Message
from mediklaud.domain.access.actor import ANONYMOUS, Bearer, Caller
from mediklaud.domain.errors import NotSignedIn
from mediklaud.entrypoints.http.entrance import Entrance
from mediklaud.entrypoints.http.malformed import Malformed, VersionNeeded
from mediklaud.entrypoints.http.request_id import AnyRequest, request_id_of
from mediklaud.entrypoints.http.source import source_of

Answer = TypeVar("Answer")

_BEARER = re.compile(r"bearer +([A-Za-z0-9._~+/=-]{1,512})", re.IGNORECASE)
_KEY = re.compile(r"[\x21-\x7e]{1,200}")
_ETAG = re.compile(r'(?:W/)?"(\d{1,9})"', re.ASCII)


class Asked(TypedDict):
    """What every message says of its sender."""

    actor: Caller
    request_id: str | None
    source: str | None


class Told(Asked):
    """What every command says besides."""

    idempotency_key: str | None


@frozen(kw_only=True)
class Desk:
    """Takes the messages of one request; who sends them, `handle` finds out."""

    application: Application
    region: str
    """Where a phone number without a country code is from."""
    authorization: str | None = field(repr=False)
    """What the caller shows; read by those who ask who that is."""
    request_id: str | None
    idempotency_key: str | None
    source: str | None
    """The address the request comes from."""

    def handle(self, message: Message[Answer]) -> Answer:
        """Hand the message over."""
        return self.application.handle(message)

    @property
    def actor(self) -> Caller:
        """Who calls; refused if that cannot be made out."""
        return _caller(self.authorization)

    @property
    def query(self) -> Asked:
        """What a query is signed with."""
        return {
            "actor": self.actor,
            "request_id": self.request_id,
            "source": self.source,
        }

    @property
    def command(self) -> Told:
        """What a command is signed with."""
        return {**self.query, "idempotency_key": self.idempotency_key}

    @property
    def as_nobody(self) -> Told:
        """What is signed by somebody who is about to prove who they are.

        A session that has ended must not keep anybody from beginning another.
        """
        return {
            "actor": ANONYMOUS,
            "request_id": self.request_id,
            "source": self.source,
            "idempotency_key": self.idempotency_key,
        }


AtDesk = NamedDependency[SkipValidation[Desk]]


def desk_of(
    application: Application, entrance: Entrance
) -> Callable[[AnyRequest], Desk]:
    """How a request comes to its desk; nothing is looked up for that."""

    def desk(request: AnyRequest) -> Desk:
        headers = request.headers
        return Desk(
            application=application,
            region=entrance.hospital.region,
            authorization=headers.get("authorization"),
            request_id=request_id_of(request.scope),
            idempotency_key=_key(headers.get("idempotency-key")),
            source=source_of(request, entrance.proxies),
        )

    return desk


def _caller(authorization: str | None) -> Caller:
    if authorization is None:
        return ANONYMOUS
    match = _BEARER.fullmatch(authorization.strip())
    if match is None:
        raise NotSignedIn
    return Bearer(match[1])


def _key(key: str | None) -> str | None:
    if key is not None and not _KEY.fullmatch(key):
        raise Malformed("Idempotency-Key", "takes 1 to 200 visible ASCII characters")
    return key


IfMatch = Annotated[str | None, HeaderParameter(name="If-Match")]
"""The `ETag` of the version that is to be changed."""


def version_in(etag: str | None) -> int | None:
    """The version meant by `If-Match`; none means whichever there is."""
    if etag is None or etag.strip() == "*":
        return None
    match = _ETAG.fullmatch(etag.strip())
    if match is None:
        raise Malformed("If-Match", "takes an ETag as it was given")
    return int(match[1])


def needed_version_in(etag: str | None) -> int:
    """The version meant by `If-Match`, where a change made blindly would lose data."""
    version = version_in(etag)
    if version is None:
        raise VersionNeeded
    return version
