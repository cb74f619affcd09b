"""`python -m hengji.cli` is `hengji`."""

from __future__ import annotations

import sys

from hengji.cli.main import main

sys.exit(main())
