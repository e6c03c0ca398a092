// A button that copies a text and says that it did.

import { useState } from "preact/hooks";
import { t } from "../i18n";
import { announce } from "../ui/announcer";

export function CopyButton({ text, label }: { text: string; label: string }) {
  const [copied, mark] = useState(false);
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      mark(true);
      announce(t("Kopiert."));
    } catch {
      // Without HTTPS there is no clipboard; the text stands beside the button and can be selected.
      mark(false);
    }
  }
  return <button type="button" class="button" onClick={copy}>{copied ? t("Kopiert") : label}</button>;
}
