"""A figure 数: one quantity of one item, with what it counts."""

from __future__ import annotations

from dataclasses import dataclass

from hengji.quantity.model import Label, Quantity
from hengji.tables.model import Item


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity in its place: what it counts (`subject`), in the words of the item."""

    item: Item
    quantity: Quantity
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Rejected:
    """One number of an item that is a label, with the reason."""

    item: Item
    label: Label
