// The dialog that the wall asks for, if any.

import { CardDialog } from "./card_dialog";
import { ClusterDialog } from "./cluster_dialog";
import { HideDialog } from "./hide_dialog";
import { MoveDialog } from "./move_dialog";
import type { Sorting } from "./sorting";

export function WallDialogs({ sorting }: { sorting: Sorting }) {
  const question = sorting.asks.value;
  const close = () => (sorting.asks.value = null);
  if (question?.about === "move") return <MoveDialog cards={question.cards} sorting={sorting} close={close} />;
  if (question?.about === "hide") return <HideDialog card={question.card} sorting={sorting} close={close} />;
  if (question?.about === "card") return <CardDialog card={question.card} sorting={sorting} close={close} />;
  if (question?.about === "cluster") return <ClusterDialog cluster={question.cluster} sorting={sorting} close={close} />;
  return null;
}
