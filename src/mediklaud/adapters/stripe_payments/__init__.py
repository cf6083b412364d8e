"""Stripe's hosted checkout: no card is ever seen by the hospital."""
