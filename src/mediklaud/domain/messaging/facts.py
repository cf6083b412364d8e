"""The facts a message may tell, as words: the hospital, the day, the time, a link."""

from __future__ import annotations

from datetime import date, datetime

from mediklaud.domain.messaging.language import Language
from mediklaud.domain.messaging.particulars import Paid, Particulars
from mediklaud.domain.shared.hospital import Hospital


def facts_of(
    known: Particulars, hospital: Hospital, language: Language, now: datetime
) -> dict[str, str]:
    """By the names that stand in braces in the wordings."""
    facts = {"hospital": hospital.name}
    if known.visit is not None:
        facts |= when(known.visit.period.start, hospital, language)
    if known.paid is not None:
        facts |= _paid(known.paid, hospital, language)
    if known.licence_until is not None:
        today = now.astimezone(hospital.time_zone).date()
        facts |= _until(known.licence_until, today, language)
    return facts


def when(instant: datetime, hospital: Hospital, language: Language) -> dict[str, str]:
    """The day and time on the hospital's wall clocks, and where these hang."""
    local = instant.astimezone(hospital.time_zone)
    city = hospital.zone.rpartition("/")[2].replace("_", " ")
    offset = f"{local:%z}"
    return {
        "date": language.full_date(local),
        "day": language.brief_date(local),
        "time": f"{local:%H:%M}",
        "clock": language.clock.format(city=city),
        "zone": f"{hospital.zone}, UTC{offset[:3]}:{offset[3:5]}",
    }


def _until(last_day: date, today: date, language: Language) -> dict[str, str]:
    return {
        "until": language.full_date(last_day),
        "within": language.away((last_day - today).days),
    }


def _paid(paid: Paid, hospital: Hospital, language: Language) -> dict[str, str]:
    return {
        "paid_on": language.full_date(paid.received_at.astimezone(hospital.time_zone)),
        "number": paid.number,
        "amount": str(paid.amount),
        "due": language.still_due(paid.due),
    }
