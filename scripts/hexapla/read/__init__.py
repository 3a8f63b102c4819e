"""From files to plain data: every reader reports what it cannot understand and goes on."""
