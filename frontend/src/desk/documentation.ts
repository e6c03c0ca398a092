// The Word file: asked for, waited for visibly, handed to the browser as a download.

import { signal } from "@preact/signals";
import { t } from "../i18n";
import type { Api } from "./api";

export class Documentation {
  readonly busy = signal(false);

  constructor(
    readonly api: Api,
    readonly tell: (sentence: string | null) => void,
  ) {}

  async download(): Promise<void> {
    if (this.busy.peek()) return;
    this.busy.value = true;
    this.tell(null);
    try {
      const { file, name } = await this.api.documentation();
      save(file, name);
    } catch (failure) {
      this.tell(failure instanceof Error ? failure.message : t("Das hat nicht geklappt. Bitte noch einmal versuchen."));
    } finally {
      this.busy.value = false;
    }
  }
}

/** Hand a file to the browser as a download. */
export function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser needs the address until it has begun to read.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
