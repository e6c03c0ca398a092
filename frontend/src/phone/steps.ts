// Which page a phone shows: follows from the records, and from what the person is doing right now. Pure.

import type { Item, Phase } from "../live/types";

export type Step =
  | { readonly name: "welcome" }
  | { readonly name: "loading" }
  | { readonly name: "waiting" }
  | { readonly name: "closed" }
  | { readonly name: "choose"; readonly items: readonly Item[] }
  | { readonly name: "question"; readonly item: string; readonly question: string }
  | { readonly name: "weighing"; readonly item: string; readonly weighing: string }
  | { readonly name: "wall"; readonly item: string };

/** A question or a weighing that somebody is busy with. */
export type Held = { readonly item: string; readonly question: string } | { readonly item: string; readonly weighing: string };

export interface Situation {
  readonly joined: boolean;
  /** Whether anything of the event is known on this device. */
  readonly known: boolean;
  readonly closed: boolean;
  readonly items: readonly Item[];
  readonly phases: readonly Phase[];
  /** The workshop this person chose, where several run at once. */
  readonly chosen: string | null;
  /** Where somebody writes or gives dots: it does not vanish under their hands. */
  readonly held: Held | null;
}

export function isWritable(phase: Phase | undefined): boolean {
  return phase?.state === "open" || phase?.state === "ending";
}

/** Workshops in which something goes on now. */
export function running({ items, phases }: Pick<Situation, "items" | "phases">): Item[] {
  return items.filter(({ id }) => phases.some((phase) => phase.item === id && isWritable(phase)));
}

/** The step the event asks for, whatever the person is doing. */
export function stepNow(situation: Situation): Step {
  if (situation.closed) return { name: "closed" };
  const items = running(situation);
  const item = items.length === 1 ? items[0] : items.find(({ id }) => id === situation.chosen);
  if (!item) return items.length ? { name: "choose", items } : { name: "waiting" };
  const phases = situation.phases.filter((phase) => phase.item === item.id);
  const phase = phases.find(({ state }) => state === "open") ?? phases.find(isWritable)!;
  if (phase.name === "collect") return { name: "question", item: item.id, question: phase.id };
  if (phase.name === "weigh") return { name: "weighing", item: item.id, weighing: phase.id };
  return { name: "wall", item: item.id };
}

/** The step to show: what somebody is busy with stays until they are done or go on themselves. */
export function stepFor(situation: Situation): Step {
  if (!situation.joined) return situation.closed ? { name: "closed" } : { name: "welcome" };
  if (!situation.known) return { name: "loading" };
  const { held } = situation;
  if (!held) return stepNow(situation);
  return "question" in held ? { name: "question", ...held } : { name: "weighing", ...held };
}

/** Two steps are one page when nobody has to find their way again. */
export function pageOf(step: Step): string {
  if (step.name === "question") return step.question;
  if (step.name === "weighing") return step.weighing;
  return step.name === "wall" ? `wall ${step.item}` : step.name;
}
