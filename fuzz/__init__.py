"""Every HTTP operation against its published schema, with what nobody would send."""
