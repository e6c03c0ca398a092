// Dots in words, as every page says them: "34 Punkte von 21 Personen". A picture of priorities, never a decision.

import { t, tn } from "../i18n";
import type { Result, ResultLine } from "../live/types";

export function pointsText(points: number): string {
  return tn("Ein Punkt", "%(num)s Punkte", points);
}

/** "34 Punkte von 21 Personen". */
export function weightText({ points, people }: Pick<Result, "points" | "people">): string {
  if (!people) return t("Niemand hat Punkte gegeben.");
  const from = tn("einer Person", "%(num)s Personen", people);
  return t("%(points)s von %(people)s", { points: pointsText(points), people: from });
}

/** The people behind a line. Of dots on paper it is only known from how many at least. */
export function linePeopleText(line: ResultLine, result: Result): string {
  const people = tn("eine Person", "%(num)s Personen", line.people);
  return result.paper && line.people ? t("mindestens %(people)s", { people }) : people;
}

/** What a Rangfolge is and what it is not. */
export function meaningText(): string {
  return t("Die Rangfolge zeigt, was vielen wichtig ist. Sie ist kein Beschluss.");
}

/** "Jede Person hat 3 Punkte, höchstens 2 für ein Thema." */
export function rulesText({ dots, most_per_option: most = 2 }: { readonly dots: number; readonly most_per_option?: number }): string {
  const each = tn("Jede Person hat einen Punkt.", "Jede Person hat %(num)s Punkte.", dots);
  if (most >= dots) return each;
  const atMost = tn("Höchstens einer davon für ein Thema.", "Höchstens %(num)s davon für ein Thema.", most);
  return `${each} ${atMost}`;
}

/** The most points that any line has, for the length of its bar; 1 where nobody gave any. */
export function mostPoints({ lines = [] }: Pick<Result, "lines">): number {
  return Math.max(1, ...lines.map(({ points }) => points));
}
