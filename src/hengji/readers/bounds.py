"""The bounds on a document's tables, counted while a reader makes its grids."""

from __future__ import annotations

from dataclasses import dataclass

from hengji.readers import limits
from hengji.tables.errors import UnreadableError


@dataclass(slots=True)
class Bounds:
    """What has been read so far; raises `UnreadableError` where a limit is passed."""

    cells: int = 0
    characters: int = 0

    def check_column(self, table: int, row: int, columns: int) -> None:
        """A row of the table reaches this many columns and this row."""
        if columns > limits.COLUMNS:
            raise UnreadableError(
                f"第{table + 1}个表格第{row + 1}行的列数超过上限（{limits.COLUMNS}列）；请删去多余的列另存后重试。",
                f"Table {table + 1}, row {row + 1} has more than {limits.COLUMNS} columns; remove the surplus ones, save"
                " and try again.",
            )
        if row >= limits.ROWS:
            raise UnreadableError(
                f"第{table + 1}个表格超过{limits.ROWS}行，不像绩效表；请只保留绩效表另存后重试。",
                f"Table {table + 1} has more than {limits.ROWS} rows; keep only the performance table and try again.",
            )

    def count_cell(self, text: str) -> None:
        """One cell more with this text."""
        self.cells += 1
        self.characters += len(text)
        if self.cells > limits.CELLS or self.characters > limits.TEXT_CHARACTERS:
            raise _too_much()

    def count_grid(self, grids: int) -> None:
        """So many tables."""
        if grids > limits.GRIDS:
            raise _too_much()

    def deepen(self, depth: int) -> None:
        """A table within so many others."""
        if depth > limits.DEPTH:
            raise _too_much()


def _too_much() -> UnreadableError:
    return UnreadableError(
        f"表格过多（上限{limits.CELLS}个单元格、{limits.GRIDS}个表格、嵌套{limits.DEPTH}层）；请只保留绩效表另存后重试。",
        f"Too many tables or cells (limits: {limits.CELLS} cells, {limits.GRIDS} tables, {limits.DEPTH} deep);"
        " keep only the performance table and try again.",
    )
