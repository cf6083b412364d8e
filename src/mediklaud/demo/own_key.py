"""The demo's own secrets: drawn once for its database, kept beside it."""

from __future__ import annotations

import hashlib
from collections.abc import MutableMapping
from pathlib import Path

from attrs import evolve

from mediklaud.ports.master_key import MasterKey
from mediklaud.settings import IN_MEMORY, MASTER_KEY, Settings


def beside_database(settings: Settings, name: str) -> Path:
    """A file of the demo in this database; each database has its own."""
    which = hashlib.sha256(settings.database_url.encode()).hexdigest()[:8]
    return settings.files / name.format(which)


def with_own_key(settings: Settings) -> Settings:
    """The demo's settings: its own master key, if none was given to it."""
    if settings.master_key or settings.database_url == IN_MEMORY:
        return settings
    file = _file(settings)
    if not file.exists():
        _write(file, MasterKey.drawn())
    return evolve(settings, master_key=MasterKey.read(_read(file)[MASTER_KEY]))


def know_the_demo(settings: Settings, environment: MutableMapping[str, str]) -> bool:
    """Add what this database's demo was made with, if one was and none was given."""
    file = _file(settings)
    if settings.master_key or not file.exists():
        return False
    for name, value in _read(file).items():
        environment.setdefault(name, value)
    return True


def _file(settings: Settings) -> Path:
    return beside_database(settings, "demo-{}.env")


def _write(file: Path, key: MasterKey) -> None:
    """Readable by the owner alone."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)
    file.write_text(f"{MASTER_KEY}={key.written()}\n")


def _read(file: Path) -> dict[str, str]:
    lines = file.read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)
