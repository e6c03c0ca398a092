// What the projector shows: as a facilitator chose, or, left to itself, what the meeting is doing.

import { isWeighing, lastBegun, stateOf, type Meeting, type Step, type WeighingStep } from "../desk/meeting";

export type Scene =
  | { readonly shows: "join" }
  | { readonly shows: "outlook" }
  | { readonly shows: "question"; readonly step: Step }
  | { readonly shows: "wall"; readonly step: Step }
  | { readonly shows: "card"; readonly step: Step; readonly card: string }
  | { readonly shows: "weighing"; readonly step: WeighingStep };

export function sceneOf(meeting: Meeting): Scene {
  const screen = meeting.screen.value;
  const shows = screen?.shows ?? "auto";
  if (shows === "join") return { shows };
  if (shows === "auto") return automatic(meeting);
  if (shows === "weighing") return weighingShown(meeting, screen?.weighing) ?? automatic(meeting);
  const step = stepShown(meeting, screen?.question, screen?.workshop);
  if (!step) return { shows: "join" };
  if (shows !== "card") return { shows, step };
  return screen?.card ? { shows, step, card: screen.card } : { shows: "wall", step };
}

/** The weighing asked for; else the one that is open or was open last. */
function weighingShown(meeting: Meeting, weighing?: string | null): Scene | undefined {
  const weighings = meeting.steps.value.filter(isWeighing);
  const step = weighings.find(({ phase }) => phase.id === weighing) ?? lastBegun(weighings);
  return step && { shows: "weighing", step };
}

/** The QR code until the first question opens; the question while people write; then its wall, or what was weighed. */
function automatic(meeting: Meeting): Scene {
  if (meeting.event.value?.closed) return { shows: "outlook" };
  const present = meeting.present.value;
  if (present?.question) return { shows: "question", step: present };
  const latest = present ?? lastBegun(meeting.steps.value);
  if (isWeighing(latest)) return { shows: "weighing", step: latest };
  const step = stepShown(meeting, null, present?.workshop.id);
  return step && stateOf(step.phase) !== "planned" ? { shows: "wall", step } : { shows: "join" };
}

/** The question asked for; else what is open; else what was open last, in the workshop or anywhere. */
function stepShown(meeting: Meeting, question?: string | null, workshop?: string | null): Step | undefined {
  const asked = meeting.steps.value.filter((step) => step.question && (!workshop || step.workshop.id === workshop));
  const chosen = asked.find(({ phase }) => phase.id === question);
  const open = asked.find(({ phase }) => phase.state === "open") ?? asked.find(({ phase }) => phase.state === "ending");
  return chosen ?? open ?? lastBegun(asked) ?? asked[0];
}
