"""What everything costs."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.tariff import Tariff
from mediklaud.ports.billing import Tariffs


@frozen(kw_only=True)
class ListTariffs(Query[tuple[Tariff, ...]]):
    """Every tariff, also those that have ended, by service and first day."""

    permission: ClassVar = Permission.READ_TARIFF
    audited: ClassVar = False


def list_tariffs(_query: ListTariffs, *, tariffs: Tariffs) -> tuple[Tariff, ...]:
    """All of them: there are few."""
    return tariffs.all()
