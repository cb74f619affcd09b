"""What a number with its unit means, and how official Chinese writes one."""

from __future__ import annotations

from hengji.quantity import units
from hengji.quantity.mentions import Mention, numbers
from hengji.quantity.model import Interval, Label, Quantity
from hengji.quantity.scanning import labels, quantities, scan
from hengji.quantity.writing import write

__all__ = ["Interval", "Label", "Mention", "Quantity", "labels", "numbers", "quantities", "scan", "units", "write"]
