"""A network meeting of our own invention, as its documentation would say it."""

from __future__ import annotations

from formats.outline import (
    Block,
    BulletList,
    Heading,
    Note,
    Outline,
    Paragraph,
    Quotation,
    Quotations,
    Table,
)

ARRIVING = (
    "Jemand zeigt mir am ersten Tag den Weg zum Amt – und kommt mit",
    "Ankommen ist, wenn die Nachbarn meinen Namen kennen",
    "Formulare in Einfacher Sprache; wer hilft beim Ausfüllen?!",
    "Deutschkurs am Abend -> mit Kinderbetreuung",
    "Vereine gehen auf Neue zu, nicht umgekehrt",
    "«Kommen Sie morgen wieder» darf nicht das Erste sein, was man hört",
    "كل بداية تحتاج إلى شخص يسمع، مثل Frau Öztürk في مكتب الاستقبال",
    "Nachbar*innen kochen zusammen 🍲, einmal im Monat, immer an einem anderen Ort in der Stadt, damit auch "
    "die Ortsteile drankommen, in denen es bisher keinen Treffpunkt gibt",
)


_NOTED = Quotation(
    text="وجبة مشتركة مرة في الشهر",
    language="ar",
    notes=(
        Note(kind="remark", label="auch unter „Treffpunkte“"),
        Note(kind="explanation", label="Erläuterung", text="المقصود هو المطبخ في المركز", language="ar"),
        Note(
            kind="translation",
            label="Übersetzung (Deutsch, durch Rana Muster)",
            text="Einmal im Monat zusammen essen",
            language="de",
        ),
        Note(
            kind="dissent", label="⚡ Hier gab es unterschiedliche Sichtweisen", text="„Die Küche ist klein.“"
        ),
        Note(kind="dissent", text="„من سينظف؟“"),
    ),
)


def said(*wordings: str) -> Quotations:
    """Contributions without notes."""
    return Quotations(items=tuple(Quotation(text=wording) for wording in wordings))


def network_meeting() -> Outline:
    """Introduction, programme, an input, three questions with clusters and sub-clusters, outlook, dates."""
    return Outline(
        title="Ankommen in der Stadt: Wie aus Nachbarschaft Teilhabe wird",
        subtitle="Dokumentation des Netzwerktreffens am 14. November 2026 im Bürgerhaus Lindenau",
        author="Redaktion Netzwerkstelle Lindenau",
        organiser="Stadt Lindenau, Amt für Zusammenleben",
        dated="2026-11-21",
        blocks=(*_beginning(), *_results(), *_ending()),
    )


def _beginning() -> tuple[Block, ...]:
    return (
        Heading(text="Einleitung"),
        Paragraph(
            text="Am 14. November 2026 trafen sich im Bürgerhaus Lindenau rund sechzig Vertreterinnen und "
            "Vertreter aus Vereinen, Kirchengemeinden, Migrantenorganisationen und der "
            "Stadtverwaltung. Anlass war die Frage, wie das Ankommen in der Stadt gelingt und was "
            "Ehrenamt und Verwaltung dafür voneinander brauchen."
        ),
        Paragraph(
            text="Neben dem Austausch von Erfahrungen ging es um Vorhaben, die im kommenden Jahr gemeinsam"
            " begonnen werden. Allen, die mitgedacht, gekocht, gedolmetscht und aufgeräumt haben, "
            "gilt unser Dank."
        ),
        Heading(text="Programm"),
        Table(
            caption="Programm am 14. November 2026",
            header=("Zeit", "Programmpunkt", "Gestaltung"),
            rows=(
                ("13:30 Uhr", "Ankommen bei Kaffee und Tee", ""),
                ("14:00 Uhr", "Begrüßung", "Bürgermeisterin Ute Sander"),
                ("14:15 Uhr", "Impuls: Was uns die Hausbesuche gelehrt haben", "Dr. Miriam Asante"),
                (
                    "14:45 Uhr",
                    "Drei Leitfragen an zwölf Tischen, dazwischen Tischwechsel",
                    "Moderation: Jo Brandt",
                ),
                ("16:30 Uhr", "Ergebnisse im Plenum und nächste Schritte", "Netzwerkstelle Lindenau"),
            ),
            row_header=True,
        ),
        Heading(text="Impuls"),
        Heading(text="Was uns die Hausbesuche gelehrt haben", level=2),
        Paragraph(text="Dr. Miriam Asante, Netzwerkstelle Lindenau", kind="note"),
        Paragraph(
            text="In 120 Gesprächen an der Wohnungstür zeigte sich, dass die meisten Menschen nicht zu "
            "wenig Angebote kennen, sondern zu viele, die einander nicht kennen. Gewünscht wird eine "
            "Stelle, die weiterleitet, ohne weiterzuschicken. Drei Beobachtungen fasste die "
            "Referentin zusammen:"
        ),
        BulletList(
            items=(
                "Vertrauen entsteht vor dem ersten Formular.",
                "Wer selbst angekommen ist, erklärt am besten.",
                "Öffnungszeiten entscheiden mehr als Konzepte.",
            )
        ),
    )


