"""资金: 执行率有金额、有基数. Money: rates stand on amounts."""

from __future__ import annotations
