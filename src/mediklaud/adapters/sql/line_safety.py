"""The line to a database on another machine: who answers there has to prove it."""

import os
from collections.abc import Iterator, Mapping

from sqlalchemy import URL

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.shared.this_machine import is_this_machine

VERIFIED = "verify-full"


class DatabaseInTheClear(InvalidValue):
    """A PostgreSQL elsewhere needs ?sslmode=verify-full (and sslrootcert=...)."""


def require_safe_line(url: URL, environment: Mapping[str, str] = os.environ) -> None:
    """Refuse to talk to another machine unless its certificate is checked."""
    mode = url.query.get("sslmode", environment.get("PGSSLMODE"))
    if mode != VERIFIED and not all(map(_stays_here, _hosts(url, environment))):
        raise DatabaseInTheClear


def _hosts(url: URL, environment: Mapping[str, str]) -> Iterator[str]:
    """Every machine it may connect to; none is named for a socket of this one."""
    given = [url.query.get("hostaddr"), url.host, url.query.get("host")]
    named = [one for one in given if one] or [environment.get("PGHOST", "")]
    for one in named:
        for part in [one] if isinstance(one, str) else one:
            yield from part.split(",")


def _stays_here(host: str) -> bool:
    """A folder with a socket in it does, and so does an address of this machine."""
    if not host or host.startswith("/"):
        return True
    return is_this_machine(host) or is_this_machine(host.rpartition(":")[0])
