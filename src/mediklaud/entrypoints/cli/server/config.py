"""`mediklaud config check`: what is set, never its value."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec
from attrs import frozen

from mediklaud.domain.errors import RuleBroken
from mediklaud.entrypoints.cli.command import command
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.settings import PREFIX

if TYPE_CHECKING:
    from mediklaud.operations.look import Fault

KNOWN = {
    "DATABASE_URL": "where the hospital is kept",
    "MASTER_KEY": "opens what is private in the database",
    "MASTER_KEY_FILE": "the file that the master key stands in",
    "NEW_MASTER_KEY": "the master key to come: see `mediklaud keys rewrap`",
    "NEW_MASTER_KEY_FILE": "the file that it stands in",
    "HOSPITAL_ID": "which hospital of the database",
    "HOSPITAL_NAME": "its name on pages, messages and invoices",
    "TIME_ZONE": "whose clock the doctors' hours are on",
    "CURRENCY": "what prices and invoices are in",
    "REGION": "where a phone number without a country code is from",
    "PUBLIC_URL": "where patients sign in; links in messages begin with it",
    "SMTP_URL": "where e-mail is handed over; else it is written to files",
    "MAIL_FROM": "whom e-mail is from",
    "SMS_URL": "the gateway for text messages; else they are written to files",
    "SMS_TOKEN": "how the gateway knows us",
    "PAYMENTS": "who takes money online: sandbox or stripe; else nobody",
    "STRIPE_API_KEY": "how Stripe knows us",
    "STRIPE_WEBHOOK_SECRET": "how we know that a report is Stripe's",
    "STRIPE_API_BASE": "where Stripe answers, if not at its own address",
    "FILES": "the folder for what is written to files",
    "AUDIT_ANCHOR": "the file that the audit's seals are added to, elsewhere if may be",
    "STAFF_SECOND_FACTOR": "off lets staff in by their password alone",
    "THREADS": "messages handled at once by each server process",
    "PIN_WORKERS": "whether each server process keeps to one CPU",
    "API_DOCS": "whether the interface describes itself",
    "METRICS_TOKEN": "who may read the figures from elsewhere",
    "PROXIES": "our own proxies: they say where a request comes from",
    "TLS_CERT": "the certificate, with its chain, that `serve` shows",
    "TLS_KEY": "the file with its key",
    "BACKUPS": "the folder into which backups are put: are there new ones?",
    "HOST": "where `serve` listens",
    "PORT": "on which port",
    "WORKERS": "with how many processes",
    "TOKEN": "a sign-in for this program",
    "TOTP": "a code of the second factor for this program",
    "PASSWORD": "a password for this program",
    "INVITATION": "an invitation's token for this program",
    "DOTENV": "whether a checkout's .env is read",
}
_FAMILIES = ("SMS_",)


class SettingView(msgspec.Struct, frozen=True):
    """A setting: whether somebody set it, and what for."""

    name: str
    set: bool
    used: bool
    purpose: str


class FaultView(msgspec.Struct, frozen=True):
    """A setting that real patients should not have to do with."""

    name: str
    why: str
    severity: str


class ConfigView(msgspec.Struct, frozen=True):
    """What is set, and what is wrong with it."""

    settings: list[SettingView]
    faults: list[FaultView]


@frozen
class BaselineNotMet(RuleBroken):
    """The settings are not fit for real patients yet."""

    settings: tuple[str, ...]


@command("check")
@pass_session
def check(session: Session) -> None:
    """Read every setting; say which are set, and what real patients would suffer by.

    Exits with 1 if there is a fault; a warning alone is none. Values are never shown.
    """
    from mediklaud.operations.baseline import faults_of

    settings = session.settings  # whatever cannot be used is refused here
    found = faults_of(settings, os.environ, datetime.now(UTC))
    session.output.show(ConfigView(_views(os.environ), views_of(found)))
    require_baseline(found)
    session.output.hint("All settings can be used, and are fit for real patients.")


def views_of(faults: Iterable[Fault]) -> list[FaultView]:
    """As they are printed."""
    return [_fault(fault) for fault in faults]


def _fault(fault: Fault) -> FaultView:
    severity = "warning" if fault.is_warning else "fault"
    return FaultView(PREFIX + fault.setting, fault.why, severity)


def require_baseline(faults: Iterable[Fault]) -> None:
    """Refuse what is more than a warning."""
    names = dict.fromkeys(PREFIX + f.setting for f in faults if not f.is_warning)
    if names:
        raise BaselineNotMet(tuple(names))


def _views(environment: Mapping[str, str]) -> list[SettingView]:
    given = {n.removeprefix(PREFIX) for n, v in environment.items() if _ours(n) and v}
    names = [*KNOWN, *sorted(given - set(KNOWN))]
    return [_view(name, is_set=name in given) for name in names]


def _ours(name: str) -> bool:
    return name.startswith(PREFIX)


def _view(name: str, *, is_set: bool) -> SettingView:
    purpose = KNOWN.get(name, "")
    used = bool(purpose) or name.startswith(_FAMILIES)
    return SettingView(PREFIX + name, is_set, used, purpose)
