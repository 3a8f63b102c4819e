#!/usr/bin/env python3
"""The command line of this repository: the same as the installed command `hexapla`."""

from __future__ import annotations

import sys
from pathlib import Path

from hexapla.cli import main

if __name__ == "__main__":
    sys.exit(main(root=Path(__file__).resolve().parent.parent))
