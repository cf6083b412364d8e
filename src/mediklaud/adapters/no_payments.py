"""A hospital that takes no money online."""

from typing import NoReturn

from attrs import frozen

from mediklaud.domain.billing.gateway import NOBODY, NoGateway


@frozen
class NoPayments:
    """Refuses everything, in plain words."""

    name: str = NOBODY

    def start(self, _order: object) -> NoReturn:
        raise NoGateway

    def parse_callback(self, _headers: object, _body: object) -> NoReturn:
        raise NoGateway

    def fetch(self, _provider_ref: object) -> NoReturn:
        raise NoGateway

    def refund(self, _ref: object, _amount: object, _key: object) -> NoReturn:
        raise NoGateway
