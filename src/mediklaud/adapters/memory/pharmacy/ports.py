"""Which adapter of the `pharmacy` context fills which port."""

from mediklaud.adapters.memory.pharmacy.dispensations import (
    MemoryControlledRegister,
    MemoryDispensations,
)
from mediklaud.adapters.memory.pharmacy.products import MemoryProducts
from mediklaud.adapters.memory.pharmacy.queue import MemoryPharmacyQueue
from mediklaud.adapters.memory.pharmacy.set_right import (
    MemoryAdjustments,
    MemoryRecalls,
)
from mediklaud.adapters.memory.pharmacy.stock import MemoryStock
from mediklaud.adapters.memory.pharmacy.stock_reports import MemoryStockReports
from mediklaud.adapters.memory.storage import MemoryPort
from mediklaud.ports.dispensing import (
    ControlledRegister,
    Dispensations,
    PharmacyQueue,
)
from mediklaud.ports.stock import Adjustments, Products, Recalls, Stock
from mediklaud.ports.stock_reports import StockReports

PORTS: dict[type, MemoryPort] = {
    Dispensations: MemoryDispensations,
    ControlledRegister: MemoryControlledRegister,
    PharmacyQueue: MemoryPharmacyQueue,
    Products: MemoryProducts,
    Stock: MemoryStock,
    Adjustments: MemoryAdjustments,
    Recalls: MemoryRecalls,
    StockReports: MemoryStockReports,
}
