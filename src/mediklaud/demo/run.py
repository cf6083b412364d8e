"""`mediklaud demo`: make the hospital if it is not there; say who signs in."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

from mediklaud.databases import upgrade_database
from mediklaud.demo.seed import seed
from mediklaud.demo.staff import SignIn, remember, remembered
from mediklaud.settings import Settings


def prepare(settings: Settings) -> tuple[SignIn, ...]:
    """The demo hospital, new or as it was left; who can sign in."""
    settings.files.mkdir(parents=True, exist_ok=True)
    known = remembered(settings.files)
    upgrade_database(settings)
    if known:
        return known
    _say("Making a demo hospital: 12 doctors, 300 patients, six weeks of visits ...")
    sign_ins = seed(settings, datetime.now(UTC))
    remember(settings.files, sign_ins)
    return sign_ins


def introduce(sign_ins: tuple[SignIn, ...], url: str) -> None:
    """Print where the hospital is and who can sign in."""
    _say(f"\n  {url}            the hospital (interface: {url}/api/docs)\n")
    for one in sign_ins:
        _say(f"  {one.role:24} {one.login:14} {one.password}   {one.who}")
    _say("")


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
