// Links for others: a further facilitator, the computer at the projector. Each can be taken back.

import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n";
import { Dialog } from "../ui/dialog";
import { Field, TextField } from "../wall/field";
import type { Grant } from "./api";
import { CopyButton } from "./copy";
import type { Desk } from "./desk_state";

type GrantedRole = "facilitator" | "projector";

function roleName(role: string): string {
  return role === "projector" ? t("Beamer") : t("Moderation");
}

export function LinksDialog({ desk, close }: { desk: Desk; close: () => void }) {
  const [grants, list] = useState<readonly Grant[] | null>(null);
  const [said, tell] = useState<string | null>(null);

  async function attempt(step: () => Promise<unknown>): Promise<void> {
    try {
      await step();
      list((await desk.api.grants()).filter(({ role, revoked }) => !revoked && (role === "projector" || role === "facilitator")));
      tell(null);
    } catch (failure) {
      tell((failure as Error).message);
    }
  }
  useEffect(() => void attempt(async () => {}), []);

  return (
    <Dialog title={t("Zugänge")} onClose={close}
      actions={<button type="button" class="button" onClick={close}>{t("Schließen")}</button>}>
      <p class="soft">
        {t("Wer einen dieser Links hat, braucht kein Konto. Der Link für den Beamer kann nur zeigen; dort macht die Taste t das Bild dunkel und die Taste f es bildschirmfüllend.")}
      </p>
      <div role="alert">{said && <p class="field__error">{said}</p>}</div>
      <NewLink make={(role, name) => {
        let link = "";
        return attempt(async () => ({ link } = await desk.api.issue(role, name))).then(() => link);
      }} />
      {grants && grants.length > 0 && <h3>{t("Vergeben")}</h3>}
      <ul class="list" hidden={!grants?.length}>
        {grants?.map((grant) => <GrantLine key={grant.access} grant={grant} revoke={() => attempt(() => desk.api.revoke(grant.access))} />)}
      </ul>
    </Dialog>
  );
}

function NewLink({ make }: { make: (role: GrantedRole, name: string) => Promise<string> }) {
  const [name, write] = useState("");
  const [made, show] = useState<{ role: GrantedRole; link: string } | null>(null);
  const create = async (role: GrantedRole) => {
    const link = await make(role, name.trim());
    if (link) show({ role, link });
  };
  return (
    <div class="stack">
      <TextField label={t("Wofür")} hint={t("Zum Beispiel „Laptop am Beamer“. Kann leer bleiben.")} value={name} write={write} />
      <div class="row">
        <button type="button" class="button" onClick={() => create("projector")}>{t("Beamer-Link anlegen")}</button>
        <button type="button" class="button" onClick={() => create("facilitator")}>{t("Moderations-Link anlegen")}</button>
      </div>
      {made && (
        <div class="row row--field">
          <Field label={t("Link für: %(role)s", { role: roleName(made.role) })} hint={t("Er wird nur jetzt gezeigt.")}>
            {(ids) => <input {...ids} readOnly value={made.link} onFocus={(event) => event.currentTarget.select()} />}
          </Field>
          <CopyButton key={made.link} text={made.link} label={t("Kopieren")} />
        </div>
      )}
    </div>
  );
}

function GrantLine({ grant, revoke }: { grant: Grant; revoke: () => void }) {
  const [sure, ask] = useState(false);
  const name = grant.name || t("ohne Bezeichnung");
  return (
    <li class="row row--apart">
      <span>{roleName(grant.role)}: <span dir="auto">{name}</span></span>
      {sure
        ? <button type="button" class="button button--danger" onClick={revoke}>{t("Wirklich sperren")}</button>
        : (
          <button type="button" class="button" aria-label={t("Sperren: %(name)s", { name })} onClick={() => ask(true)}>
            {t("Sperren")}
          </button>
        )}
    </li>
  );
}
