// Who opens this page: what the server wrote into it, and the token, from the link or from before.

import { locale } from "../i18n";

interface Page {
  readonly event: string;
  readonly code: string;
  readonly join_url: string;
  readonly qr_svg: string;
  readonly title: string;
  readonly lang?: string;
  readonly token?: string;
}

export interface Entrance extends Page {
  readonly token: string;
  readonly lang: string;
}

/** What stands in the page; the token is undefined where neither link nor page nor this tab knows one. */
export function readEntrance(): Page & { readonly lang: string } {
  const page = JSON.parse(document.getElementById("page")!.textContent!) as Page;
  const token = tokenFor(page.event) ?? page.token;
  return { ...page, lang: page.lang ?? locale, ...(token && { token }) };
}

export function hasToken(page: Page & { readonly lang: string }): page is Entrance {
  return page.token !== undefined;
}

/** Taken out of the address at once, so that nobody reads it from the screen; kept as long as the tab. */
function tokenFor(event: string): string | undefined {
  const key = `teilhabe.token.${event}.${location.pathname}`;
  const inLink = location.hash.slice(1);
  if (inLink) {
    sessionStorage.setItem(key, inLink);
    history.replaceState(history.state, "", location.pathname + location.search);
  }
  return inLink || (sessionStorage.getItem(key) ?? undefined);
}

/** The address that people type: without the scheme and without the code. */
export function typedAddress(joinUrl: string): string {
  return new URL(joinUrl, location.href).host;
}

/** "K7QM 2XPA": two groups are easier to read across a room. */
export function spacedCode(code: string): string {
  return code.replace(/^(.{4})(?=.{2})/, "$1 ");
}
