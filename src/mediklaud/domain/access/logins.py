"""The name somebody signs in with: one way of writing it."""

import re
import unicodedata
from typing import ClassVar

from attrs import frozen

from mediklaud.domain.errors import InvalidValue, RuleBroken
from mediklaud.domain.shared.numbers import MistypedNumber, checked

_LOGIN = re.compile(r"[\w.@+-]{3,100}")
_NUMBER = re.compile(r"[a-z]{1,4}-?\d{6,12}-?\d")


@frozen
class MalformedLogin(InvalidValue):
    """A login is 3 to 100 letters, digits, dots, dashes, plus and at signs."""

    rule: ClassVar[str] = "X2"


@frozen
class ReservedLogin(InvalidValue):
    """A login that reads like a patient's or doctor's number belongs to that person."""

    rule: ClassVar[str] = "X2"


@frozen
class LoginTaken(RuleBroken):
    """Somebody else signs in with this name: choose another."""

    rule: ClassVar[str] = "X2"


def normal_login(text: str) -> str:
    """The login, whatever case, width or dashes it was typed with."""
    try:
        return checked(text).lower()
    except MistypedNumber:
        login = unicodedata.normalize("NFKC", text).strip().casefold()
    if not _LOGIN.fullmatch(login):
        raise MalformedLogin
    return login


def email_in(login: str) -> str | None:
    """The login, if it is an e-mail address."""
    name, at, host = login.partition("@")
    return login if name and at and "." in host.strip(".") else None


def chosen_login(text: str) -> str:
    """A login a person picks for themselves or for a colleague."""
    login = normal_login(text)
    if _NUMBER.fullmatch(login):
        raise ReservedLogin
    return login
