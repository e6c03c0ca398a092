// Own contributions on the pages that are there before the rest of the page is loaded.

import { useSession } from "./context";

export function OwnTextsLater() {
  const parts = useSession().parts.value;
  return parts && <parts.OwnTexts />;
}
