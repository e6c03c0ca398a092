// Dots that people gave on paper: how many people, and the points of each option. They count like those from phones.

import { useId, useState } from "preact/hooks";
import { t } from "../i18n";
import type { PaperDots } from "../live/types";
import { announce } from "../ui/announcer";
import type { Desk } from "./desk_state";
import type { WeighingStep } from "./meeting";

interface PaperProps {
  readonly desk: Desk;
  readonly step: WeighingStep;
  readonly paper: PaperDots | undefined;
}

/** As typed; a field may stand empty. */
type Typed = Readonly<Record<string, string>>;

export function PaperForm({ desk, step, paper }: PaperProps) {
  const { weighing, workshop } = step;
  const [people, writePeople] = useState(paper?.people ? String(paper.people) : "");
  const [dots, write] = useState<Typed>(Object.fromEntries((paper?.dots ?? []).map(({ option, points }) => [option, String(points)])));
  const [error, refuse] = useState<string | null>(null);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const counted = [people, ...Object.values(dots)].map(Number);
    if (!counted.every((number) => Number.isInteger(number) && number >= 0)) return refuse(t("Bitte nur ganze Zahlen eintragen."));
    const payload = { weighing: weighing.id, people: Number(people), dots: given(dots) };
    const answer = await desk.live.send("enter_paper_dots", payload, workshop.id);
    refuse(answer.ok ? null : refusalOf(answer.code) ?? answer.message);
    if (answer.ok) announce(t("Punkte vom Papier gespeichert."));
  }

  return (
    <form class="stack stack--tight" noValidate onSubmit={submit}>
      <p class="soft">{t("Für alle, die ohne Telefon gewichtet haben. Die Zahlen ersetzen, was vorher hier stand.")}</p>
      <NumberField label={t("Personen")} value={people} write={writePeople} />
      <div class="paper">
        {weighing.options.map(({ id, title }) => (
          <NumberField key={id} label={title} value={dots[id] ?? ""} write={(points) => write({ ...dots, [id]: points })} />
        ))}
      </div>
      {error && <p class="field__error" role="alert">{error}</p>}
      <div><button class="button">{t("Punkte vom Papier speichern")}</button></div>
    </form>
  );
}

/** Its label may be a title, written in any direction. */
function NumberField({ label, value, write }: { label: string; value: string; write: (value: string) => void }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id} dir="auto">{label}</label>
      <input id={id} type="text" inputMode="numeric" maxLength={5} value={value}
        onInput={(event) => write(event.currentTarget.value.trim())} />
    </div>
  );
}

function given(dots: Typed): Record<string, number> {
  return Object.fromEntries(Object.entries(dots).map(([option, points]) => [option, Number(points)] as const).filter(([, points]) => points > 0));
}

function refusalOf(code: string): string | undefined {
  return code === "too_many_dots" ? t("Das sind mehr Punkte, als diese Personen haben. Bitte noch einmal nachzählen.") : undefined;
}
