// Who is there: a number in the head, and behind it the names that were given. What anybody wrote stays nameless.

import { useEffect, useState } from "preact/hooks";
import { locale, t, tn } from "../i18n";
import { Dialog } from "../ui/dialog";
import type { People } from "./api";
import type { Desk } from "./desk_state";

function presence(people: number): string {
  return people ? tn("Eine Person ist dabei", "%(num)s Personen sind dabei", people) : t("Noch ist niemand dabei");
}

/** Who is there, and whether we are. */
export function Presence({ desk }: { desk: Desk }) {
  const people = desk.live.people.value;
  const status = desk.live.status.value;
  return (
    <div class="desk__people" role="status">
      {status === "online"
        ? people !== null && (
          <button type="button" class="button button--plain" aria-haspopup="dialog" onClick={() => (desk.panel.value = "people")}>
            {presence(people)}
          </button>
        )
        : <span class="status status--waiting">{status === "refused" ? t("Kein Zugang mehr") : t("Verbindung wird hergestellt …")}</span>}
    </div>
  );
}

export function PeopleDialog({ desk, close }: { desk: Desk; close: () => void }) {
  const [found, show] = useState<People | null>(null);
  const [failure, tell] = useState<string | null>(null);
  const count = desk.live.people.value;

  async function look(): Promise<void> {
    tell(null);
    try {
      show(await desk.api.people());
    } catch (refused) {
      tell((refused as Error).message);
    }
  }
  useEffect(() => void look(), [count]);

  return (
    <Dialog title={t("Wer ist da")} onClose={close}
      actions={<button type="button" class="button" onClick={close}>{t("Schließen")}</button>}>
      {failure && <p class="field__error" role="alert">{failure}</p>}
      {failure && <div><button type="button" class="button" onClick={() => void look()}>{t("Noch einmal nachsehen")}</button></div>}
      {!found && !failure && <div class="loading" role="status" aria-label={t("Wird geladen")} />}
      {found && <p class="lead">{presence(found.people)}</p>}
      <p class="soft">
        {t("Einen Namen anzugeben ist freiwillig. Kein Beitrag ist mit einem Namen verbunden: Auch hier lässt sich nicht nachsehen, wer was geschrieben hat.")}
      </p>
      {found && <Names found={found} />}
    </Dialog>
  );
}

function Names({ found: { people, names } }: { found: People }) {
  const order = new Intl.Collator(locale, { numeric: true });
  const nameless = people - names.length;
  return (
    <>
      {names.length > 0 && (
        <ul class="people" aria-label={t("Namen")}>
          {[...names].sort(order.compare).map((name, place) => <li key={place} dir="auto">{name}</li>)}
        </ul>
      )}
      {nameless > 0 && <p>{namelessPeople(nameless, names.length > 0)}</p>}
    </>
  );
}

function namelessPeople(nameless: number, othersHaveOne: boolean): string {
  if (!othersHaveOne) return t("Einen Namen hat niemand angegeben.");
  return tn("Eine weitere Person hat keinen Namen angegeben.", "%(num)s weitere Personen haben keinen Namen angegeben.", nameless);
}
