// The meeting as the desk sees it: the programme as a line of steps, what is open now, what comes next.

import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type { Live } from "../live/connection";
import type { StreamRecords } from "../live/records";
import type { Clock, Event, Item, Phase, Question, Result, Screen, Weighing } from "../live/types";
import { t } from "../i18n";

/**
 * One phase of a workshop, in its place on the line: a question that is answered, a weighing, or the review.
 * `nth`: the number of its question within the workshop, from 1; of a weighing, the question whose clusters are weighed.
 */
export interface Step {
  readonly workshop: Item;
  readonly phase: Phase;
  readonly question?: Question;
  readonly weighing?: Weighing;
  readonly nth: number;
}

export type WeighingStep = Step & { readonly weighing: Weighing };

/** Whether a step has a page of its own on the desk. */
export function isShown({ question, weighing }: Step): boolean {
  return Boolean(question ?? weighing);
}

/** What was open last, or still is, in the order of the line. */
export function lastBegun<S extends Step>(steps: readonly S[]): S | undefined {
  return [...steps].reverse().find(({ phase }) => stateOf(phase) !== "planned");
}

export function isWeighing(step: Step | undefined): step is WeighingStep {
  return step?.weighing !== undefined;
}

export class Meeting {
  readonly room: StreamRecords;
  /** The question or weighing that this person chose to see; without a choice the desk follows the meeting. */
  readonly chosen = signal<string | null>(null);
  readonly event: ReadonlySignal<Event | undefined>;
  readonly items: ReadonlySignal<readonly Item[]>;
  readonly steps: ReadonlySignal<readonly Step[]>;
  readonly present: ReadonlySignal<Step | undefined>;
  readonly next: ReadonlySignal<Step | undefined>;
  readonly viewed: ReadonlySignal<Step | undefined>;
  readonly screen: ReadonlySignal<Screen | undefined>;

  constructor(readonly live: Live) {
    this.room = live.stream("room");
    const events = this.room.list<Event>("event");
    this.event = computed(() => events.value[0]);
    this.items = this.room.list<Item>("item");
    this.screen = this.room.one<Screen>("screen", "screen");
    this.steps = computed(() => this.items.value.filter(({ type }) => type === "workshop").flatMap((item) => this.stepsOf(item)));
    this.present = computed(() => lastWith(this.steps.value, "open") ?? lastWith(this.steps.value, "ending"));
    this.next = computed(() => nextStep(this.steps.value));
    this.viewed = computed(() => this.#viewed());
  }

  stepsOf(workshop: Item): Step[] {
    const questions = this.room.where("question", workshop.id).value;
    return this.room.where("phase", workshop.id).value.map((id) => {
      const phase = this.room.one<Phase>("phase", id).value!;
      const question = this.room.one<Question>("question", id).value;
      const weighing = this.room.one<Weighing>("weighing", id).value;
      const nth = questions.indexOf(weighing?.question ?? id) + 1;
      return { workshop, phase, nth, ...(question && { question }), ...(weighing && { weighing }) };
    });
  }

  /** The step in the middle of the desk: as chosen, else what is open, else what was open last. The review shows a wall. */
  #viewed(): Step | undefined {
    const shown = this.steps.value.filter(isShown);
    const chosen = shown.find(({ phase }) => phase.id === this.chosen.value);
    const present = this.present.value;
    if (chosen || (present && isShown(present))) return chosen ?? present;
    const here = present ? shown.filter(({ workshop, question }) => question && workshop.id === present.workshop.id) : shown;
    return lastBegun(here) ?? here[0];
  }

  /** The question whose contributions a step is about: of a weighing, the one whose clusters are weighed. */
  questionStepOf(step: Step | undefined): Step | undefined {
    const weighed = step?.weighing?.question;
    return weighed === undefined ? step : this.steps.value.find(({ question }) => question?.id === weighed);
  }

  result(weighing: string): Result | undefined {
    return this.room.one<Result>("result", weighing).value;
  }

  clock(workshop: string): Clock | undefined {
    return this.room.one<Clock>("clock", workshop).value;
  }
}

export function stateOf(phase: Phase): NonNullable<Phase["state"]> {
  return phase.state ?? "planned";
}

function lastWith(steps: readonly Step[], state: string): Step | undefined {
  return [...steps].reverse().find(({ phase }) => phase.state === state);
}

/**
 * The first planned step behind everything that has happened; else any that was left out. A weighing stands behind the
 * questions that were planned before it, so it does not say how far the meeting is.
 */
function nextStep(steps: readonly Step[]): Step | undefined {
  const happened = steps.map(({ phase, weighing }) => !weighing && stateOf(phase) !== "planned").lastIndexOf(true);
  const planned = (step: Step) => stateOf(step.phase) === "planned";
  return steps.slice(happened + 1).find(planned) ?? steps.find(planned);
}

/** What a dialog calls a step: several weighings of one question are told apart by what they ask. */
export function spokenName(step: Step): string {
  return step.weighing ? t("Gewichtung „%(text)s“", { text: step.weighing.text }) : stepName(step);
}

/** What a step is called on its button and on the line. */
export function stepName({ question, weighing, nth }: Step): string {
  if (weighing) return t("Gewichtung zu Frage %(nth)s", { nth });
  return question ? t("Frage %(nth)s", { nth }) : t("Gemeinsam ansehen");
}
