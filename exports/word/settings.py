"""The settings part: today's Word, no prompts, the document's language."""

from __future__ import annotations

from exports.word.xml import root, value

_MICROSOFT = "http://schemas.microsoft.com/office/word"
# Without these Word shows "[Kompatibilitätsmodus]" in the title bar and lays out as it did in 2007.
_COMPATIBILITY = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}


def settings_xml(language: str) -> str:
    """No ``updateFields``: its question about other files frightens, and the fields are filled anyway."""
    german = language.split("-")[0] == "de"
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{_MICROSOFT}" w:val="{setting}"/>'
        for name, setting in _COMPATIBILITY.items()
    )
    return root(
        "settings",
        '<w:zoom w:percent="100"/>'
        + value("defaultTabStop", 709)
        + value("characterSpacingControl", "doNotCompress")
        + f"<w:compat>{compatibility}</w:compat>"
        + f'<w:themeFontLang w:val="{language}" w:bidi="ar-SA"/>'
        + value("decimalSymbol", "," if german else ".")
        + value("listSeparator", ";" if german else ","),
    )
