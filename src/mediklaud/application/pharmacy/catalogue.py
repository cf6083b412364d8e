"""What the `pharmacy` context can do, and what it does when something happens."""

from typing import Any

from mediklaud.application.messages import Message
from mediklaud.application.pharmacy import dispensing_catalogue as dispensing
from mediklaud.application.pharmacy import papers_catalogue as papers
from mediklaud.application.pharmacy import stock_catalogue as stock
from mediklaud.application.use_case import Function

USE_CASES: dict[type[Message[Any]], Function] = {
    **stock.USE_CASES,
    **dispensing.USE_CASES,
    **papers.USE_CASES,
}
BEFOREHAND: dict[type[Message[Any]], Function] = {}
REACTIONS: dict[type, tuple[Function, ...]] = {**dispensing.REACTIONS}
