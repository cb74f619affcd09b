"""The official forms: a table laid out by its layout, and printed as docx, xlsx, html or pdf."""

from __future__ import annotations

from hengji.writers.forms.form import Form, below
from hengji.writers.forms.laying import form
from hengji.writers.forms.printing import KINDS, blank, write

__all__ = ["KINDS", "Form", "below", "blank", "form", "write"]
