"""The environment, read once into one frozen value."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from attrs import field, frozen

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.money import Money
from mediklaud.ports.master_key import BadMasterKey, MasterKey

T = TypeVar("T")
Network = IPv4Network | IPv6Network

PREFIX = "MEDIKLAUD_"
MASTER_KEY = f"{PREFIX}MASTER_KEY"
_A_GOOD_ONE = "`mediklaud keys new` prints one: keep it safe, without it all is lost"
IN_MEMORY = "memory:"
"""The address of a hospital that forgets everything at the end."""
THE_HOSPITAL = UUID("00000000-0000-7000-8000-000000000001")
"""The hospital's id where only one lives in the database."""


@frozen
class BadSetting(InvalidValue):
    """A setting in the environment cannot be used."""

    name: str
    why: str

    def __str__(self) -> str:
        return f"{self.name}: {self.why}"


@frozen(kw_only=True)
class Settings:
    """Everything that can be set from outside; secrets are never shown."""

    database_url: str = field(default="sqlite:///var/mediklaud.db", repr=False)
    master_key: MasterKey | None = field(default=None, repr=False)
    """Opens what is private in the database; a hospital in memory needs none."""
    new_master_key: MasterKey | None = field(default=None, repr=False)
    """The one to come: set in every process before the keys are wrapped by it."""
    hospital_id: UUID = THE_HOSPITAL
    hospital: Hospital = field(factory=Hospital)
    smtp_url: str | None = field(default=None, repr=False)
    mail_from: str = "no-reply@hospital.example"
    sms: Mapping[str, str] = field(factory=dict, repr=False)
    """What is set of `MEDIKLAUD_SMS_*`, by the part of the name after that."""
    payments: str | None = None
    """Who takes money online: `sandbox`, `stripe`; nobody, if it is not set."""
    stripe: Mapping[str, str] = field(factory=dict, repr=False)
    """What is set of `MEDIKLAUD_STRIPE_*`, by the part of the name after that."""
    files: Path = Path("var")
    """Where mails and messages are written when no gateway is set."""
    audit_anchor: Path | None = None
    """Where the audit's seals are kept besides; else it lies among the files."""
    threads: int = 4
    pin_workers: bool = True
    api_docs: bool = True
    staff_second_factor: bool = True
    """Must staff show a second factor? Off only where no real patient is."""
    metrics_token: str | None = field(default=None, repr=False)
    """Who shows it may read `/metrics` from elsewhere."""
    proxies: tuple[Network, ...] = ()
    """Our own proxies: they are believed when they say where a request comes from."""
    tls_cert: Path | None = None
    """The certificate, with its chain, under which the server answers by itself."""
    tls_key: Path | None = field(default=None, repr=False)

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Take what is set; `BadSetting` names what cannot be used."""
        given = {
            name.removeprefix(PREFIX).lower(): value
            for name, value in environment.items()
            if name.startswith(PREFIX) and value
        }
        plain = {name: given[name] for name in _TEXTS if name in given}
        _require_known_database(given)
        return cls(
            **plain,
            master_key=_master_key("master_key", given),
            new_master_key=_master_key("new_master_key", given),
            hospital=_hospital(given),
            hospital_id=_read("hospital_id", given, UUID, THE_HOSPITAL),
            sms=_family("sms_", given),
            stripe=_family("stripe_", given),
            files=Path(given.get("files", "var")),
            audit_anchor=_read("audit_anchor", given, Path, None),
            threads=_read("threads", given, int, 4),
            proxies=_read("proxies", given, _list_of_networks, ()),
            tls_cert=_read("tls_cert", given, Path, None),
            tls_key=_read("tls_key", given, Path, None),
            pin_workers=given.get("pin_workers", "auto") != "off",
            api_docs=given.get("api_docs", "on") != "off",
            staff_second_factor=given.get("staff_second_factor", "on") != "off",
        )

    def require_master_key(self) -> MasterKey:
        """The master key; refused where none is set."""
        if self.master_key is None:
            raise BadSetting(MASTER_KEY, f"is not set; {_A_GOOD_ONE}")
        return self.master_key

    def require_master_keys(self) -> tuple[MasterKey, ...]:
        """The master key, and the one to come if there is one."""
        coming = () if self.new_master_key is None else (self.new_master_key,)
        return self.require_master_key(), *coming


def _family(prefix: str, given: Mapping[str, str]) -> dict[str, str]:
    """What is set of these, by the part of the name after their beginning."""
    own = [name for name in given if name.startswith(prefix)]
    return {name.removeprefix(prefix): given[name] for name in own}


def _master_key(name: str, given: Mapping[str, str]) -> MasterKey | None:
    """The one that is set, itself or by the file that it stands in."""
    text, file, shown = (
        given.get(name),
        given.get(f"{name}_file"),
        PREFIX + name.upper(),
    )
    if file and text:
        raise BadSetting(shown, "is set, and so is the file of it: choose one")
    try:
        text = Path(file).read_text("utf-8") if file else text
        return MasterKey.read(text) if text else None
    except (OSError, UnicodeError) as error:
        raise BadSetting(f"{shown}_FILE", "cannot be read") from error
    except BadMasterKey as error:
        raise BadSetting(shown, f"{error.why}; {_A_GOOD_ONE}") from error


def _list_of_networks(text: str) -> tuple[Network, ...]:
    """Read `10.0.0.0/8,127.0.0.1`."""
    return tuple(ip_network(part.strip()) for part in text.split(","))


_TEXTS = ("database_url", "smtp_url", "mail_from", "metrics_token", "payments")


_DATABASES = (IN_MEMORY, "sqlite:///", "postgresql://", "postgresql+psycopg://")


def _require_known_database(given: Mapping[str, str]) -> None:
    if not given.get("database_url", _DATABASES[0]).startswith(_DATABASES):
        why = "neither sqlite:///... nor postgresql+psycopg://..."
        raise BadSetting(f"{PREFIX}DATABASE_URL", why)


def _hospital(given: Mapping[str, str]) -> Hospital:
    names = {
        "hospital_name": "name",
        "time_zone": "zone",
        "currency": "currency",
        "region": "region",
        "public_url": "public_url",
    }
    hospital = Hospital(**{names[n]: given[n] for n in names if n in given})
    try:
        ZoneInfo(hospital.zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise BadSetting(f"{PREFIX}TIME_ZONE", "no such time zone") from error
    try:
        Money.zero(hospital.currency)
    except InvalidValue as error:
        raise BadSetting(f"{PREFIX}CURRENCY", str(error)) from error
    return hospital


def _read(
    name: str, given: Mapping[str, str], kind: Callable[[str], T], default: T
) -> T:
    try:
        return kind(given[name]) if name in given else default
    except ValueError as error:
        what = getattr(kind, "__name__", "value").strip("_").replace("_", " ")
        why = f"not a valid {what}"
        raise BadSetting(PREFIX + name.upper(), why) from error
