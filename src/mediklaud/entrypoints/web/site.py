"""The site: one hospital's pages, with what all of them need."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from attrs import frozen
from jinja2 import Environment, PackageLoader, StrictUndefined
from lucide.jinja import lucide

from mediklaud.application.application import Application
from mediklaud.domain.records.vitals import MEASURES
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.entrypoints.http.entrance import Entrance
from mediklaud.entrypoints.web.assets import assets
from mediklaud.entrypoints.web.cookies import Jar
from mediklaud.entrypoints.web.languages import SPOKEN, Hand, words_of


@frozen(kw_only=True)
class Site:
    """The hospital as its pages see it."""

    application: Application
    entrance: Entrance

    @property
    def hospital(self) -> Hospital:
        """Its name, its clocks, its address."""
        return self.entrance.hospital

    @property
    def jar(self) -> Jar:
        """The cookies; without TLS, which is for this machine alone, plain ones."""
        return Jar(self.hospital.public_url.startswith("https://"))

    def render(self, template: str, language: str, facts: Mapping[str, object]) -> str:
        """One page in one language."""
        environment = _environment(language, self.hospital.zone)
        return environment.get_template(template).render(
            hospital=self.hospital, pays_online=self.entrance.pays_online, **facts
        )


@cache
def _environment(language: str, zone: str) -> Environment:
    """Escapes whatever people have written; a fact that is missing is a mistake."""
    environment = Environment(
        loader=PackageLoader("mediklaud.entrypoints.web"),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    words = words_of(language)
    environment.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined] # by the extension
    hand = Hand(language, Hospital(zone=zone).time_zone)
    days = (hand.day, hand.short_day, hand.birthday)
    for write in (*days, hand.money, hand.clock, hand.moment):
        environment.filters[write.__name__] = write
    environment.filters["amount"] = hand.amount
    environment.filters["number"] = hand.number
    environment.filters["said"] = words.gettext  # per cent signs and all
    environment.globals |= {
        "asset": {name: one.address for name, one in assets().items()},
        "icon": lucide,
        "language": language,
        "languages": SPOKEN,
        "measures": MEASURES,
    }
    return environment
