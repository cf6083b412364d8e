"""`mediklaud demo`: make the hospital if it is not there; say who signs in."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from time import perf_counter

from attrs import frozen

from mediklaud.adapters.keyring.wrapping import WrongMasterKey
from mediklaud.adapters.sql.migrate import FromBeforeTheFirstRelease
from mediklaud.databases import upgrade_database
from mediklaud.demo.own_settings import anchor_of_demo, demo_file, with_own_settings
from mediklaud.demo.seed import seed
from mediklaud.demo.staff import SignIn, remember, remembered
from mediklaud.domain.access.account import HospitalIsOpen
from mediklaud.domain.errors import TryLater
from mediklaud.settings import Settings

_UNKNOWN = """  This database holds a hospital already; who signs in is not known here.
  For a new demo, delete the database or name another: MEDIKLAUD_DATABASE_URL.
"""
_RELAXED = """  For trying out alone, with no real patient in it:
  - staff sign in without a second factor;
  - plain HTTP, on this machine only;
  - the master key lies beside the data, in {file};
  - mail and text messages are written to files in {files}/.
"""


@frozen
class OldDemo(TryLater):
    """The demo is from before the first release: remove its files and start again."""

    files: str


def prepare(settings: Settings) -> tuple[SignIn, ...]:
    """The demo hospital, new or as it was left; who can sign in."""
    settings.files.mkdir(parents=True, exist_ok=True)
    try:
        upgrade_database(settings)
    except FromBeforeTheFirstRelease as error:
        raise OldDemo(f"{settings.files}/") from error
    is_new = not demo_file(settings).exists()
    settings = with_own_settings(settings)
    began = perf_counter()
    try:
        sign_ins = seed(settings, datetime.now(UTC), begin=_announce)
    except (HospitalIsOpen, WrongMasterKey) as why:
        if is_new:  # a hospital that is no demo must not be taken for one
            demo_file(settings).unlink(missing_ok=True)
        return _as_it_was_left(settings, why)
    anchor_of_demo(settings).unlink(missing_ok=True)  # of a demo that was deleted
    _say(f"Made in {perf_counter() - began:.1f} s.")
    remember(settings, sign_ins)
    return sign_ins


def _as_it_was_left(settings: Settings, why: Exception) -> tuple[SignIn, ...]:
    """Who signs in to the demo of before; a real hospital stays shut."""
    if isinstance(why, WrongMasterKey):
        raise why
    return remembered(settings)


def _announce() -> None:
    _say(
        "Making a demo hospital: "
        "12 doctors, 300 patients, six weeks of visits, a pharmacy ..."
    )


def introduce(settings: Settings, sign_ins: tuple[SignIn, ...], url: str) -> None:
    """Print where the hospital is, who can sign in, and what it leaves out."""
    _say(f"\n  {url}            the hospital (interface: {url}/api/docs)\n")
    for one in sign_ins:
        _say(f"  {one.role:24} {one.login:14} {one.password}   {one.who}")
    _say("" if sign_ins else _UNKNOWN)
    _say(_RELAXED.format(file=demo_file(settings), files=settings.files))


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
