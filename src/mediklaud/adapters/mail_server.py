"""The address of the server that takes the hospital's mail, read from its setting."""

from __future__ import annotations

from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from attrs import field, frozen

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.shared.this_machine import is_this_machine

_YES, _NO = {"1", "true", "yes", "on"}, {"0", "false", "no", "off"}


class MalformedMailServer(InvalidValue):
    """A mail server is smtp://user:password@host:587?starttls=1 or smtps://..."""


class MailInTheClear(InvalidValue):
    """A mail server elsewhere needs ?starttls=1 or smtps://: mail names patients."""


@frozen(kw_only=True)
class MailServer:
    """Where mail is handed over, and how safely."""

    host: str
    port: int
    user: str | None = None
    password: str = field(default="", repr=False)
    starttls: bool = False
    tls: bool = False

    def __attrs_post_init__(self) -> None:
        if not (self.tls or self.starttls or is_this_machine(self.host)):
            raise MailInTheClear

    @classmethod
    def parse(cls, url: str) -> MailServer:
        """Read `smtp://user:password@host:port?starttls=1`."""
        parts = urlsplit(url)
        if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
            raise MalformedMailServer
        starttls = _switch(parts, "starttls")
        tls = parts.scheme == "smtps"
        return cls(
            host=parts.hostname,
            port=_port(parts) or (465 if tls else 587 if starttls else 25),
            user=None if parts.username is None else unquote(parts.username),
            password=unquote(parts.password or ""),
            starttls=starttls,
            tls=tls,
        )


def _port(parts: SplitResult) -> int | None:
    try:
        return parts.port
    except ValueError as error:
        raise MalformedMailServer from error


def _switch(parts: SplitResult, name: str) -> bool:
    """Is it switched on? A word we do not know is no guess at safety."""
    word = parse_qs(parts.query).get(name, ["0"])[-1].lower()
    if word not in _YES | _NO:
        raise MalformedMailServer
    return word in _YES
