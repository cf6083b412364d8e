"""What billing can do about payments online; most of it asks the gateway."""

from typing import Any

from mediklaud.application.billing.decide_payment_exception import (
    DecidePaymentException,
    decide_payment_exception,
)
from mediklaud.application.billing.list_payment_exceptions import (
    ListPaymentExceptions,
    list_payment_exceptions,
)
from mediklaud.application.billing.list_payment_work import (
    ListPaymentWork,
    list_payment_work,
)
from mediklaud.application.billing.online_desk import ask_gateway
from mediklaud.application.billing.pay_by_link import (
    PayByLink,
    keep_wish_of_holder,
    pay_by_link,
)
from mediklaud.application.billing.read_online_payment import (
    ReadOnlinePayment,
    read_online_payment,
)
from mediklaud.application.billing.read_payment_exception import (
    ReadPaymentException,
    read_payment_exception,
)
from mediklaud.application.billing.read_payment_link import (
    ReadPaymentLink,
    read_payment_link,
)
from mediklaud.application.billing.receive_payment_event import (
    ReceivePaymentEvent,
    receive_payment_event,
)
from mediklaud.application.billing.return_payment import (
    ReturnPayment,
    before_returning,
    give_back,
    return_payment,
)
from mediklaud.application.billing.settle_intent import (
    SettleIntent,
    ask_for_truth,
    before_settling,
    settle_intent,
)
from mediklaud.application.billing.start_online_payment import (
    StartOnlinePayment,
    keep_wish,
    start_online_payment,
)
from mediklaud.application.messages import Message
from mediklaud.application.use_case import Function

USE_CASES: dict[type[Message[Any]], Function] = {
    StartOnlinePayment: start_online_payment,
    PayByLink: pay_by_link,
    ReadPaymentLink: read_payment_link,
    ReadOnlinePayment: read_online_payment,
    ReceivePaymentEvent: receive_payment_event,
    SettleIntent: settle_intent,
    ListPaymentWork: list_payment_work,
    ListPaymentExceptions: list_payment_exceptions,
    ReadPaymentException: read_payment_exception,
    DecidePaymentException: decide_payment_exception,
    ReturnPayment: return_payment,
}
ERRANDS: dict[type[Message[Any]], tuple[Function, Function]] = {
    StartOnlinePayment: (keep_wish, ask_gateway),
    PayByLink: (keep_wish_of_holder, ask_gateway),
    SettleIntent: (before_settling, ask_for_truth),
    ReturnPayment: (before_returning, give_back),
}
"""What is kept before the gateway is asked, and the asking."""
