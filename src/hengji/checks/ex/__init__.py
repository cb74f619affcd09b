"""说明: 偏差有原因、有去向. Explanations: a variance has its reason."""

from __future__ import annotations
