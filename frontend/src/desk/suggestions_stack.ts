// The stack of suggestions for one question: what is still true of them, and what was dismissed in this browser.

import { computed, signal } from "@preact/signals";
import { t } from "../i18n";
import type { Board } from "../wall/board";
import type { Api } from "./api";

/** `same`: say nearly the same; `together`: may form a cluster. `words` are typical, and no title. `of`: all cards at first. */
export interface Suggestion {
  readonly about: "same" | "together";
  readonly cards: readonly string[];
  readonly of: readonly string[];
  readonly words: readonly string[];
}

/** A suggestion with the place and the wordings for which it was made. */
interface Proposed extends Suggestion {
  readonly place: string | null | undefined;
  readonly texts: ReadonlyMap<string, string | undefined>;
}

const FEWEST = 2;

export class SuggestionStack {
  readonly failure = signal<string | null>(null);
  readonly #proposed = signal<readonly Proposed[] | null>(null);
  readonly #dismissed = signal<readonly (readonly string[])[]>([]);
  /** What can still be accepted, the surest first; null: not known yet. */
  readonly open = computed(() => this.#proposed.value?.filter((each) => !this.#isDismissed(each)).map(this.#asItIsNow).filter(isWhole) ?? null);
  readonly hasDismissed = computed(() => this.#proposed.value?.some((each) => this.#isDismissed(each)) ?? false);

  constructor(
    readonly api: Api,
    readonly board: Board,
  ) {
    this.#dismissed.value = JSON.parse(sessionStorage.getItem(this.#key) ?? "[]") as string[][];
  }

  get #key(): string {
    return `teilhabe.dismissed.${this.board.question}`;
  }

  async compare(): Promise<void> {
    this.failure.value = this.#proposed.value = null;
    try {
      const { duplicates, groups } = await this.api.suggestions(this.board.question);
      this.#proposed.value = [
        ...duplicates.map(({ cards }) => this.#propose({ about: "same", cards, of: cards, words: [] })),
        ...groups.map(({ cards, words }) => this.#propose({ about: "together", cards, of: cards, words })),
      ];
    } catch (refused) {
      this.failure.value = refused instanceof Error ? refused.message : t("Das hat nicht geklappt. Bitte noch einmal versuchen.");
    }
  }

  #propose(suggestion: Suggestion): Proposed {
    const texts = new Map(suggestion.cards.map((id) => [id, this.board.card(id).peek()?.text]));
    return { ...suggestion, place: this.board.standsIn(suggestion.cards[0]!), texts };
  }

  /** Without what has changed since: moved, stapled, doubled, reworded, gone. */
  readonly #asItIsNow = ({ place, texts, ...suggestion }: Proposed): Suggestion => ({
    ...suggestion,
    cards: suggestion.cards.filter((id) => {
      const card = this.board.card(id).value;
      return card && !card.also && card.text === texts.get(id) && this.board.standsIn(id) === place;
    }),
  });

  dismiss({ of }: Suggestion): void {
    this.#keep([...this.#dismissed.peek(), of]);
  }

  showDismissed(): void {
    this.#keep([]);
  }

  #keep(dismissed: readonly (readonly string[])[]): void {
    this.#dismissed.value = dismissed;
    sessionStorage.setItem(this.#key, JSON.stringify(dismissed));
  }

  /** So is what is left of it. */
  #isDismissed({ of }: Suggestion): boolean {
    return this.#dismissed.value.some((gone) => of.every((id) => gone.includes(id)));
  }
}

function isWhole({ cards }: Suggestion): boolean {
  return cards.length >= FEWEST;
}
