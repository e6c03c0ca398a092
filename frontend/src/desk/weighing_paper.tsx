// Dots that people gave on paper: how many people, and the points of each option. They count like those from phones.

import type { ComponentChildren } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import { t } from "../i18n";
import type { PaperDots, Weighing } from "../live/types";
import { announce } from "../ui/announcer";
import type { Desk } from "./desk_state";
import type { WeighingStep } from "./meeting";
import { areWhole, usePaperNumbers, type Numbers } from "./weighing_numbers";

interface PaperProps {
  readonly desk: Desk;
  readonly step: WeighingStep;
  readonly paper: PaperDots | undefined;
}

export function PaperForm({ desk, step: { weighing, workshop }, paper }: PaperProps) {
  const form = useRef<HTMLFormElement>(null);
  const { typed, write, wanted, seen, sends, others, take, keep } = usePaperNumbers(paper);
  const [error, refuse] = useState<string | null>(null);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (!areWhole(wanted)) return refuse(t("Bitte nur ganze Zahlen eintragen."));
    sends(wanted);
    const answer = await desk.live.send("enter_paper_dots", { weighing: weighing.id, ...wanted, seen }, workshop.id);
    refuse(answer.ok ? null : refusalOf(answer.code) ?? answer.message);
    if (answer.ok) announce(t("Punkte vom Papier gespeichert."));
  }

  /** The button that was pressed goes away. */
  function decide(step: () => void, then: string): void {
    step();
    refuse(null);
    form.current!.querySelector<HTMLElement>(then)!.focus();
  }

  return (
    <form class="stack stack--tight" noValidate onSubmit={submit} ref={form}>
      <p class="soft">{t("Für alle, die ohne Telefon gewichtet haben. Die Zahlen ersetzen, was vorher hier stand.")}</p>
      <NumberField value={typed.people} write={(people) => write({ people })}>{t("Personen")}</NumberField>
      <div class="paper">
        {weighing.options.map(({ id, title }, nth) => (
          <NumberField key={id} value={typed.dots[id] ?? ""} write={(points) => write({ dots: { ...typed.dots, [id]: points } })}>
            <span class="figures soft">{nth + 1}</span> <span dir="auto">{title}</span>
          </NumberField>
        ))}
      </div>
      {others && <Others weighing={weighing} numbers={others} take={() => decide(take, "input")} keep={() => decide(keep, "[type=submit]")} />}
      {error && <p class="field__error" role="alert">{error}</p>}
      <div><button type="submit" class="button">{t("Punkte vom Papier speichern")}</button></div>
    </form>
  );
}

interface OthersProps {
  readonly weighing: Weighing;
  readonly numbers: Numbers;
  readonly take: () => void;
  readonly keep: () => void;
}

/** What somebody else entered while this person typed. */
function Others({ weighing, numbers: { people, dots }, take, keep }: OthersProps) {
  const entered = weighing.options.filter(({ id }) => dots[id]);
  return (
    <div class="banner banner--warning" role="alert">
      <div class="banner__text">
        <p>{t("Jemand anderes hat inzwischen andere Zahlen eingetragen.")}</p>
        <ul class="plain">
          <li>{t("Personen: %(people)s", { people })}</li>
          {entered.map(({ id, title }) => <li key={id}><span dir="auto">{title}</span>: {dots[id]}</li>)}
        </ul>
      </div>
      <div class="row">
        <button type="button" class="button" onClick={take}>{t("Diese Zahlen übernehmen")}</button>
        <button type="button" class="button" onClick={keep}>{t("Eigene Zahlen behalten")}</button>
      </div>
    </div>
  );
}

function NumberField({ children, value, write }: { children: ComponentChildren; value: string; write: (value: string) => void }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{children}</label>
      <input id={id} type="text" inputMode="numeric" maxLength={5} value={value}
        onInput={(event) => write(event.currentTarget.value.trim())} />
    </div>
  );
}

function refusalOf(code: string): string | undefined {
  return code === "too_many_dots" ? t("Das sind mehr Punkte, als diese Personen haben. Bitte noch einmal nachzählen.") : undefined;
}
