// Which steps of the history are shown: all, or those about one card or one cluster.

import { t } from "../i18n";
import { quoted } from "../wall/history_cards";
import type { Sorting } from "../wall/sorting";
import type { Desk } from "./desk_state";

export function HistoryOfChoice({ desk, wall }: { desk: Desk; wall: Sorting }) {
  const { card } = desk.historyOf.value;
  return card === undefined ? <ClusterChoice desk={desk} wall={wall} /> : <OneCard desk={desk} wall={wall} card={card} />;
}

function OneCard({ desk, wall, card }: { desk: Desk; wall: Sorting; card: string }) {
  const text = wall.board.card(card).value?.text ?? t("Ein zurückgezogener Beitrag");
  return (
    <div class="history__of row row--apart">
      <p>{t("Schritte dieser Karte:")} {quoted(text)}</p>
      <button type="button" class="button" onClick={() => (desk.historyOf.value = {})}>{t("Alle Schritte")}</button>
    </div>
  );
}

function ClusterChoice({ desk, wall: { board } }: { desk: Desk; wall: Sorting }) {
  const ids = board.clustersIn(null).value.flatMap((id) => [id, ...board.clustersIn(id).value]);
  const choose = (cluster: string) => (desk.historyOf.value = cluster ? { cluster } : {});
  return (
    <label class="select-line">
      <span>{t("Cluster")}</span>
      <select value={desk.historyOf.value.cluster ?? ""} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">{t("Alle Schritte")}</option>
        {ids.map((id) => <option key={id} value={id}>{board.cluster(id).value?.title || t("Cluster ohne Titel")}</option>)}
      </select>
    </label>
  );
}
