// Numbers from paper while they are typed: what stands on the server meanwhile, and whose numbers are kept.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { PaperDots } from "../live/types";

/** As typed; a field may stand empty. */
export interface Typed {
  readonly people: string;
  readonly dots: Readonly<Record<string, string>>;
}

export interface Numbers {
  readonly people: number;
  /** Points by option; none where there are none. */
  readonly dots: Readonly<Record<string, number>>;
}

export function storedNumbers(paper: PaperDots | undefined): Numbers {
  return { people: paper?.people ?? 0, dots: Object.fromEntries((paper?.dots ?? []).map(({ option, points }) => [option, points])) };
}

/** What the typed text says; a number that is none is NaN. */
export function readNumbers({ people, dots }: Typed): Numbers {
  const points = Object.entries(dots).map(([option, text]) => [option, Number(text)] as const);
  return { people: Number(people), dots: Object.fromEntries(points.filter(([, number]) => number !== 0)) };
}

export function areWhole({ people, dots }: Numbers): boolean {
  return [people, ...Object.values(dots)].every((number) => Number.isInteger(number) && number >= 0);
}

export function sameNumbers(one: Numbers, other: Numbers): boolean {
  const options = new Set([...Object.keys(one.dots), ...Object.keys(other.dots)]);
  return one.people === other.people && [...options].every((option) => one.dots[option] === other.dots[option]);
}

function typedOf({ people, dots }: Numbers): Typed {
  const texts = Object.entries(dots).map(([option, points]) => [option, String(points)] as const);
  return { people: people ? String(people) : "", dots: Object.fromEntries(texts) };
}

/** What is being typed is never replaced: where others entered something else, it is said (`others`). */
export function usePaperNumbers(paper: PaperDots | undefined) {
  const stored = storedNumbers(paper);
  const [typed, write] = useState(() => typedOf(stored));
  const [seen, see] = useState(stored);
  const sent = useRef(stored);
  const wanted = readNumbers(typed);
  const untouched = sameNumbers(wanted, seen);
  const own = sameNumbers(stored, wanted) || sameNumbers(stored, sent.current);
  const take = () => (write(typedOf(stored)), see(stored));
  useLayoutEffect(() => {
    if (untouched) take();
    else if (own) see(stored);
  }, [JSON.stringify(stored)]);
  return {
    typed,
    write: (part: Partial<Typed>) => write({ ...typed, ...part }),
    wanted,
    seen,
    sends: (numbers: Numbers) => (sent.current = numbers),
    others: sameNumbers(stored, seen) || untouched || own ? null : stored,
    take,
    keep: () => see(stored),
  };
}
