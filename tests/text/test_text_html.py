"""HTML becomes lines of text, and nothing of what is not shown."""

import pytest

from outreach.text.html import lines


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<style>a</style><p>Hi</p>", "Hi"),
        ("<script>a</script ><p>Hi</p>", "Hi"),
        ("<title>a</title\n>Hi", "Hi"),
        ("<!-- a -->Hi", "Hi"),
        ("<head>a</head>Hi", "Hi"),
        ("Hi<style>a</style", "Hi"),
        ("Hi<style>a", "Hi"),
        ("two \n words", "two words"),
        ("a > b", "a > b"),
        ("Tom &amp; Ay\u015fe", "Tom & Ay\u015fe"),
        ("", ""),
    ],
)
def test_what_is_not_shown_is_taken_out_whole(html: str, text: str) -> None:
    assert lines(html) == text
