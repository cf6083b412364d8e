"""What the browser keeps for us: whose session it is, and nothing about anybody."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen
from litestar.datastructures import Cookie

_YEAR = 365 * 24 * 3600


@frozen
class Jar:
    """The cookies by name; `__Host-` ties them to this host wherever TLS is on."""

    secure: bool

    @property
    def session(self) -> str:
        """Holds the session's token."""
        return self._named("mediklaud")

    @property
    def visit(self) -> str:
        """Holds what the forms of somebody who has not signed in are bound to."""
        return self._named("mediklaud-visit")

    @property
    def device(self) -> str:
        """Holds the secret by which a device is known that was let in before."""
        return self._named("mediklaud-device")

    @property
    def ward(self) -> str:
        """Holds the id of the patient somebody acts for, while they do."""
        return self._named("mediklaud-ward")

    @property
    def language(self) -> str:
        """Holds the language that was chosen."""
        return self._named("mediklaud-language")

    def keep(self, name: str, value: str, seconds: int | None = None) -> Cookie:
        """A cookie that no script reads; gone with the browser, if no time is said."""
        return Cookie(
            key=name,
            value=value,
            path="/",
            max_age=seconds,
            secure=self.secure,
            httponly=True,
            samesite="lax",
        )

    def keep_long(self, name: str, value: str) -> Cookie:
        """A cookie for a year."""
        return self.keep(name, value, _YEAR)

    def forget(self, name: str) -> Cookie:
        """The same, taken away."""
        return self.keep(name, "", 0)

    def found(self, name: str, cookies: Mapping[str, str]) -> str | None:
        """What the browser brought under this name."""
        return cookies.get(name) or None

    def _named(self, name: str) -> str:
        return f"__Host-{name}" if self.secure else name
