"""Requests that cannot be read at all, before any rule of the hospital is asked."""

from __future__ import annotations

from attrs import frozen

from mediklaud.domain.errors import Refusal


class Unreadable(Refusal):
    """The request cannot be read."""


@frozen
class Malformed(Unreadable):
    """The request cannot be read: see `field` and `why`."""

    field: str
    """Where: a JSON pointer into the body, or the name of a parameter or header."""
    why: str

    def __str__(self) -> str:
        cannot, _, _ = self.message.partition(":")
        return f"{cannot}: {self.field or 'the body'} {self.why}"


@frozen
class NotJson(Unreadable):
    """A body is sent as `application/json`."""


@frozen
class TooLarge(Unreadable):
    """The body is too large."""


@frozen
class TooSlow(Unreadable):
    """The body did not arrive in time."""


@frozen
class NoSuchPage(Unreadable):
    """There is nothing under this address."""


@frozen
class NoSuchMethod(Unreadable):
    """This address does not take this method: see the `Allow` header."""


@frozen
class VersionNeeded(Unreadable):
    """Say which version you change: send its `ETag` as `If-Match`."""


@frozen
class Unexpected(Refusal):
    """Something went wrong in the hospital's house; the request id finds it there."""
