"""The one table that turns refusals into exit codes, and what is said of them."""

from __future__ import annotations

import json
import traceback
from collections.abc import Iterator, Mapping
from types import TracebackType

import click

from mediklaud.domain.errors import (
    InvalidValue,
    NotFound,
    NotPermitted,
    NotSignedIn,
    Refusal,
    RuleBroken,
    SealBroken,
    StaleVersion,
    TryLater,
)
from mediklaud.entrypoints.cli.facts import in_words
from mediklaud.entrypoints.cli.session import Session
from mediklaud.entrypoints.http.malformed import Unreadable
from mediklaud.entrypoints.problems import Json, Problem
from mediklaud.settings import BadSetting

DONE, REFUSED, USAGE, NOT_PERMITTED, NOT_FOUND, UNAVAILABLE = range(6)

EXIT_CODES: Mapping[type[Refusal], int] = {
    RuleBroken: REFUSED,
    StaleVersion: REFUSED,
    InvalidValue: REFUSED,
    SealBroken: UNAVAILABLE,
    BadSetting: USAGE,
    Unreadable: USAGE,
    NotPermitted: NOT_PERMITTED,
    NotSignedIn: NOT_PERMITTED,
    NotFound: NOT_FOUND,
    TryLater: UNAVAILABLE,
}
"""The nearest class of a refusal decides."""

_WHAT_NOW: Mapping[str, str] = {
    "not_signed_in": "Sign in with: mediklaud login",
    "session_ended": "Sign in with: mediklaud login",
    "second_factor_needed": "Give it with: mediklaud login NAME --totp CODE",
    "second_factor_missing": "Set it up with: mediklaud account totp",
    "proof_needed": "Prove it with: mediklaud prove",
}
"""What helps, by the refusal's code."""


def exit_code_of(refusal: Refusal) -> int:
    """The exit code that says what kind of refusal it is."""
    kinds = type(refusal).__mro__
    return next((EXIT_CODES[kind] for kind in kinds if kind in EXIT_CODES), REFUSED)


def tell(error: Exception, session: Session) -> int:
    """Say on stderr why it was not done; answer with the exit code."""
    if isinstance(error, Refusal):
        _tell_refusal(error, session)
        return exit_code_of(error)
    _tell_unexpected(error, session)
    return UNAVAILABLE


def _tell_refusal(refusal: Refusal, session: Session) -> None:
    problem = Problem.of(refusal)
    if session.as_json:
        click.echo(json.dumps(_document(problem, refusal, session)), err=True)
        return
    rule = f", rule {problem.rule}" if problem.rule else ""
    click.echo(f"{refusal} ({problem.code}{rule})", err=True)
    for name, words in _facts(refusal, session):
        click.echo(f"  {name.replace('_', ' ')}: {words}", err=True)
    if advice := _WHAT_NOW.get(problem.code):
        click.echo(advice, err=True)


def _facts(refusal: Refusal, session: Session) -> Iterator[tuple[str, str]]:
    """What the sentence does not say already, on the hospital's clock."""
    if isinstance(refusal, BadSetting):
        return  # it says all; and whose clock that would be, nobody knows
    said = str(refusal)
    for name, fact in refusal.facts.items():
        words = in_words(fact, session.settings.hospital.time_zone)
        if words and words not in said:
            yield name, words


def _document(problem: Problem, refusal: Refusal, session: Session) -> Json:
    """The same document as over HTTP, without the status of an answer."""
    return {
        "type": f"urn:mediklaud:problem:{problem.code}",
        "title": problem.title,
        "detail": str(refusal),
        "code": problem.code,
        "rule": problem.rule,
        "facts": problem.facts,
        "request_id": session.request_id,
    }


def _tell_unexpected(error: Exception, session: Session) -> None:
    """Our own mistake: say where, without the values; those may be a patient's."""
    where = _innermost(error.__traceback__)
    click.echo(
        f"Something went wrong in the program: {type(error).__qualname__} at {where} "
        f"(request {session.request_id})",
        err=True,
    )


def _innermost(trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)
    ours = [frame for frame in frames if "mediklaud" in frame.filename]
    found = (ours or frames)[-1]
    return f"{found.filename}:{found.lineno} {found.name}"
