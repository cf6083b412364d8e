"""Write a message out: today's facts in the words of a language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from html import escape

from attrs import frozen

from mediklaud.domain.messaging.facts import facts_of, when
from mediklaud.domain.messaging.invitation import (
    invitation_page,
    invitation_to,
    sign_in_page,
)
from mediklaud.domain.messaging.language import Language, Wording
from mediklaud.domain.messaging.languages import LANGUAGES, USUAL
from mediklaud.domain.messaging.letter import Letter
from mediklaud.domain.messaging.notice import Notice
from mediklaud.domain.messaging.particulars import Particulars
from mediklaud.domain.messaging.recipient import Channel
from mediklaud.domain.messaging.way_in import WayIn
from mediklaud.domain.shared.hospital import Hospital

_PAGE = """\
<!doctype html>
<html lang="{code}"><head><meta charset="utf-8"><title>{title}</title></head>
<body style="margin:0;padding:24px;font:16px/1.5 sans-serif;color:#1c2b2d">
{paragraphs}
<p><a href="{link}" style="color:#0b6e6e">{action}</a></p>
<p style="font-size:13px;color:#5b6b6d">{footer}</p>
</body></html>
"""


@frozen
class Writer:
    """Writes for one hospital in one language."""

    hospital: Hospital
    code: str = USUAL

    @property
    def language(self) -> Language:
        """The words."""
        return LANGUAGES[self.code]

    def write(
        self,
        notice: Notice,
        to: str,
        known: Particulars,
        now: datetime,
        way_in: WayIn | None = None,
    ) -> Letter:
        """The letter for a leased notice, as things stand right now."""
        mail = notice.channel is Channel.EMAIL
        wording = self.language.wordings[notice.cause.topic]
        facts = facts_of(known, self.hospital, self.language, now)
        facts |= self._way_in(way_in)
        return Letter(
            id=notice.id,
            channel=notice.channel,
            to=to,
            sender=self.hospital.name,
            subject=wording.subject.format_map(facts),
            text=self._text(wording, facts) if mail else wording.sms.format_map(facts),
            html=self._html(wording, facts) if mail else "",
            calendar=invitation_to(
                known.visit if mail else None, notice, self.hospital, self.language, now
            ),
            attempt=notice.attempts,
            leased_until=notice.leased_until or now,
        )

    def _way_in(self, way_in: WayIn | None) -> dict[str, str]:
        """Where the link leads; for who is invited also until when, and as whom."""
        if way_in is None:
            return {"link": sign_in_page(self.hospital)}
        return {
            **when(way_in.ends_at, self.hospital, self.language),
            "link": invitation_page(self.hospital, way_in.token),
            "login": way_in.login,
        }

    def _text(self, wording: Wording, facts: Mapping[str, str]) -> str:
        paragraphs = [part.format_map(facts) for part in wording.paragraphs]
        action = f"{wording.action}: {facts['link']}"
        footer = self.language.footer.format_map(facts)
        return "\n\n".join([*paragraphs, action, footer]) + "\n"

    def _html(self, wording: Wording, facts: Mapping[str, str]) -> str:
        safe = {name: escape(fact) for name, fact in facts.items()}
        paragraphs = [escape(part).format_map(safe) for part in wording.paragraphs]
        return _PAGE.format(
            code=self.code,
            title=escape(wording.subject).format_map(safe),
            paragraphs="\n".join(f"<p>{part}</p>" for part in paragraphs),
            link=safe["link"],
            action=escape(wording.action),
            footer=escape(self.language.footer).format_map(safe),
        )
