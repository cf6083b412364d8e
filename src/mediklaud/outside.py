"""What lies beyond the database: the mail, text messages, and the audit's anchor."""

from __future__ import annotations

from attrs import define
from injector import Module, provider, singleton

from mediklaud.adapters.anchor import FileAnchor, MemoryAnchor
from mediklaud.adapters.mail import Letterhead
from mediklaud.adapters.post import mailer_for, sms_sender_for
from mediklaud.application.access.sealer import Sealer
from mediklaud.application.application import Application
from mediklaud.application.messaging.courier import Courier
from mediklaud.gateways import gateway_for
from mediklaud.ports.auditing import Anchor
from mediklaud.ports.messaging import Mailer, SmsSender
from mediklaud.ports.payments import PaymentGateway
from mediklaud.ports.system import Clock
from mediklaud.settings import IN_MEMORY, Settings


@define(slots=False)
class Outside(Module):
    """Who carries the hospital's messages, and where its seals are kept."""

    settings: Settings

    @singleton
    @provider
    def mailer(self, clock: Clock) -> Mailer:
        """By the mail server of the settings."""
        letterhead = Letterhead(self.settings.mail_from, clock)
        return mailer_for(self.settings.smtp_url, letterhead, self.settings.files)

    @singleton
    @provider
    def sms(self) -> SmsSender:
        """By the SMS gateway of the settings."""
        return sms_sender_for(self.settings.sms, self.settings.files)

    @singleton
    @provider
    def anchor(self) -> Anchor:
        """A file; for a hospital in memory, one that is forgotten with it."""
        if self.settings.database_url == IN_MEMORY:
            return MemoryAnchor()
        usual = self.settings.files / "audit-anchor.jsonl"
        return FileAnchor(self.settings.audit_anchor or usual)

    @singleton
    @provider
    def gateway(self, clock: Clock) -> PaymentGateway:
        """Whoever takes money online for the hospital by the settings; else nobody."""
        return gateway_for(self.settings, clock)

    @singleton
    @provider
    def courier(self, app: Application, mailer: Mailer, sms: SmsSender) -> Courier:
        """Brings the messages that are due to these two."""
        return Courier(app=app, mailer=mailer, sms=sms)

    @singleton
    @provider
    def sealer(self, app: Application, anchor: Anchor) -> Sealer:
        """Seals the audit, and keeps the seals at the anchor."""
        return Sealer(app=app, anchor=anchor)
