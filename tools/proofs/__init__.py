"""The "must show" figures at full size, a module a kind; each yields rows of the table in docs/proof.md."""

from __future__ import annotations
