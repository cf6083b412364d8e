"""The hospital's keys: AES-GCM, HMAC and Ed25519."""
