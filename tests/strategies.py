"""What Hypothesis draws: texts as hostile as they come, and the parts of captured pages."""

from __future__ import annotations

from hypothesis import strategies as st

# Any character that a text may hold, with those that act in Markdown, HTML, YAML or a terminal drawn often.
ACTING = st.sampled_from(
    list("\\`*_{}[]()#+-.!|<>&\"'~^=$:@%/ \u00a0\u3000\u200b\u2028\u0085\u0002\x1b\u202e中文é😀e\u0301")
)
ANY = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
WORDS = st.sampled_from(
    [
        "<script>",
        "</p>",
        "&lt;",
        "**b**",
        "[x](y)",
        "{: #z }",
        "`c`",
        "<!--",
        "--8<--",
        "$$",
        "![i](j)",
        "1. ",
        "- ",
        "# ",
    ]
)
texts = st.lists(st.one_of(ACTING, ANY, WORDS), min_size=1, max_size=40).map("".join)

# White space that folds apart, what a line of a capture can hold.
lines = texts.map(lambda text: " ".join(text.replace("\r", " ").split())).filter(
    lambda text: text.strip(" \u00a0\u3000\u2002\u2003") == text != ""
)
