// The order in which the contributions to a question are read aloud: as on the wall, loose ones first.

import { useComputed, type ReadonlySignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { placeIn, stackBelow, stapledIn, type StreamRecords } from "../live/records";

/** Each contribution once, also where it stands twice; what is stapled below another one comes right behind it. */
export function wallOrder(records: StreamRecords, question: string): string[] {
  const clusters = (parent: string | null) => records.where("cluster", placeIn(question, parent)).value;
  const places = [null, ...clusters(null).flatMap((id) => [id, ...clusters(id)])];
  const cards = places.flatMap((place) => records.where("contribution", placeIn(question, place)).value);
  if (!records.where("contribution", stapledIn(question)).value.length) return [...new Set(cards)];
  return [...new Set(cards.flatMap((card) => [card, ...records.where("contribution", stackBelow(card)).value]))];
}

/** What was there before stays in its order, so that nothing jumps while it is read; what is new comes last. */
export function continued(before: readonly string[], now: readonly string[]): string[] {
  const [there, known] = [new Set(now), new Set(before)];
  return [...before.filter((id) => there.has(id)), ...now.filter((id) => !known.has(id))];
}

/** The order as long as whoever asks is shown. */
export function useReadingOrder(records: StreamRecords, question: string): ReadonlySignal<readonly string[]> {
  const known = useRef<readonly string[]>([]);
  return useComputed(() => (known.current = continued(known.current, wallOrder(records, question))));
}
