// The Rangfolge as a table with bars: place, title, points and people; ties are named. Paper says people at least.

import { t } from "../i18n";
import type { Result, ResultLine } from "../live/types";
import { mostPoints } from "../ui/dots";

export function Ranking({ result }: { result: Result }) {
  return (
    <div class="table-scroll">
      <table class="table ranking">
        <thead>
          <tr>
            <th scope="col" class="number">{t("Rang")}</th>
            <th scope="col">{t("Thema")}</th>
            <th scope="col" class="number">{t("Punkte")}</th>
            <th scope="col" class="number">{t("Personen")}</th>
          </tr>
        </thead>
        <tbody>
          {result.lines?.map((line) => <Line key={line.option} line={line} result={result} />)}
        </tbody>
      </table>
    </div>
  );
}

function Line({ line, result }: { line: ResultLine; result: Result }) {
  const length = `${(100 * line.points) / mostPoints(result)}%`;
  return (
    <tr>
      <td class="number ranking__place">
        {line.place}
        {line.tied && <span class="ranking__tied">{t("gleichauf")}</span>}
      </td>
      <th scope="row" class="ranking__title">
        <span dir="auto">{line.title}</span>
        <span class="bar" aria-hidden="true"><span class="bar__filled" style={{ inlineSize: length }} /></span>
      </th>
      <td class="number">{line.points}</td>
      <td class="number">{result.paper && line.people ? t("mindestens %(people)s", { people: line.people }) : line.people}</td>
    </tr>
  );
}
