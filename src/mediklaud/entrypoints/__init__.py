"""The channels: each translates, hands over one message, translates back."""
