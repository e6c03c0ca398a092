// Two clusters become one: what is in the first comes behind what is in the second.

import { useState } from "preact/hooks";
import { t } from "../i18n";
import { announce } from "../ui/announcer";
import { Dialog } from "../ui/dialog";
import { ClusterSelect } from "./cluster_select";
import { Gone } from "./gone";
import { nameIn } from "./overtaken";
import type { Sorting } from "./sorting";

export function MergeDialog({ cluster, sorting, close }: { cluster: string; sorting: Sorting; close: () => void }) {
  const { board } = sorting;
  const [into, choose] = useState("");
  const [sent, tellSent] = useState(false);
  if (!board.cluster(cluster).value && !sent) return <Gone close={close} />;
  const others = board.places().slice(1).filter((id) => id !== cluster);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (!others.includes(into)) return;
    tellSent(true);
    const answer = await sorting.merge(cluster, into);
    if (!answer.ok) return tellSent(false);
    await board.carried(answer.seq);
    close();
    announce(t("Zusammengelegt in „%(place)s“.", { place: nameIn(board, into) }));
  }

  return (
    <Dialog title={t("„%(place)s“ zusammenlegen", { place: nameIn(board, cluster) })} onClose={close} actions={
      <>
        <button type="button" class="button" onClick={close}>{t("Abbrechen")}</button>
        <button type="submit" form="merge-clusters" class="button" disabled={!others.includes(into)}>{t("Zusammenlegen")}</button>
      </>
    }>
      <form id="merge-clusters" onSubmit={submit}>
        <ClusterSelect label={t("Zusammenlegen mit")} hint={t("Die Karten kommen hinter die Karten dort; der Titel dort bleibt.")}
          clusters={others} board={board} value={into} choose={choose} />
      </form>
    </Dialog>
  );
}
