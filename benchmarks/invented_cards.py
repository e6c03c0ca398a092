"""Invented answers to "Was braucht unser Stadtteil?", as people might sort them; some are in English."""

GROUPS = {
    "Wie kommen alle sicher an?": (
        "sichere Radwege zur Schule",
        "Tempo 30 auf der Hauptstraße",
        "Bus auch am Sonntagabend",
        "Zebrastreifen vor der Bücherei",
        "Fahrradständer am Bahnhof",
        "safe ways to school for children",
        "die Ampel ist viel zu kurz für ältere Leute",
    ),
    "Wo treffen wir uns?": (
        "ein offener Raum ohne Verzehrzwang",
        "Nachbarschaftscafé im alten Kiosk",
        "Bänke, auf denen man miteinander redet",
        "Sommerfest mit langen Tischen",
        "a place to meet after work",
        "Café, in dem auch Kinder willkommen sind",
        "gemeinsam kochen, einmal im Monat",
    ),
    "Was wächst hier?": (
        "mehr Bäume gegen die Hitze",
        "Beete zum Mitmachen",
        "Gemeinschaftsgarten hinter der Schule",
        "Schatten auf dem Spielplatz",
        "trees and shade on the market square",
        "Regenwasser sammeln statt ableiten",
    ),
    "Wie erfahren wir voneinander?": (
        "Aushänge in mehreren Sprachen",
        "ein Brief, den jeder versteht",
        "Stadtteilzeitung, gern auch auf Papier",
        "information in several languages",
        "Ansprechperson im Rathaus mit Sprechstunde",
        "Leichte Sprache auf der Internetseite der Stadt",
    ),
}
