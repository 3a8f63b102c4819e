"""From files to plain data: every reader reports what it cannot understand and goes on."""

# What the readers find wrong, by the names of their rules.
RULES = {
    "reading-files": "Every file that is named is there and can be read; no file is there that nothing reads.",
    "reading-characters": "A file is text in UTF-8 (a captured page also in another encoding that is recognized).",
    "reading-yaml": "A YAML file is valid, without duplicate keys, aliases and tags.",
    "reading-keys": "Every key is one that is known at its place.",
    "reading-values": "Every value has the form that its key wants.",
    "reading-ids": "An id has lower-case a-z, 0-9 and single hyphens, and is not shaped like a paragraph's.",
    "reading-texts": "A translation has a file and an entry under `texts`; the original's own language has neither.",
    "reading-capture": "A captured page has a title, a date line and text.",
}
