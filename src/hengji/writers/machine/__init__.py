"""What other programs read: the table and the findings as JSON, the figures as JSON lines, findings as SARIF."""

from __future__ import annotations
