"""Logins by OAuth 2: where a token comes from, and where tokens are kept."""
