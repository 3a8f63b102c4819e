"""What the command line does beyond checking and composing; each command is one module."""
