// The dialog that the wall asks for, if any.

import { CardDialog } from "./card_dialog";
import { ClusterDialog } from "./cluster_dialog";
import { HideDialog } from "./hide_dialog";
import { MergeDialog } from "./merge_dialog";
import { AlsoDialog, MoveDialog } from "./move_dialog";
import type { Sorting } from "./sorting";
import { SplitDialog } from "./split_dialog";
import { StackDialog } from "./stack_dialog";

export function WallDialogs({ sorting }: { sorting: Sorting }) {
  const question = sorting.asks.value;
  const close = () => (sorting.asks.value = null);
  switch (question?.about) {
    case "move":
      return <MoveDialog cards={question.cards} sorting={sorting} close={close} />;
    case "also":
      return <AlsoDialog card={question.card} sorting={sorting} close={close} />;
    case "stack":
      return <StackDialog card={question.card} sorting={sorting} close={close} />;
    case "hide":
      return <HideDialog card={question.card} sorting={sorting} close={close} />;
    case "card":
      return <CardDialog card={question.card} sorting={sorting} close={close} />;
    case "cluster":
      return <ClusterDialog cluster={question.cluster} sorting={sorting} close={close} />;
    case "merge":
      return <MergeDialog cluster={question.cluster} sorting={sorting} close={close} />;
    case "split":
      return <SplitDialog cluster={question.cluster} sorting={sorting} close={close} />;
    default:
      return null;
  }
}
