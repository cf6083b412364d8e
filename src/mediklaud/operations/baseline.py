"""What a hospital with real patients has to be set to; each fault has a name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from ipaddress import IPv4Network
from pathlib import Path
from urllib.parse import urlsplit

from attrs import frozen
from sqlalchemy import make_url

from mediklaud.adapters.mail_server import MailServer
from mediklaud.adapters.sms_gateway import SmsGateway
from mediklaud.adapters.sql.line_safety import require_safe_line
from mediklaud.demo.own_settings import demo_file
from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.shared.this_machine import is_this_machine
from mediklaud.operations.kept_backups import age_of_newest
from mediklaud.operations.private_files import read_by_others
from mediklaud.settings import IN_MEMORY, PREFIX, Settings

_HOURS_WITHOUT_BACKUP = 48
_WIDEST = {4: 8, 6: 32}
"""A network of more addresses than this is not one's own proxy."""


@frozen
class Fault:
    """One setting, and what is wrong with it; a warning alone does no harm yet."""

    setting: str
    why: str
    is_warning: bool = False


@frozen
class Look:
    """What is looked at."""

    settings: Settings
    environment: Mapping[str, str]
    now: datetime

    @property
    def is_reached_from_elsewhere(self) -> bool:
        """Do people ask it from other machines?"""
        host = urlsplit(self.settings.hospital.public_url).hostname
        return not is_this_machine(host or "")

    def given(self, name: str) -> str | None:
        """What the environment says of a setting."""
        return self.environment.get(PREFIX + name) or None


Found = Iterator[Fault]


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


def _public_url(look: Look) -> Found:
    if not look.is_reached_from_elsewhere:
        yield Fault("PUBLIC_URL", "leads nowhere from other machines", is_warning=True)
    elif urlsplit(look.settings.hospital.public_url).scheme != "https":
        yield Fault("PUBLIC_URL", "leads patients over plain HTTP")


def _description(look: Look) -> Found:
    if look.settings.api_docs and look.is_reached_from_elsewhere:
        yield Fault("API_DOCS", "the interface describes itself to everybody: off")


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
    yield from _refused("DATABASE_URL", lambda: require_safe_line(place))


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


def _post(look: Look) -> Found:
    mail, sms = look.settings.smtp_url, look.settings.sms
    if mail is None:
        yield Fault("SMTP_URL", "no mail leaves the house: it is written to files")
    else:
        yield from _refused("SMTP_URL", lambda: MailServer.parse(mail))
    if sms:
        yield from _refused("SMS_URL", lambda: SmsGateway.parse(sms))


def _refused(setting: str, use: Callable[[], object]) -> Found:
    """What the program itself would say to it."""
    try:
        use()
    except InvalidValue as refusal:
        yield Fault(setting, str(refusal))


def _proxies(look: Look) -> Found:
    for network in look.settings.proxies:
        version = 4 if isinstance(network, IPv4Network) else 6
        if network.prefixlen < _WIDEST[version]:
            yield Fault("PROXIES", f"believes whoever is in {network}")


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
    _public_url,
    _description,
    _database,
    _anchor,
    _post,
    _proxies,
    _backups,
)


def faults_of(
    settings: Settings, environment: Mapping[str, str], now: datetime
) -> tuple[Fault, ...]:
    """All that is to be put right before real patients come; no value is in it."""
    look = Look(settings, environment, now)
    return tuple(fault for check in _CHECKS for fault in check(look))
