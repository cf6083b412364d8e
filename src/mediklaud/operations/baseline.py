"""What a hospital with real patients has to be set to; each fault has a name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from sqlalchemy import make_url

from mediklaud.adapters.sql.line_safety import require_safe_line
from mediklaud.demo.own_settings import demo_file
from mediklaud.operations import lines
from mediklaud.operations.kept_backups import age_of_newest
from mediklaud.operations.look import Fault, Found, Look
from mediklaud.operations.private_files import read_by_others
from mediklaud.settings import IN_MEMORY, Settings

_HOURS_WITHOUT_BACKUP = 48


def _master_key(look: Look) -> Found:
    if look.settings.master_key is None and look.settings.database_url != IN_MEMORY:
        yield Fault("MASTER_KEY", "is not set: `mediklaud keys new` prints one")
    for name in ("MASTER_KEY_FILE", "TLS_KEY"):
        file = look.given(name)
        if file and read_by_others(Path(file)):
            yield Fault(name, "the file can be read by others: chmod 600")


def _second_factor(look: Look) -> Found:
    if not look.settings.staff_second_factor:
        yield Fault("STAFF_SECOND_FACTOR", "staff get in by their password alone")


def _demo(look: Look) -> Found:
    if demo_file(look.settings).exists():
        yield Fault("DATABASE_URL", "this is a demo's, with a demo's settings")


def _database(look: Look) -> Found:
    url = look.settings.database_url
    if url == IN_MEMORY:
        yield Fault("DATABASE_URL", "everything is forgotten at the end")
        return
    place = make_url(url)
    if place.get_backend_name() == "sqlite":
        if place.database and read_by_others(Path(place.database)):
            yield Fault("DATABASE_URL", "the file can be read by others: chmod 600")
        return
    yield from lines.refused("DATABASE_URL", lambda: require_safe_line(place))


def _anchor(look: Look) -> Found:
    anchor = look.settings.audit_anchor
    if anchor is None:
        why = "the audit's seals are kept beside the other files of the hospital"
        yield Fault("AUDIT_ANCHOR", why, is_warning=True)
    elif anchor.resolve().parent == _folder_of_database(look.settings):
        why = "lies beside the database, and is lost or changed with it"
        yield Fault("AUDIT_ANCHOR", why, is_warning=True)


def _folder_of_database(settings: Settings) -> Path | None:
    if not settings.database_url.startswith("sqlite:///"):
        return None
    return Path(make_url(settings.database_url).database or "").resolve().parent


def _backups(look: Look) -> Found:
    folder = look.given("BACKUPS")
    if folder is None:
        yield Fault("BACKUPS", "nobody looks whether backups are made", is_warning=True)
        return
    age = age_of_newest(Path(folder), look.now)
    if age is None:
        yield Fault("BACKUPS", "there is no backup in it")
    elif age.total_seconds() > _HOURS_WITHOUT_BACKUP * 3600:
        yield Fault("BACKUPS", f"the newest is older than {_HOURS_WITHOUT_BACKUP} h")


_CHECKS: tuple[Callable[[Look], Found], ...] = (
    _master_key,
    _second_factor,
    _demo,
    lines.public_url,
    lines.description,
    _database,
    _anchor,
    lines.post,
    lines.payments,
    lines.proxies,
    _backups,
)


def faults_of(
    settings: Settings, environment: Mapping[str, str], now: datetime
) -> tuple[Fault, ...]:
    """All that is to be put right before real patients come; no value is in it."""
    look = Look(settings, environment, now)
    return tuple(fault for check in _CHECKS for fault in check(look))
