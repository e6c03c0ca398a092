// A cluster in somebody's hand, by its head: between two clusters it changes its place, on another head the hand is asked.

import { t } from "../i18n";
import type { Drop, Grip } from "./drag";
import { columnsOf, GAP, lineAt } from "./drop_target";
import { nameIn } from "./overtaken";
import type { Sorting } from "./sorting";

/** So much of a cluster's edge counts as the gap beside it. */
const EDGE = 28;

export class ClusterGrip implements Grip {
  #cluster = "";

  constructor(readonly sorting: Sorting) {}

  find(from: Element): HTMLElement | null {
    return from.closest("[data-action='cluster'], input") ? null : from.closest<HTMLElement>("[data-head]");
  }

  lift(element: HTMLElement): number {
    const { board } = this.sorting;
    this.#cluster = element.dataset.head!;
    // Others see that its cards are in hand.
    this.sorting.take([this.#cluster, ...board.clustersIn(this.#cluster).peek()].flatMap((place) => board.cardsIn(place).peek()));
    return 1;
  }

  over(hit: Element, x: number, y: number): Drop | null {
    const section = this.#sectionAt(hit, x, y);
    const over = section?.dataset.place;
    if (!section || over === undefined || over === this.#cluster || this.#isParentOf(over)) return null;
    const drop = this.#beside(section, over, x, y) ?? this.#onto(hit, section, over);
    return drop && { ...drop, put: (...at) => this.#letGo(() => drop.put(...at)) };
  }

  cancel(): void {
    this.#letGo(() => {});
  }

  #letGo(then: () => void): void {
    this.sorting.putBack();
    then();
  }

  /** The cluster under the pointer, or the one whose gap it is in. */
  #sectionAt(hit: Element, x: number, y: number): HTMLElement | null {
    const under = hit.closest<HTMLElement>(".cluster");
    if (under || !hit.matches(".board__grid")) return under;
    for (const [dx, dy] of [[GAP, 0], [-GAP, 0], [0, GAP], [0, -GAP]] as const) {
      const near = document.elementFromPoint(x + dx, y + dy)?.closest<HTMLElement>(".cluster");
      if (near) return near;
    }
    return null;
  }

  #isParentOf(cluster: string): boolean {
    return this.sorting.board.cluster(cluster).peek()?.parent === this.#cluster;
  }

  get #hasChildren(): boolean {
    return this.sorting.board.clustersIn(this.#cluster).peek().length > 0;
  }

  #beside(section: HTMLElement, over: string, x: number, y: number): Drop | null {
    const { board } = this.sorting;
    const parent = board.cluster(over).peek()?.parent ?? null;
    if (parent && this.#hasChildren) return null;
    const box = section.getBoundingClientRect();
    const upright = !parent && columnsOf(section.parentElement!) > 1;
    const [start, size, at] = upright ? [box.left, box.width, x] : [box.top, box.height, y];
    const edge = Math.min(EDGE, size / 4);
    const low = at < start + edge;
    if (!low && at < start + size - edge) return null;
    const rtl = upright && getComputedStyle(section).direction === "rtl";
    const after = low === rtl ? over : this.#before(over, parent);
    return { element: section, line: lineAt(box, low, upright), put: () => void this.sorting.moveCluster(this.#cluster, parent, after) };
  }

  #before(cluster: string, parent: string | null): string | null {
    const others = this.sorting.board.clustersIn(parent).peek().filter((id) => id !== this.#cluster);
    return others[others.indexOf(cluster) - 1] ?? null;
  }

  #onto(hit: Element, section: HTMLElement, over: string): Drop | null {
    if (hit.closest<HTMLElement>("[data-head]")?.dataset.head !== over) return null;
    return { element: section, put: (x, y) => this.#ask(over, x, y) };
  }

  #ask(over: string, x: number, y: number): void {
    const { board, offer } = this.sorting;
    const [cluster, place] = [this.#cluster, nameIn(board, over)];
    const merge = {
      label: t("Zusammenlegen mit „%(place)s“", { place }), run: () => void this.sorting.merge(cluster, over),
    };
    const below = { label: t("Unter „%(place)s“ legen", { place }), run: () => void this.sorting.moveCluster(cluster, over) };
    const canGoBelow = !this.#hasChildren && !board.cluster(over).peek()?.parent;
    const isThere = (one: string) => board.cluster(one).value !== undefined;
    const lost = () => (isThere(cluster) && isThere(over) ? "" : t("Diesen Cluster gibt es nicht mehr."));
    offer.value = { x, y, label: t("Cluster auf Cluster"), choices: canGoBelow ? [merge, below] : [merge], lost };
  }
}
