// One cluster out of several, by number and title.

import { t } from "../i18n";
import type { Board } from "./board";
import { Field } from "./field";
import { numberOf } from "./move_dialog";
import { nameIn } from "./overtaken";

interface ClusterSelectProps {
  readonly label: string;
  readonly hint?: string;
  readonly clusters: readonly string[];
  readonly board: Board;
  readonly value: string;
  readonly choose: (cluster: string) => void;
}

export function ClusterSelect({ clusters, board, value, choose, ...field }: ClusterSelectProps) {
  return (
    <Field {...field}>
      {(ids) => (
        <select {...ids} value={value} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="">{t("Bitte wählen")}</option>
          {clusters.map((id) => <option key={id} value={id}>{`${numberOf(id, board)} ${nameIn(board, id)}`}</option>)}
        </select>
      )}
    </Field>
  );
}
