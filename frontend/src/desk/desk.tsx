// The facilitator's desk: what has been and what comes on one side, the wall in the middle, the clock and the next step on the other.

import { useEffect } from "preact/hooks";
import { t } from "../i18n";
import { Announcer } from "../ui/announcer";
import { ClosingDialog } from "./closing";
import { ConfirmDialog } from "./confirm";
import type { Desk as DeskState } from "./desk_state";
import { HelpingDialog } from "./helping";
import { HiddenDialog } from "./hidden";
import { HistoryDialog } from "./history";
import { InviteDialog } from "./invite";
import { KeysDialog, listenToKeys } from "./keys";
import { LinksDialog } from "./links";
import { ApprovalDialog } from "./moderation_queue";
import { RulesDialog } from "./moderation_rules";
import { OfflineLine } from "./offline_line";
import { PeopleDialog, Presence } from "./people";
import { Programme } from "./programme";
import { QuestionDialog } from "./question";
import { Side } from "./side";
import { SuggestionsDialog } from "./suggestions";
import { WallDialogs } from "../wall/wall_dialogs";
import { WallPanel } from "./wall_panel";
import { WeighingDialog } from "./weighing_form";

export function Desk({ desk }: { desk: DeskState }) {
  useEffect(() => listenToKeys(desk), [desk]);
  return (
    <div class="desk">
      <Head desk={desk} />
      <Programme desk={desk} />
      <WallPanel desk={desk} />
      <Side desk={desk} />
      <Panels desk={desk} />
      <Announcer />
    </div>
  );
}

function Head({ desk }: { desk: DeskState }) {
  const { meeting, panel, documentation } = desk;
  const busy = documentation.busy.value;
  return (
    <header class="desk__head">
      <h1 class="desk__title" dir="auto">{meeting.event.value?.title ?? desk.entrance.title}</h1>
      <Presence desk={desk} />
      <div class="desk__tools">
        <button type="button" class="button" onClick={() => (panel.value = "invite")}>{t("Einladen")}</button>
        <button type="button" class="button" onClick={() => (panel.value = "links")}>{t("Zugänge")}</button>
        <button type="button" class="button" aria-disabled={busy} aria-busy={busy} onClick={() => documentation.download()}>
          {busy ? t("Wird geschrieben …") : t("Dokumentation")}
        </button>
        <button type="button" class="button" onClick={() => (panel.value = "closing")}>{t("Abschluss")}</button>
        <button type="button" class="button button--icon" aria-label={t("Tasten und Hilfe")} onClick={() => (panel.value = "keys")}>
          ?
        </button>
      </div>
      <OfflineLine desk={desk} />
      <Notice desk={desk} />
    </header>
  );
}

function Notice({ desk }: { desk: DeskState }) {
  const said = desk.live.refusal.value?.message ?? desk.notice.value;
  return (
    <div role="alert" class="desk__notice">
      {said && (
        <div class="banner banner--warning">
          <p class="banner__text">{said}</p>
          {desk.notice.value && (
            <button type="button" class="button button--plain" onClick={() => (desk.notice.value = null)}>{t("Verstanden")}</button>
          )}
        </div>
      )}
    </div>
  );
}

function Panels({ desk }: { desk: DeskState }) {
  const close = () => (desk.panel.value = null);
  const wall = desk.wall.value;
  return (
    <>
      {desk.panel.value === "keys" && <KeysDialog desk={desk} close={close} />}
      {desk.panel.value === "invite" && <InviteDialog desk={desk} close={close} />}
      {desk.panel.value === "people" && <PeopleDialog desk={desk} close={close} />}
      {desk.panel.value === "links" && <LinksDialog desk={desk} close={close} />}
      {desk.panel.value === "question" && <QuestionDialog desk={desk} close={close} />}
      {desk.panel.value === "rules" && <RulesDialog desk={desk} close={close} />}
      {desk.panel.value === "approval" && <ApprovalDialog desk={desk} close={close} />}
      {desk.panel.value === "hidden" && <HiddenDialog desk={desk} close={close} />}
      {desk.panel.value === "helping" && <HelpingDialog desk={desk} close={close} />}
      {desk.panel.value === "history" && <HistoryDialog desk={desk} close={close} />}
      {desk.panel.value === "suggestions" && wall && <SuggestionsDialog key={wall.board.question} desk={desk} wall={wall} close={close} />}
      {desk.panel.value === "closing" && <ClosingDialog desk={desk} close={close} />}
      {desk.weighingFor.value && <WeighingDialog desk={desk} close={() => (desk.weighingFor.value = null)} />}
      {wall && <WallDialogs sorting={wall} />}
      <ConfirmDialog desk={desk} />
    </>
  );
}
