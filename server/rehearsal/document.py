"""What the downloaded documentation says: the wordings of its contributions, from the Word file's XML."""

import io
import zipfile
from collections import Counter
from xml.etree import ElementTree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLE = "Beitrag"
_BREAK_HERE = "\u200b"


def wordings(word_file: bytes) -> Counter[str]:
    """Return how often each contribution stands in a documentation."""
    with zipfile.ZipFile(io.BytesIO(word_file)) as parts:
        # Expat bounds what entities can grow to.
        body = ElementTree.fromstring(parts.read("word/document.xml"))  # noqa: S314
    return Counter(
        _text(paragraph)
        for paragraph in body.iter(f"{_W}p")
        if paragraph.find(f"{_W}pPr/{_W}pStyle[@{_W}val='{_STYLE}']") is not None
    )


def _text(paragraph: ElementTree.Element) -> str:
    marks = {f"{_W}br": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}
    parts = [
        (part.text or "") if part.tag == f"{_W}t" else marks.get(part.tag, "") for part in paragraph.iter()
    ]
    return "".join(parts).replace(_BREAK_HERE, "")
