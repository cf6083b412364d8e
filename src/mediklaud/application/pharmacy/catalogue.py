"""What the `pharmacy` context can do, and what it does when something happens."""

from typing import Any

from mediklaud.application.messages import Message
from mediklaud.application.use_case import Function

USE_CASES: dict[type[Message[Any]], Function] = {}
BEFOREHAND: dict[type[Message[Any]], Function] = {}
REACTIONS: dict[type, tuple[Function, ...]] = {}
