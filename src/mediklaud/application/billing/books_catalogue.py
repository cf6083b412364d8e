"""What is done with the hospital's books."""

from typing import Any

from mediklaud.application.billing.close_period import ClosePeriod, close_period
from mediklaud.application.billing.list_closed_periods import (
    ListClosedPeriods,
    list_closed_periods,
)
from mediklaud.application.messages import Message
from mediklaud.application.use_case import Function

USE_CASES: dict[type[Message[Any]], Function] = {
    ClosePeriod: close_period,
    ListClosedPeriods: list_closed_periods,
}
