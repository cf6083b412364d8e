"""Where a sign-in is kept between two calls: a file that only its person can read."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from secrets import token_urlsafe
from urllib.parse import urlsplit

from attrs import frozen

from mediklaud.settings import Settings

TOKEN = "MEDIKLAUD_TOKEN"  # noqa: S105 - the name of a variable
"""A token in the environment stands before the one in the file."""


@frozen
class Tokens:
    """One hospital's sign-in on this machine."""

    file: Path

    @classmethod
    def of(cls, settings: Settings) -> Tokens:
        """A file of its own for each hospital: signing in to one leaves the others."""
        place = urlsplit(settings.database_url)._replace(query="", fragment="")
        host = place.netloc.rpartition("@")[2]
        named = f"{place._replace(netloc=host).geturl()} {settings.hospital_id}"
        return cls(_folder() / f"token-{sha256(named.encode()).hexdigest()[:16]}")

    def read(self) -> str | None:
        """The token, if somebody is signed in."""
        if given := os.environ.get(TOKEN):
            return given
        return self.file.read_text().strip() if self.file.exists() else None

    def keep(self, token: str) -> None:
        """Remember it where nobody else may read it."""
        _write(self.file, token)

    def device(self) -> str:
        """What this machine's person shows to be told from those who only guess."""
        file = self.file.with_name("device")
        if not file.exists():
            _write(file, token_urlsafe(32))
        return file.read_text()

    def forget(self) -> None:
        """Nobody is signed in here any more."""
        self.file.unlink(missing_ok=True)


def _folder() -> Path:
    home = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(home) / "mediklaud"


def _write(file: Path, text: str) -> None:
    """Whole or not at all, whoever writes or reads at the same time."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = file.with_name(f"{file.name}.{os.getpid()}")
    with open(new, "w", opener=_for_me_alone) as unfinished:
        unfinished.write(text)
    new.replace(file)


def _for_me_alone(path: str, flags: int) -> int:
    return os.open(path, flags, mode=0o600)
