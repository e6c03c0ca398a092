// A weighing as it is being prepared, and the numbers that are proposed for it.

import type { Weighing } from "../live/types";
import type { Desk } from "./desk_state";
import { lastBegun } from "./meeting";

export const MOST_OPTIONS = 40;
export const MOST_DOTS = 20;
export const LARGE_GROUP = 25;
export const DOTS_IN_LARGE_GROUPS = 5;
const MOST_PROPOSED = 7;

export interface WeighingDraft {
  readonly question: string;
  readonly text: string;
  /** What was ticked or unticked by hand; all other clusters are in if they are of the first level and have a title. */
  readonly picked: Readonly<Record<string, boolean>>;
  /** null: as proposed. */
  readonly dots: number | null;
  readonly most: number;
}

export function weighingDraft(question: string, weighing?: Weighing): WeighingDraft {
  if (!weighing) return { question, text: "", picked: {}, dots: null, most: 2 };
  const { text, dots, most_per_option: most = 2, options } = weighing;
  return { question, text, dots, most, picked: Object.fromEntries(options.map(({ id }) => [id, true])) };
}

/** Half as many as there are themes, and in large groups fewer: the usual rule of thumb. */
export function proposedDots(themes: number, people: number): number {
  const cap = people > LARGE_GROUP ? DOTS_IN_LARGE_GROUPS : MOST_PROPOSED;
  return Math.min(cap, Math.max(1, Math.round(themes / 2)));
}

export interface Choosable {
  readonly id: string;
  /** As on the wall: "2", "2.1". */
  readonly number: string;
  readonly title: string;
  readonly picked: boolean;
}

/** The clusters of the question in the order of the wall. */
export function choosable(desk: Desk, draft: WeighingDraft, edited: boolean): Choosable[] {
  const step = desk.meeting.steps.value.find(({ phase }) => phase.id === draft.question);
  const board = desk.wallOf(step)?.board;
  if (!board) return [];
  const one = (id: string, number: string, first: boolean): Choosable => {
    const title = board.cluster(id).value?.title ?? "";
    return { id, number, title, picked: title !== "" && (draft.picked[id] ?? (first && !edited)) };
  };
  return board.clustersIn(null).value.flatMap((top, nth) => [
    one(top, String(nth + 1), true),
    ...board.clustersIn(top).value.map((child, mth) => one(child, `${nth + 1}.${mth + 1}`, false)),
  ]);
}

export function chosenClusters(desk: Desk, draft: WeighingDraft): string[] {
  return choosable(desk, draft, Boolean(desk.weighingFor.value?.weighing)).filter(({ picked }) => picked).map(({ id }) => id);
}

/** The question of a workshop whose clusters are weighed next: the one in view, else what was open last. */
export function weighable(desk: Desk, workshop: string): string | undefined {
  const asked = desk.meeting.steps.value.filter((step) => step.question && step.workshop.id === workshop);
  const viewed = desk.meeting.viewed.value?.phase.id;
  return (asked.find(({ phase }) => phase.id === viewed) ?? lastBegun(asked))?.phase.id;
}
