"""`python -m hexapla`: the same as the command `hexapla`."""

from __future__ import annotations

import sys

from hexapla.cli import main

sys.exit(main())
