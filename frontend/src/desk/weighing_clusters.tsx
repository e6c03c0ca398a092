// The clusters that can be weighed, each with a tick. One without a title gets it here.

import { useState } from "preact/hooks";
import { t } from "../i18n";
import { TextField } from "../wall/field";
import type { Desk } from "./desk_state";
import { choosable, type Choosable, type WeighingDraft } from "./weighing_draft";

interface ClustersProps {
  readonly desk: Desk;
  readonly draft: WeighingDraft;
  readonly change: (part: Partial<WeighingDraft>) => void;
  readonly error: string | null;
}

export function WeighingClusters({ desk, draft, change, error }: ClustersProps) {
  const clusters = choosable(desk, draft, Boolean(desk.weighingFor.value?.weighing));
  return (
    <fieldset class={error ? "choices choices--invalid" : "choices"}>
      <legend>{t("Diese Themen")}</legend>
      <p class="field__hint">{t("Ähnliche Cluster nehmen einander Punkte weg: erst zusammenlegen, dann gewichten.")}</p>
      {!clusters.length && <p>{t("Zu dieser Frage gibt es noch keine Cluster.")}</p>}
      {clusters.map((cluster) => (
        cluster.title
          ? <Tick key={cluster.id} cluster={cluster} pick={(picked) => change({ picked: { ...draft.picked, [cluster.id]: picked } })} />
          : <Untitled key={cluster.id} cluster={cluster} name={(title) => rename(desk, draft, cluster.id, title)} />
      ))}
      {error && <p class="field__error">{error}</p>}
    </fieldset>
  );
}

function rename(desk: Desk, draft: WeighingDraft, cluster: string, title: string): void {
  const step = desk.meeting.steps.value.find(({ phase }) => phase.id === draft.question);
  void desk.wallOf(step)?.rename(cluster, title);
}

function Tick({ cluster: { number, title, picked }, pick }: { cluster: Choosable; pick: (picked: boolean) => void }) {
  return (
    <label class={number.includes(".") ? "choice choice--sub" : "choice"}>
      <input type="checkbox" checked={picked} onChange={(event) => pick(event.currentTarget.checked)} />
      <span><span class="figures soft">{number}</span> <span dir="auto">{title}</span></span>
    </label>
  );
}

/** Enter belongs to the form around it, so the button says what it does by itself. */
function Untitled({ cluster: { number }, name }: { cluster: Choosable; name: (title: string) => void }) {
  const [title, write] = useState("");
  return (
    <div class={number.includes(".") ? "row row--field choice--sub" : "row row--field"}>
      <TextField label={t("Titel für Cluster %(number)s, noch ohne Titel", { number })} value={title} write={write} />
      <button type="button" class="button" disabled={!title.trim()} onClick={() => name(title.trim())}>{t("Titel geben")}</button>
    </div>
  );
}
