"""`mediklaud demo`: make the hospital if it is not there; say who signs in."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

from mediklaud.databases import upgrade_database
from mediklaud.demo.own_key import with_own_key
from mediklaud.demo.seed import seed
from mediklaud.demo.staff import SignIn, remember, remembered
from mediklaud.domain.access.account import HospitalIsOpen
from mediklaud.settings import Settings

_UNKNOWN = """  This database holds a hospital already; who signs in is not known here.
  For a new demo, delete the database or name another: MEDIKLAUD_DATABASE_URL.
"""


def prepare(settings: Settings) -> tuple[SignIn, ...]:
    """The demo hospital, new or as it was left; who can sign in."""
    settings = with_own_key(settings)
    settings.files.mkdir(parents=True, exist_ok=True)
    upgrade_database(settings)
    try:
        sign_ins = seed(settings, datetime.now(UTC), begin=_announce)
    except HospitalIsOpen:
        return remembered(settings)
    remember(settings, sign_ins)
    return sign_ins


def _announce() -> None:
    _say("Making a demo hospital: 12 doctors, 300 patients, six weeks of visits ...")


def introduce(sign_ins: tuple[SignIn, ...], url: str) -> None:
    """Print where the hospital is and who can sign in."""
    _say(f"\n  {url}            the hospital (interface: {url}/api/docs)\n")
    for one in sign_ins:
        _say(f"  {one.role:24} {one.login:14} {one.password}   {one.who}")
    _say("" if sign_ins else _UNKNOWN)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
