// Some cards of a cluster become a cluster of their own, behind it.

import { useState } from "preact/hooks";
import { t } from "../i18n";
import { Dialog } from "../ui/dialog";
import { TextField } from "./field";
import { Gone } from "./gone";
import { nameIn } from "./overtaken";
import type { Sorting } from "./sorting";

export function SplitDialog({ cluster, sorting, close }: { cluster: string; sorting: Sorting; close: () => void }) {
  const { board } = sorting;
  const [title, write] = useState("");
  const [chosen, choose] = useState<readonly string[]>([]);
  const [error, refuse] = useState<string | null>(null);
  const record = board.cluster(cluster).value;
  const cards = board.cardsIn(cluster).value;
  // Whatever others take out of the cluster meanwhile is not split off.
  const splitOff = cards.filter((card) => chosen.includes(card));

  async function make(parent: string | null, after?: string): Promise<void> {
    const wish = { title: title.trim(), parent, ...(after ? { after } : {}) };
    if (await sorting.gather(splitOff, wish)) close();
  }

  function submit(event: Event): void {
    event.preventDefault();
    if (!splitOff.length) refuse(t("Bitte Karten auswählen."));
    else void make(record?.parent ?? null, cluster);
  }

  if (!record) return <Gone close={close} written={title} write={write} again={() => void make(null)} />;
  return (
    <Dialog title={t("„%(place)s“ teilen", { place: nameIn(board, cluster) })} onClose={close} actions={
      <>
        <button type="button" class="button" onClick={close}>{t("Abbrechen")}</button>
        <button type="submit" form="split-cluster" class="button">{t("Teilen")}</button>
      </>
    }>
      <form id="split-cluster" class="stack" onSubmit={submit}>
        <fieldset class="choices">
          <legend>{t("Welche Karten kommen in den neuen Cluster?")}</legend>
          {cards.map((card) => (
            <label key={card} class="choice">
              <input type="checkbox" checked={chosen.includes(card)}
                onChange={({ currentTarget }) => choose(toggled(chosen, card, currentTarget.checked))} />
              <span dir="auto">{board.card(card).value?.text}</span>
            </label>
          ))}
        </fieldset>
        {error && !splitOff.length && <p class="field__error" role="alert">{error}</p>}
        <TextField label={t("Titel des neuen Clusters")} placeholder={t("Als Aussage oder Wie-Frage")} value={title} write={write} />
      </form>
    </Dialog>
  );
}

function toggled(chosen: readonly string[], card: string, wished: boolean): readonly string[] {
  return wished ? [...chosen, card] : chosen.filter((other) => other !== card);
}
