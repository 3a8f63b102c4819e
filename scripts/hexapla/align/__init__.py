"""Where words of one text stand in another: terms in paragraphs, quotes in passages, a text in its translation."""
