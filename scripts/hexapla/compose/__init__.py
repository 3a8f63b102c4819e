"""From an edition without errors to the files of docs/: pages, templates, exports."""
