"""`mediklaud check-invariants`: whether the hospital's books agree with each other."""

from __future__ import annotations

import msgspec
from attrs import frozen

from mediklaud.domain.errors import RuleBroken
from mediklaud.entrypoints.cli.command import command
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.pages import Page


class InvariantView(msgspec.Struct, frozen=True):
    """One of them: whether it holds, and the ids of some that break it."""

    invariant: str
    holds: bool
    broken: tuple[str, ...]


@frozen
class BooksDisagree(RuleBroken):
    """The hospital's books do not agree with each other: do not go on with them."""

    broken: tuple[str, ...]


@command("check-invariants")
@pass_session
def check_invariants(session: Session) -> None:
    """Ask the database whether its facts agree; nothing is changed.

    Exits with 1 if any do not. It names opaque ids alone.
    """
    views = _views(session)
    session.output.list(Page(items=views), "invariant", "holds", "broken")
    _require(views)


def require_invariants(session: Session) -> None:
    """The same without a word, unless something is wrong."""
    _require(_views(session))


def _views(session: Session) -> list[InvariantView]:
    from mediklaud.operations import invariants

    answers = invariants.check_invariants(session.settings)
    return [InvariantView(a.invariant, not a.broken, a.broken) for a in answers]


def _require(views: list[InvariantView]) -> None:
    broken = tuple(view.invariant for view in views if not view.holds)
    if broken:
        raise BooksDisagree(broken)
