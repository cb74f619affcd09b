"""The command line: hengji read | figures | check | explain | rules | demo."""

from __future__ import annotations
