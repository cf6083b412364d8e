"""Settle on which ways messages go that wait for their recipients' preferences."""

from collections.abc import Sequence
from datetime import datetime

from attrs import evolve, field, frozen

from mediklaud.domain.messaging.notice import Notice
from mediklaud.domain.messaging.particulars import Particulars
from mediklaud.domain.messaging.reach import ways_to_reach
from mediklaud.domain.messaging.recipient import Channel
from mediklaud.domain.messaging.truth import objection
from mediklaud.domain.shared.ids import OutboxId
from mediklaud.ports.messaging import Correspondence, Outbox
from mediklaud.ports.system import Ids


@frozen
class _Choice:
    """What becomes of the undecided ones."""

    ended: list[Notice] = field(factory=list)
    chosen: list[Notice] = field(factory=list)
    """They give way to those on the channels."""
    on_channels: list[Notice] = field(factory=list)


def choose_channels(
    outbox: Outbox,
    correspondence: Correspondence,
    ids: Ids,
    now: datetime,
    limit: int,
) -> None:
    """Put one message on each chosen channel in the place of each undecided one.

    The key of the new ones, not the removal of the old, makes sure that nobody gets
    the same message twice on one channel (N1).
    """
    undecided = outbox.due((Channel.PREFERRED,), now, limit)
    if not undecided:
        return
    choice = _choose(undecided, correspondence, ids, now)
    outbox.add(choice.on_channels)
    outbox.drop(choice.chosen)
    outbox.save(choice.ended)


def _choose(
    undecided: Sequence[Notice],
    correspondence: Correspondence,
    ids: Ids,
    now: datetime,
) -> _Choice:
    known = correspondence.about(undecided)
    choice = _Choice()
    for notice in undecided:
        _decide(notice, known[notice.id], choice, ids, now)
    return choice


def _decide(
    notice: Notice, known: Particulars, choice: _Choice, ids: Ids, now: datetime
) -> None:
    problem = objection(notice, known, now)
    ways = ways_to_reach(notice, known)
    if problem is not None:
        choice.ended.append(notice.cancel(problem))
    elif not ways:
        choice.ended.append(notice.without_contact())
    else:
        choice.chosen.append(notice)
        choice.on_channels.extend(
            evolve(notice, id=ids.new(OutboxId), channel=way) for way in ways
        )
