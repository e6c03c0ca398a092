// Everything a cluster can be made to do, as buttons: rename, order, put below another one, take apart.

import { useState } from "preact/hooks";
import { t, tn } from "../i18n";
import { announce } from "../ui/announcer";
import { Dialog } from "../ui/dialog";
import { ClusterSelect } from "./cluster_select";
import { Gone } from "./gone";
import { numberOf } from "./move_dialog";
import type { Sorting } from "./sorting";

interface ClusterDialogProps {
  readonly cluster: string;
  readonly sorting: Sorting;
  readonly close: () => void;
}

export function ClusterDialog(props: ClusterDialogProps) {
  const { cluster, sorting, close } = props;
  const record = sorting.board.cluster(cluster).value;
  const [dissolving, ask] = useState(false);
  if (dissolving) return <Dissolve {...props} />;
  if (!record) return <Gone close={close} />;
  const title = `${numberOf(cluster, sorting.board)} ${record.title || t("Cluster ohne Titel")}`;
  return (
    <Dialog title={title} onClose={close} actions={
      <>
        <button type="button" class="button button--danger" onClick={() => ask(true)}>{t("Auflösen …")}</button>
        <button type="button" class="button" onClick={close}>{t("Fertig")}</button>
      </>
    }>
      <Order cluster={cluster} parent={record.parent ?? null} sorting={sorting} />
      <Steps {...props} parent={record.parent ?? null} />
      <Below {...props} />
    </Dialog>
  );
}

function Steps({ cluster, parent, sorting, close }: ClusterDialogProps & { parent: string | null }) {
  const { board, selection, asks } = sorting;
  const cards = board.cardsIn(cluster).value.length;
  async function raise(): Promise<void> {
    if ((await sorting.moveCluster(cluster, null, parent)).ok) close();
  }
  function then(step: () => void): () => void {
    return () => (close(), step());
  }
  return (
    <div class="row">
      <button type="button" class="button" onClick={then(() => (sorting.renaming.value = cluster))}>{t("Umbenennen")}</button>
      {cards > 1 && (
        <button type="button" class="button" onClick={() => (asks.value = { about: "split", cluster })}>{t("Teilen …")}</button>
      )}
      {board.places().length > 2 && (
        <button type="button" class="button" onClick={() => (asks.value = { about: "merge", cluster })}>{t("Zusammenlegen mit …")}</button>
      )}
      {cards > 0 && (
        <button type="button" class="button" onClick={then(() => selection.chooseAll(cluster))}>{t("Alle Karten auswählen")}</button>
      )}
      <button type="button" class="button" onClick={then(() => sorting.showHistory({ cluster }))}>{t("Verlauf")}</button>
      {parent ? <button type="button" class="button" onClick={raise}>{t("Eine Ebene höher")}</button> : (
        <button type="button" class="button" onClick={then(() => void sorting.gather([], { parent: cluster }))}>
          {t("Unter-Cluster anlegen")}
        </button>
      )}
    </div>
  );
}

function Order({ cluster, parent, sorting }: { cluster: string; parent: string | null; sorting: Sorting }) {
  const siblings = sorting.board.clustersIn(parent).value;
  const position = siblings.indexOf(cluster);
  const others = siblings.filter((id) => id !== cluster);

  async function put(next: number): Promise<void> {
    const answer = await sorting.moveCluster(cluster, parent, others[next - 1] ?? null);
    if (answer.ok) announce(t("Stelle %(position)s von %(count)s", { position: next + 1, count: siblings.length }));
  }

  return (
    <fieldset class="row">
      <legend>{t("Reihenfolge: Stelle %(position)s von %(count)s", { position: position + 1, count: siblings.length })}</legend>
      <button type="button" class="button" aria-disabled={position === 0}
        onClick={() => position > 0 && put(position - 1)}>{t("Nach vorn")}</button>
      <button type="button" class="button" aria-disabled={position === others.length}
        onClick={() => position < others.length && put(position + 1)}>{t("Nach hinten")}</button>
    </fieldset>
  );
}

/** Only a cluster without sub-clusters can go below another one: there are two levels. */
function Below({ cluster, sorting, close }: ClusterDialogProps) {
  const { board } = sorting;
  const [into, choose] = useState("");
  const others = board.clustersIn(null).value.filter((id) => id !== cluster && id !== board.cluster(cluster).value?.parent);
  if (board.clustersIn(cluster).value.length) {
    return <p class="soft">{t("Dieser Cluster hat Unter-Cluster und bleibt deshalb auf der oberen Ebene.")}</p>;
  }
  if (!others.length) return null;

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (into && (await sorting.moveCluster(cluster, into)).ok) close();
  }

  return (
    <form class="row row--field" onSubmit={submit}>
      <ClusterSelect label={t("Unter einen anderen Cluster legen")} clusters={others} board={board} value={into} choose={choose} />
      <button class="button" disabled={!into}>{t("Verschieben")}</button>
    </form>
  );
}

function Dissolve({ cluster, sorting, close }: ClusterDialogProps) {
  const count = sorting.board.countIn(cluster).value;
  async function dissolve(): Promise<void> {
    const answer = await sorting.dissolve(cluster);
    if (!answer.ok) return;
    await sorting.board.carried(answer.seq);
    close();
    announce(t("Cluster aufgelöst. Seine Karten sind noch da."));
  }
  return (
    <Dialog title={t("Cluster auflösen?")} onClose={close} actions={
      <>
        <button type="button" class="button" onClick={close}>{t("Abbrechen")}</button>
        <button type="button" class="button button--danger" onClick={dissolve}>{t("Auflösen")}</button>
      </>
    }>
      <p>
        {tn("Seine Karte kommt eine Ebene höher und bleibt erhalten.",
          "Seine %(num)s Karten kommen eine Ebene höher und bleiben erhalten.", count)}
      </p>
    </Dialog>
  );
}
