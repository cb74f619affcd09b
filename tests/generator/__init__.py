"""A seeded generator of performance tables with planted faults and traps. All data are made up (示例数据（虚构）)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.generator import files, layout_department, layout_project, layout_target
from tests.generator.facts import Planted
from tests.generator.faults import plant_faults
from tests.generator.profiles import FORMS
from tests.generator.scheme import settle, settle_money
from tests.generator.sheet import Sheet
from tests.generator.special import adorn
from tests.generator.traps import plant_traps
from tests.generator.world import draw

LAYOUTS = {
    "guangzhou": layout_department.completion, "mof": layout_department.target, "chongqing": layout_department.chongqing,
    "tianjin": layout_department.tianjin, "hebei": layout_department.hebei, "scorecard": layout_department.scorecard,
    "common": layout_target.common, "huangshi": layout_target.huangshi, "daqing": layout_target.daqing,
    "mof-2020-10": layout_project.mof, "yunnan": layout_project.yunnan, "sichuan": layout_project.sichuan,
    "hubei": layout_project.hubei, "transfer": layout_project.transfer, "hunan": layout_project.hunan,
    "mof-2019-136": layout_target.monitoring, "project": layout_target.report,
}  # fmt: skip


@dataclass(frozen=True)
class Label:
    """A fault or trap: its kind, the family of rules it belongs to, the address and the words that stand there."""

    kind: str
    family: str
    where: str
    words: str
    optional: bool = False
    also: tuple[str, ...] = ()
    note: str = ""

    def as_json(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__} | {"also": list(self.also)}


@dataclass(frozen=True)
class Generated:
    """A made-up table: its sheets, what is wrong in it and what only looks wrong."""

    sheets: tuple[Sheet, ...]
    faults: tuple[Label, ...]
    traps: tuple[Label, ...]
    form: str
    variant: str
    department: str
    year: int

    def as_json(self) -> dict[str, Any]:
        """The labels of this table."""
        return {
            "form": self.form, "variant": self.variant, "department": self.department, "year": self.year, "made_up": True,
            "faults": [each.as_json() for each in self.faults], "traps": [each.as_json() for each in self.traps],
        }  # fmt: skip


def labelled(planted: list[Planted], said: dict[str, str]) -> tuple[Label, ...]:
    """Labels with the words that stand on the printed sheet; a place that is not printed is an error."""
    labels = []
    for each in planted:
        whole = said[each.where]
        words = whole if each.words is None else each.words
        if words not in whole:
            raise ValueError(f"{each.kind}: {words!r} not in {whole!r} at {each.where}")
        also = tuple(where for where in each.also if where in said)
        labels.append(Label(each.kind, each.family, each.where, words, each.optional, also, each.note))
    return tuple(labels)


def generate(
    seed: int, form: str, variant: str | None = None, faults: int | None = None, size: int | None = None
) -> Generated:
    """One table of the form. `faults` 0 gives a correct one, None one to four; `size` is about the number of indicators."""
    variant = variant or FORMS[form][seed % len(FORMS[form])]
    facts = draw(seed, form, variant, size)
    adorn(facts)
    settle_money(facts)
    plant_traps(facts)
    plant_faults(facts, facts.rng.randint(1, 4) if faults is None else faults)
    settle(facts)
    sheets = tuple(LAYOUTS[variant](facts))
    said = {spot.where: spot.words for sheet in sheets for spot in sheet.spots()}
    return Generated(
        sheets, labelled(facts.faults, said), labelled(facts.traps, said), form, variant, facts.department, facts.year
    )


def write(generated: Generated, kind: str, path: Path | str) -> None:
    """Write a generated table as docx, xlsx or html."""
    files.write(generated.sheets, kind, Path(path))


__all__ = ["FORMS", "Generated", "Label", "generate", "write"]
