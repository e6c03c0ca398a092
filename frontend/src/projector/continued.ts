// A cluster that goes on in the next column says its title again there.

/** With more cards the layout costs more than the titles help. */
const MOST_CARDS = 300;
/** A mark takes room, so that what stood first in a column may move on; a few passes settle it. */
const PASSES = 4;

export function markContinued(sheet: HTMLElement): void {
  const lists = [...sheet.querySelectorAll<HTMLElement>("[data-title]")].filter(({ dataset }) => dataset.title);
  const cards = lists.reduce((sum, { childElementCount }) => sum + childElementCount, 0);
  for (let pass = 0; pass < PASSES; pass++) {
    const first = cards > MOST_CARDS ? new Map<HTMLElement, string>() : firstInColumns(lists);
    if (!applyMarks(lists, first)) return;
  }
}

/** The cards that begin a further column, with the title of what goes on there. All is read before anything is changed. */
function firstInColumns(lists: readonly HTMLElement[]): Map<HTMLElement, string> {
  const first = new Map<HTMLElement, string>();
  for (const list of lists) {
    let column: number | undefined;
    for (const card of cardsOf(list)) {
      const { left } = card.getBoundingClientRect();
      if (column !== undefined && left !== column) first.set(card, list.dataset.title!);
      column = left;
    }
  }
  return first;
}

/** Says whether anything changed. */
function applyMarks(lists: readonly HTMLElement[], first: ReadonlyMap<HTMLElement, string>): boolean {
  let changed = false;
  for (const list of lists) {
    for (const card of cardsOf(list)) {
      const title = first.get(card);
      if (card.dataset.continued === title) continue;
      changed = true;
      if (title === undefined) delete card.dataset.continued;
      else card.dataset.continued = title;
    }
  }
  return changed;
}

function cardsOf(list: HTMLElement): HTMLElement[] {
  return [...list.children] as HTMLElement[];
}
