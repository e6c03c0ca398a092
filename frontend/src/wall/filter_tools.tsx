// Above the wall: the field that searches it, the menu that filters it, and how many cards are found.

import { useEffect } from "preact/hooks";
import { t, tn } from "../i18n";
import { announce } from "../ui/announcer";
import { PopUp } from "../ui/pop_up";
import { TRAITS, type Trait, type WallFilter } from "./filter";
import { SearchIcon } from "./tool_icons";

export const SEARCH_FIELD = "wall-search";
// Long enough that nobody hears a number for each letter.
const PAUSE = 600;

const NAMES: Readonly<Record<Trait, () => string>> = {
  loose: () => t("Nicht sortiert"),
  unread: () => t("Nicht vorgelesen"),
  conflict: () => t("Mit Konfliktpfeil"),
  asked: () => t("Nachgefragt: nicht verstanden"),
  undecided: () => t("Beim Sortieren offengelassen"),
  doubled: () => t("In zwei Clustern"),
  stapled: () => t("Auf einem Stapel"),
  edited: () => t("Von der Autor:in geändert"),
};

export function SearchField({ filter }: { filter: WallFilter }) {
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Escape" && filter.query.peek()) filter.query.value = "";
    else if (event.key === "Escape" || event.key === "Enter") focusFirstCard();
    else return;
    event.preventDefault();
  }
  return (
    <label class="search">
      <span class="visually-hidden">{t("Karten suchen")}</span>
      <SearchIcon />
      <input id={SEARCH_FIELD} type="search" class="search__field" placeholder={t("Suchen")} dir="auto" autocomplete="off"
        value={filter.query} onInput={(event) => (filter.query.value = event.currentTarget.value)} onKeyDown={onKeyDown} />
    </label>
  );
}

function focusFirstCard(): void {
  document.querySelector<HTMLElement>("[data-wall] [data-card]:not(.card--out) [data-stop]")?.focus();
}

export function FilterMenu({ filter }: { filter: WallFilter }) {
  const conditions = filter.conditions.value;
  const label = conditions
    ? <>{t("Filter")} <span class="figures" aria-hidden="true">({conditions})</span><span class="visually-hidden">{tn("eine Bedingung", "%(num)s Bedingungen", conditions)}</span></>
    : t("Filter");
  return (
    <PopUp label={label} class={conditions ? "pop-up--set" : ""}>
      {() => <Conditions filter={filter} />}
    </PopUp>
  );
}

function Conditions({ filter }: { filter: WallFilter }) {
  const { cards } = filter.surroundings.value;
  return (
    <fieldset class="filter">
      <legend>{t("Nur Karten zeigen, auf die alles zutrifft")}</legend>
      {TRAITS.map((trait) => (
        <label key={trait} class="filter__trait">
          <input type="checkbox" checked={filter.traits.value.has(trait)} onChange={() => filter.toggle(trait)} />
          <span>{NAMES[trait]()}</span>
          <span class="soft figures">{cards.filter((card) => filter.surroundings.value.has(trait, card)).length}</span>
        </label>
      ))}
      <ClusterChoice filter={filter} />
    </fieldset>
  );
}

function ClusterChoice({ filter: { board, cluster } }: { filter: WallFilter }) {
  const title = (id: string) => board.cluster(id).value?.title || t("Cluster ohne Titel");
  const named = board.clustersIn(null).value.flatMap((id, nth) => [
    { id, name: `${nth + 1} ${title(id)}` },
    ...board.clustersIn(id).value.map((sub, below) => ({ id: sub, name: `${nth + 1}.${below + 1} ${title(sub)}` })),
  ]);
  return (
    <label class="filter__cluster select-line">
      <span>{t("Im Cluster")}</span>
      <select value={cluster.value ?? ""} onChange={(event) => (cluster.value = event.currentTarget.value || null)}>
        <option value="">{t("Überall")}</option>
        {named.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
      </select>
    </label>
  );
}

/** While something is filtered: how many cards are in view, and the way back to all of them. */
export function Filtered({ filter }: { filter: WallFilter }) {
  const found = filter.found.value;
  const all = filter.surroundings.value.cards.length;
  const sentence = found && foundOf(found.count, all);
  useEffect(() => {
    if (!sentence) return;
    const timer = setTimeout(() => announce(sentence), PAUSE);
    return () => clearTimeout(timer);
  }, [sentence]);
  if (!sentence) return null;
  return (
    <div class="filtered">
      <span class="figures">{sentence}</span>
      <button type="button" class="button button--plain" onClick={() => clear(filter)}>{t("Filter aufheben")}</button>
    </div>
  );
}

function foundOf(count: number, all: number): string {
  if (!count) return t("Keine von %(all)s Karten passt dazu.", { all });
  return tn("Eine von %(all)s Karten gefunden.", "%(num)s von %(all)s Karten gefunden.", count, { all });
}

function clear(filter: WallFilter): void {
  filter.clear();
  announce(t("Alle Karten sind wieder zu sehen."));
  // The button goes with the filter; whoever pressed it goes on from the field beside it.
  document.getElementById(SEARCH_FIELD)?.focus();
}
