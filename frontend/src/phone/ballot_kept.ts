// What a device keeps of the dots it gives, and how that changes. Pure.

export type Given = Readonly<Record<string, number>>;

export interface Kept {
  readonly dots: Given;
  /** What the server has said yes to, in which life of its database. */
  readonly saved: Given;
  readonly epoch: string | null;
  /** How many devices had been counted by then. */
  readonly counted: number;
  /** What was saved is counted: nothing more is sent. */
  readonly taken?: boolean;
  /** The weighing was closed before the last dots arrived; they are sent when it opens again. */
  readonly late?: "unread" | "read";
}

export const NOTHING: Kept = { dots: {}, saved: {}, epoch: null, counted: 0 };

/** Never more than `limit` in all: another tab may have given the last one. */
export function given(kept: Kept, option: string, points: number, limit: number): Kept {
  const { [option]: before = 0, ...others } = kept.dots;
  const dots = points > 0 ? { ...others, [option]: points } : others;
  const more = points > before && totalOf(dots) > limit;
  return more ? kept : { ...kept, dots, late: undefined };
}

export function saved(kept: Kept, dots: Given, epoch: string | null, counted: number): Kept {
  return { ...kept, saved: dots, epoch, counted, late: undefined };
}

export function cameLate(kept: Kept): Kept {
  return { ...kept, late: kept.late ?? "unread" };
}

/** Counted without what was still on its way. */
export function taken(kept: Kept): Kept {
  return { ...(waits(kept) ? cameLate(kept) : kept), taken: true };
}

/** A server in another life of its database is given all of it again. */
export function inLife(kept: Kept, epoch: string): Kept {
  return { ...kept, saved: {}, epoch, counted: 0, taken: undefined, late: undefined };
}

export function isTaken(kept: Kept, devices: number): boolean {
  return kept.taken || (Object.keys(kept.saved).length > 0 && devices > kept.counted);
}

export function waits({ dots, saved }: Kept): boolean {
  const options = new Set([...Object.keys(dots), ...Object.keys(saved)]);
  return [...options].some((option) => dots[option] !== saved[option]);
}

/** How many dots are given in all. */
export function totalOf(dots: Given): number {
  return Object.values(dots).reduce((sum, points) => sum + points, 0);
}
