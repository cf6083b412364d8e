"""The languages the pages speak, and how each writes money, days and times."""

from __future__ import annotations

from datetime import date, datetime, time, tzinfo
from decimal import Decimal
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO

from attrs import frozen
from babel import Locale, dates, numbers
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from mediklaud.domain.shared.money import Money, digits_of

ENGLISH, BENGALI = "en", "bn"
SPOKEN = {ENGLISH: "English", BENGALI: "বাংলা"}
"""By code, the name each language gives itself."""
_LOCALES = {ENGLISH: "en_IN", BENGALI: "bn_BD"}
"""English as it is written on the subcontinent: lakh and crore."""


@cache
def words_of(language: str) -> NullTranslations:
    """The texts in this language; what is not translated stays English."""
    written = files("mediklaud.entrypoints.web") / "words" / f"{language}.po"
    if not written.is_file():
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(written.read_bytes()), locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def best_of(accepted: str) -> str:
    """The first language of the browser's that we speak."""
    for part in accepted.split(","):
        code = part.partition(";")[0].strip()[:2].lower()
        if code in SPOKEN:
            return code
    return ENGLISH


@cache
def _locale_of(language: str) -> Locale:
    return Locale.parse(_LOCALES[language])


@cache
def _pattern_of(language: str, currency: str) -> str:
    locale = _locale_of(language)
    usual = str(locale.currency_formats["standard"].pattern)
    symbol = numbers.get_currency_symbol(currency, locale=locale)
    return usual.replace("¤#", "¤\N{NO-BREAK SPACE}#") if symbol.isalpha() else usual


@frozen
class Hand:
    """How one language writes, on the hospital's clocks."""

    language: str
    zone: tzinfo

    @property
    def locale(self) -> Locale:
        """The rules of the Unicode consortium for it."""
        return _locale_of(self.language)

    def money(self, amount: Money) -> str:
        """The amount with its currency, grouped as people here do it."""
        value = Decimal(amount.minor).scaleb(-digits_of(amount.currency))
        return numbers.format_currency(
            value,
            amount.currency,
            format=self._pattern(amount.currency),
            locale=self.locale,
            currency_digits=True,
        )

    def amount(self, amount: Money) -> str:
        """The same without the currency, for columns that name it above."""
        return numbers.format_currency(
            Decimal(amount.minor).scaleb(-digits_of(amount.currency)),
            amount.currency,
            format="#,##,##0.00",
            locale=self.locale,
            currency_digits=True,
        )

    def day(self, day: date | datetime) -> str:
        """Monday, 1 March 2027."""
        return dates.format_date(self._here(day), "EEE d MMM y", locale=self.locale)

    def birthday(self, day: date) -> str:
        """1 March 1990: nobody asks on which day of the week."""
        return dates.format_date(day, "d MMM y", locale=self.locale)

    def short_day(self, day: date | datetime) -> str:
        """Mon 1 Mar."""
        return dates.format_date(self._here(day), "EEE d MMM", locale=self.locale)

    def clock(self, at: datetime | time) -> str:
        """09:30."""
        zone = self.zone if isinstance(at, datetime) else None
        return dates.format_time(at, "HH:mm", tzinfo=zone, locale=self.locale)

    def moment(self, at: datetime) -> str:
        """Mon 1 Mar 2027, 09:30."""
        return f"{self.day(at)}, {self.clock(at)}"

    def number(self, value: float) -> str:
        """With its thousands parted."""
        return numbers.format_decimal(value, locale=self.locale)

    def _pattern(self, currency: str) -> str:
        """How an amount is written; letters keep away from the digits."""
        return _pattern_of(self.language, currency)

    def _here(self, day: date | datetime) -> date:
        return day.astimezone(self.zone).date() if isinstance(day, datetime) else day
