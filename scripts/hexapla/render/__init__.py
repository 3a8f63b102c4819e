"""Rendering docs/ with MkDocs: a site per language, live editing, the offline archive."""
