from datetime import date, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

import pytest
from attrs import frozen

from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import AccountId, PatientId
from mediklaud.domain.shared.money import Money
from mediklaud.domain.shared.period import Period
from mediklaud.ports.access import Answers, Remembered
from tests.builders.access import A_MINUTE
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read

A_DAY = timedelta(hours=24)
CLERK = new(AccountId)


class Mood(StrEnum):
    FINE = "fine"


@frozen(kw_only=True)
class Everything:
    patient_id: PatientId
    price: Money
    period: Period
    zone: ZoneInfo
    mood: Mood
    days: tuple[date, ...]
    nothing: str | None


EVERYTHING = Everything(
    patient_id=new(PatientId),
    price=Money(12500, "BDT"),
    period=Period(MONDAY_MORNING, MONDAY_MORNING + A_MINUTE),
    zone=ZoneInfo("Asia/Dhaka"),
    mood=Mood.FINE,
    days=(date(2027, 3, 1), date(2027, 3, 2)),
    nothing=None,
)


def remembered(storage, key, answer, *, account_id=CLERK, now=MONDAY_MORNING):
    kept = Remembered(fingerprint=f"of {answer}", answer=answer)
    with ports_of(storage) as port:
        port(Answers).remember(account_id, key, kept, now)
    return kept


def recalled(storage, key, kind, *, account_id=CLERK, now=MONDAY_MORNING):
    return read(storage, Answers).recall(account_id, key, kind, now)


def test_an_answer_comes_back_as_it_was_given(storage):
    kept = remembered(storage, "key", EVERYTHING)

    assert recalled(storage, "key", Everything) == kept


@pytest.mark.parametrize(
    ("answer", "kind"),
    [(None, type(None)), ((EVERYTHING, EVERYTHING), tuple[Everything, ...])],
    ids=["nothing", "several"],
)
def test_so_does(storage, answer, kind):
    kept = remembered(storage, "key", answer)

    assert recalled(storage, "key", kind) == kept


def test_a_key_belongs_to_its_account(storage):
    remembered(storage, "key", EVERYTHING)

    assert recalled(storage, "key", Everything, account_id=new(AccountId)) is None
    assert recalled(storage, "another", Everything) is None


def test_a_key_is_answered_once(storage):
    kept = remembered(storage, "key", EVERYTHING)

    with pytest.raises(Contended):
        remembered(storage, "key", None)

    assert recalled(storage, "key", Everything) == kept


def test_an_answer_is_kept_for_a_day(storage):
    remembered(storage, "key", EVERYTHING)
    end = MONDAY_MORNING + A_DAY

    assert recalled(storage, "key", Everything, now=end - A_MINUTE)
    assert recalled(storage, "key", Everything, now=end) is None


def test_after_a_day_the_key_can_be_answered_again(storage):
    remembered(storage, "key", EVERYTHING)
    tomorrow = MONDAY_MORNING + A_DAY

    with pytest.raises(Contended):
        remembered(storage, "key", None, now=tomorrow - A_MINUTE)
    kept = remembered(storage, "key", None, now=tomorrow)

    assert recalled(storage, "key", type(None), now=tomorrow) == kept


def test_old_answers_are_forgotten(storage):
    remembered(storage, "key", EVERYTHING)
    with ports_of(storage) as port:
        port(Answers).forget(MONDAY_MORNING)
    assert recalled(storage, "key", Everything)

    with ports_of(storage) as port:
        port(Answers).forget(MONDAY_MORNING + A_MINUTE)

    assert recalled(storage, "key", Everything) is None
