// What the projector shows: as a facilitator chose, or, left to itself, what the meeting is doing.

import { stateOf, type Meeting, type Step } from "../desk/meeting";

export type Scene =
  | { readonly shows: "join" }
  | { readonly shows: "outlook" }
  | { readonly shows: "question"; readonly step: Step }
  | { readonly shows: "wall"; readonly step: Step };

export function sceneOf(meeting: Meeting): Scene {
  const screen = meeting.screen.value;
  const shows = screen?.shows ?? "auto";
  if (shows === "join") return { shows };
  if (shows === "auto") return automatic(meeting);
  const step = stepShown(meeting, screen?.question, screen?.workshop);
  return step ? { shows, step } : { shows: "join" };
}

/** The QR code until the first question opens; the question while people write; then its wall. */
function automatic(meeting: Meeting): Scene {
  if (meeting.event.value?.closed) return { shows: "outlook" };
  const present = meeting.present.value;
  if (present?.question) return { shows: "question", step: present };
  const step = stepShown(meeting, null, present?.workshop.id);
  return step && stateOf(step.phase) !== "planned" ? { shows: "wall", step } : { shows: "join" };
}

/** The question asked for; else what is open; else what was open last, in the workshop or anywhere. */
function stepShown(meeting: Meeting, question?: string | null, workshop?: string | null): Step | undefined {
  const asked = meeting.steps.value.filter((step) => step.question && (!workshop || step.workshop.id === workshop));
  const chosen = asked.find(({ phase }) => phase.id === question);
  const open = asked.find(({ phase }) => phase.state === "open") ?? asked.find(({ phase }) => phase.state === "ending");
  const happened = asked.filter(({ phase }) => stateOf(phase) !== "planned");
  return chosen ?? open ?? happened[happened.length - 1] ?? asked[0];
}
