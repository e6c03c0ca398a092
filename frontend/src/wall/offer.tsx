// A small menu where something was put down and could mean two things. Nothing happens before one of them is chosen.

import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n";
import { announce } from "../ui/announcer";
import type { Sorting } from "./sorting";

export interface Offer {
  /** In pixels of the window. */
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly choices: readonly { readonly label: string; readonly run: () => void }[];
  /** One sentence once somebody took away what this is about; "": it is there. */
  readonly lost: () => string;
}

const MARGIN = 8;

export function OfferMenu({ sorting }: { sorting: Sorting }) {
  const offer = sorting.offer.value;
  const lost = offer?.lost() ?? "";
  useEffect(() => {
    if (!lost) return;
    sorting.offer.value = null;
    sorting.tell({ text: lost });
  }, [lost]);
  return offer && <Menu offer={offer} close={() => (sorting.offer.value = null)} />;
}

function Menu({ offer, close }: { offer: Offer; close: () => void }) {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    placeAt(element.current!, offer.x, offer.y);
    const before = document.activeElement as HTMLElement | null;
    element.current!.querySelector("button")!.focus();
    announce(offer.label);
    return () => before?.focus();
  }, [offer]);
  useEffect(() => {
    const pressed = ({ target }: PointerEvent) => element.current?.contains(target as Node) || close();
    document.addEventListener("pointerdown", pressed, true);
    return () => document.removeEventListener("pointerdown", pressed, true);
  }, []);
  return (
    <div ref={element} class="offer" role="group" aria-label={offer.label} onKeyDown={(event) => moveWithin(event, close)}>
      {offer.choices.map(({ label, run }) => (
        <button key={label} type="button" class="button" onClick={() => (close(), run())}>{label}</button>
      ))}
      <button type="button" class="button button--plain" onClick={close}>{t("Abbrechen")}</button>
    </div>
  );
}

/** Beside the pointer, and always within the window. */
function placeAt(menu: HTMLElement, x: number, y: number): void {
  const { width, height } = menu.getBoundingClientRect();
  const left = Math.max(MARGIN, Math.min(x - width / 2, innerWidth - width - MARGIN));
  const top = Math.max(MARGIN, Math.min(y + MARGIN, innerHeight - height - MARGIN));
  menu.style.transform = `translate(${left}px, ${top}px)`;
}

function moveWithin(event: KeyboardEvent, close: () => void): void {
  const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>("button")];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) buttons[(at + step + buttons.length) % buttons.length]?.focus();
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
