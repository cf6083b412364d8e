"""What a use case asks for is given to it by its type."""

from datetime import datetime

from attrs import frozen

from mediklaud.application.use_case import Gathered, Occasion, UseCase, asked_for
from mediklaud.domain.access.scope import EVERYONE
from mediklaud.domain.shared.hospital import Hospital
from tests.clock import MONDAY_MORNING
from tests.hospital import an_actor


@frozen(kw_only=True)
class Place(Gathered):
    """Where somebody stands, and when."""

    hospital: Hospital
    now: datetime


@frozen(kw_only=True)
class Walk(Gathered):
    """From there on."""

    place: Place
    now: datetime


def begin(subject: str, *, walk: Walk) -> tuple[str, Walk]:
    return subject, walk


def test_what_belongs_together_is_asked_for_by_one_type():
    hospital = Hospital()
    occasion = Occasion(
        unit=None,  # type: ignore[arg-type]
        actor=an_actor(),
        scope=EVERYONE,
        now=MONDAY_MORNING,
        services={Hospital: hospital},
    )

    subject, walk = UseCase.of(begin)("a walk", occasion)

    place = Place(hospital=hospital, now=MONDAY_MORNING)
    assert (subject, walk) == ("a walk", Walk(place=place, now=MONDAY_MORNING))


def test_what_is_gathered_says_all_that_it_asks_for():
    assert list(asked_for(Walk)) == [Hospital, datetime, datetime]
    assert list(asked_for(Hospital)) == [Hospital]
