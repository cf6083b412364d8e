"""Every port, and the adapter that fills it here."""

from mediklaud.adapters.sql.access.ports import PORTS as ACCESS
from mediklaud.adapters.sql.billing.ports import PORTS as BILLING
from mediklaud.adapters.sql.counters import PORTS as COUNTERS
from mediklaud.adapters.sql.keys.keys import SqlKeys
from mediklaud.adapters.sql.medication.ports import PORTS as MEDICATION
from mediklaud.adapters.sql.messaging.ports import PORTS as MESSAGING
from mediklaud.adapters.sql.pharmacy.ports import PORTS as PHARMACY
from mediklaud.adapters.sql.privacy.ports import PORTS as PRIVACY
from mediklaud.adapters.sql.records.ports import PORTS as RECORDS
from mediklaud.adapters.sql.registry.ports import PORTS as REGISTRY
from mediklaud.adapters.sql.scheduling.ports import PORTS as SCHEDULING
from mediklaud.adapters.sql.storage import SqlPort
from mediklaud.ports.keys import Keys

PORTS: dict[type, SqlPort] = {
    **ACCESS,
    **REGISTRY,
    **SCHEDULING,
    **RECORDS,
    **BILLING,
    **MESSAGING,
    **PRIVACY,
    **PHARMACY,
    **MEDICATION,
    **COUNTERS,
    Keys: SqlKeys,
}
