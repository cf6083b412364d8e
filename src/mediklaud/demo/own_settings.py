"""The demo's own settings: drawn once for its database, kept beside it.

They are for a hospital without real patients; `mediklaud config check` names them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, MutableMapping
from pathlib import Path

from attrs import evolve, frozen

from mediklaud.domain.errors import InvalidValue
from mediklaud.ports.master_key import MasterKey
from mediklaud.settings import IN_MEMORY, MASTER_KEY, PREFIX, Settings

SECOND_FACTOR = f"{PREFIX}STAFF_SECOND_FACTOR"
ANCHOR = f"{PREFIX}AUDIT_ANCHOR"
_OTHERS = 0o077


@frozen
class DemoSettingsOpen(InvalidValue):
    """The demo's settings hold its key, and others can read them: chmod 600."""

    file: str


def beside_database(settings: Settings, name: str) -> Path:
    """A file of the demo in this database; each database has its own."""
    which = hashlib.sha256(settings.database_url.encode()).hexdigest()[:8]
    return settings.files / name.format(which)


def demo_file(settings: Settings) -> Path:
    """Where the demo in this database keeps its settings, if there is one."""
    return beside_database(settings, "demo-{}.env")


def anchor_of_demo(settings: Settings) -> Path:
    """Where the audit's seals are kept besides; another demo has others."""
    return beside_database(settings, "demo-{}-anchor.jsonl").absolute()


def with_own_settings(settings: Settings) -> Settings:
    """The demo's settings: its own master key, if none was given to it."""
    if settings.database_url == IN_MEMORY:
        return settings
    file = demo_file(settings)
    if not file.exists():
        _write(file, _drawn(settings))
    drawn = _read(file).get(MASTER_KEY)
    if settings.master_key or drawn is None:
        return settings
    return evolve(settings, master_key=MasterKey.read(drawn))


def know_the_demo(settings: Settings, environment: MutableMapping[str, str]) -> bool:
    """Add what this database's demo was made with, where nothing else was given."""
    file = demo_file(settings)
    if not file.exists():
        return False
    file_key = f"{MASTER_KEY}_FILE" in environment
    for name, value in _read(file).items():
        if not (name == MASTER_KEY and file_key):
            environment.setdefault(name, value)
    return True


def _drawn(settings: Settings) -> dict[str, str]:
    key = {} if settings.master_key else {MASTER_KEY: MasterKey.drawn().written()}
    return {**key, SECOND_FACTOR: "off", ANCHOR: str(anchor_of_demo(settings))}


def _write(file: Path, drawn: Mapping[str, str]) -> None:
    """Readable by the owner alone."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)
    lines = (f"{name}={value}\n" for name, value in drawn.items())
    file.write_text("".join(lines))


def _read(file: Path) -> dict[str, str]:
    if file.stat().st_mode & _OTHERS:
        raise DemoSettingsOpen(str(file))
    lines = file.read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)
