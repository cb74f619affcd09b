"""What a number with its unit means, and how official Chinese writes one."""

from __future__ import annotations
