"""Hexapla: a generator of static microsites that publish an annotated text in several languages."""

__version__ = "0.4.0"
