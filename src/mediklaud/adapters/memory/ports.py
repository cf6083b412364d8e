"""Every port, and the adapter that fills it here."""

from mediklaud.adapters.memory.access.ports import PORTS as ACCESS
from mediklaud.adapters.memory.billing.ports import PORTS as BILLING
from mediklaud.adapters.memory.counters import PORTS as COUNTERS
from mediklaud.adapters.memory.medication.ports import PORTS as MEDICATION
from mediklaud.adapters.memory.merges import PORTS as MERGES
from mediklaud.adapters.memory.messaging import PORTS as MESSAGING
from mediklaud.adapters.memory.pharmacy.ports import PORTS as PHARMACY
from mediklaud.adapters.memory.privacy.ports import PORTS as PRIVACY
from mediklaud.adapters.memory.records import PORTS as RECORDS
from mediklaud.adapters.memory.registry import PORTS as REGISTRY
from mediklaud.adapters.memory.scheduling.ports import PORTS as SCHEDULING
from mediklaud.adapters.memory.storage import MemoryPort

PORTS: dict[type, MemoryPort] = {
    **ACCESS,
    **REGISTRY,
    **MERGES,
    **SCHEDULING,
    **RECORDS,
    **BILLING,
    **MESSAGING,
    **PRIVACY,
    **PHARMACY,
    **MEDICATION,
    **COUNTERS,
}
