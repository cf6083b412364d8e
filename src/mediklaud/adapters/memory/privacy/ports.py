"""Which adapter of the `privacy` context fills which port."""

from mediklaud.adapters.memory.privacy.break_glass import MemoryBrokenGlasses
from mediklaud.adapters.memory.privacy.people import MemoryNames, MemoryOfficers
from mediklaud.adapters.memory.privacy.rights_ports import RIGHTS
from mediklaud.adapters.memory.privacy.watch import MemoryWatch
from mediklaud.adapters.memory.storage import MemoryPort
from mediklaud.ports.privacy import BrokenGlasses, Names, Officers, Watch

PORTS: dict[type, MemoryPort] = {
    **RIGHTS,
    BrokenGlasses: MemoryBrokenGlasses,
    Officers: MemoryOfficers,
    Names: MemoryNames,
    Watch: MemoryWatch,
}