def _results() -> tuple[Block, ...]:
    return (
        Heading(text="Ergebnisse der Leitfragen"),
        Paragraph(
            text="Die Beiträge stehen im Wortlaut, so wie sie an den Tischen geschrieben wurden. Geordnet "
            "hat sie das Plenum.",
            kind="note",
        ),
        Heading(text="Was hilft beim Ankommen?", level=2, numbered=True),
        Paragraph(text="Acht Beiträge, anonym; einer davon auf Arabisch.", kind="note"),
        said(*ARRIVING),
        Heading(text="Was brauchen Ehrenamt und Verwaltung voneinander?", level=2, numbered=True),
        Heading(text="Verlässlichkeit", level=3),
        said(
            "feste Ansprechperson im Rathaus, auch im Sommer",
            "Zusagen schriftlich, Absagen rechtzeitig",
            "ein Schlüssel für den Gruppenraum",
        ),
        Heading(text="Anerkennung", level=3),
        said("Fahrtkosten ohne Antrag", "Danke sagen – öffentlich und mit Namen, wenn man möchte"),
        Quotations(items=(_NOTED,)),
        Heading(text="Was nehmen wir uns vor?", level=2, numbered=True),
        Paragraph(text="Was können wir bis zum nächsten Sommer selbst beginnen?", kind="lead"),
        Heading(text="Treffpunkte", level=3),
        Heading(text="In der Innenstadt", level=4),
        said("Sprachcafé jeden zweiten Donnerstag", "Fahrradwerkstatt hinter der Bücherei"),
        Heading(text="In den Ortsteilen", level=4),
        said(
            "Bank vor dem Dorfladen: «Setz dich dazu»",
            "Mitfahrtafel für alle, die keinen Bus haben:\nabends und am Wochenende",
        ),
        Heading(text="Politische Teilhabe", level=3),
        said(
            "Jugendbeirat mit mindestens drei Sitzen für Zugewanderte",
            "Wahllokal-Rundgang vor der Kommunalwahl -> Schulen fragen",
            "Integrationsrat tagt *öffentlich*",
        ),
        Heading(text="Ohne Beitrag geblieben", level=3),
        Heading(text="Themenspeicher", level=3),
        Table(
            caption="Rangfolge der Themen",
            header=("Rang", "Thema", "Punkte"),
            rows=(("1", "Treffpunkte", "34"), ("2", "Politische Teilhabe", "9")),
            columns=("figures", "words", "figures"),
        ),
    )


def _ending() -> tuple[Block, ...]:
    return (
        Heading(text="Vereinbarungen"),
        Table(
            caption="Wer was bis wann übernimmt",
            header=("Was", "Wer", "Bis wann"),
            rows=(
                (
                    "Raum für das Sprachcafé klären und Schlüsselvertrag vorbereiten",
                    "Amt für Zusammenleben",
                    "15.01.2027",
                ),
                ("Einladung an die Ortsvorsteher:innen", "Netzwerkstelle", "30.11.2026"),
            ),
        ),
        Heading(text="Ausblick"),
        Paragraph(
            text="Die Ergebnisse gehen an den Ausschuss für Soziales, der sie am 3. Dezember 2026 berät. "
            "Eine Rückmeldung an alle Teilnehmenden erfolgt bis zum 31. Januar 2027 durch das Amt für"
            " Zusammenleben."
        ),
        Heading(text="Termine"),
        BulletList(
            items=(
                "3. Dezember 2026, 17:00 Uhr, Rathaus: Beratung im Ausschuss für Soziales",
                "20. März 2027, 14:00 Uhr, Bürgerhaus Lindenau: Zweites Netzwerktreffen",
            )
        ),
        Paragraph(text="Lindenau, 21. November 2026\nRedaktion: Netzwerkstelle Lindenau", kind="signature"),
    )
