"""The hospital itself, as its letters and its calendar need it."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from attrs import field, frozen

from mediklaud.domain.shared.money import CurrencyMismatch, Money


def _without_last_slash(url: str) -> str:
    return url.rstrip("/")


@frozen(kw_only=True)
class Hospital:
    """Its name, where its clocks stand, what money it takes, where patients sign in."""

    name: str = "JMI Hospital"
    zone: str = "Asia/Dhaka"
    """IANA name of the time zone its wall clocks show."""
    currency: str = "BDT"
    region: str = "BD"
    """Two letters: where a phone number without a country code is from."""
    public_url: str = field(
        default="http://127.0.0.1:8000", converter=_without_last_slash
    )

    @property
    def time_zone(self) -> ZoneInfo:
        """The zone with its rules."""
        return ZoneInfo(self.zone)

    def require_own_currency(self, amount: Money) -> None:
        """Refuse prices in other money than the hospital's."""
        if amount.currency != self.currency:
            raise CurrencyMismatch(amount.currency, self.currency)

    def day_of(self, instant: datetime) -> date:
        """The date on the hospital's calendar at this instant."""
        return instant.astimezone(self.time_zone).date()

    def start_of(self, day: date) -> datetime:
        """The instant, in UTC, at which its calendar turns to this day."""
        return datetime.combine(day, time(), self.time_zone).astimezone(UTC)
