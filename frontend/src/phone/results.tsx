// How weighings came out, as a list to read on the phone.

import { t } from "../i18n";
import type { Phase, Result, ResultLine, Weighing } from "../live/types";
import { linePeopleText, meaningText, mostPoints, pointsText, weightText } from "../ui/dots";
import { useSession } from "./context";
import { isWritable } from "./steps";

/** All that was counted in the event and is not being weighed again; nothing where there is none. */
export function Results() {
  const room = useSession().room.value;
  const counted = room.list<Result>("result").value.filter(({ id }) => !isWritable(room.one<Phase>("phase", id).value));
  return <>{counted.map(({ id }) => <ResultOf key={id} weighing={id} titled />)}</>;
}

export function ResultOf({ weighing, titled = false }: { readonly weighing: string; readonly titled?: boolean }) {
  const room = useSession().room.value;
  const result = room.one<Result>("result", weighing).value;
  const asked = room.one<Weighing>("weighing", weighing).value?.text;
  if (!result) return null;
  return (
    <section class="stack stack--tight" aria-labelledby={`result-${weighing}`}>
      <h2 id={`result-${weighing}`}>{t("Rangfolge")}</h2>
      {titled && <p dir="auto">{asked}</p>}
      <p class="soft">{weightText(result)}</p>
      {result.people > 0 && (
        <ol class="plain dots">
          {result.lines?.map((line) => <Line key={line.option} line={line} result={result} />)}
        </ol>
      )}
      <p class="soft small">{meaningText()}</p>
    </section>
  );
}

function Line({ line, result }: { readonly line: ResultLine; readonly result: Result }) {
  return (
    <li class="dots__line">
      <span class="dots__place figures">{line.place}</span>
      <span class="dots__title" dir="auto">{line.title}</span>
      <span class="bar" aria-hidden="true">
        <span class="bar__filled" style={{ inlineSize: `${(100 * line.points) / mostPoints(result)}%` }} />
      </span>
      <span class="dots__figures soft small">
        {pointsText(line.points)}, {linePeopleText(line, result)}{line.tied && `, ${t("gleichauf")}`}
      </span>
    </li>
  );
}
