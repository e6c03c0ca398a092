// What the desk asks for by HTTP: who is there, links for others, suggestions, and files.

import { t } from "../i18n";
import type { Entrance } from "./entrance";

export interface Grant {
  readonly access: string;
  readonly role: string;
  readonly name: string;
  readonly revoked: boolean;
}

export interface Issued {
  readonly access: string;
  readonly link: string;
}

/** Those who are connected now, and the names that some of them gave. */
export interface People {
  readonly people: number;
  readonly names: readonly string[];
}

export interface Download {
  readonly file: Blob;
  readonly name: string;
}

/** What may be stapled and what may be put together, by ids of cards. */
export interface Suggested {
  readonly duplicates: readonly { readonly cards: readonly string[]; readonly likeness: number }[];
  readonly groups: readonly { readonly cards: readonly string[]; readonly words: readonly string[] }[];
}

/** Something did not work; the message is for people. */
export class Refused extends Error {}

export class Api {
  constructor(readonly entrance: Entrance) {}

  async grants(): Promise<readonly Grant[]> {
    const answer = await this.#ask("access");
    return ((await answer.json()) as { access: Grant[] }).access;
  }

  async issue(role: "facilitator" | "projector", name: string): Promise<Issued> {
    const answer = await this.#ask("access", "POST", { role, name });
    return (await answer.json()) as Issued;
  }

  async revoke(access: string): Promise<void> {
    await this.#ask(`access/${encodeURIComponent(access)}`, "DELETE");
  }

  async people(): Promise<People> {
    const answer = await this.#ask("people");
    return (await answer.json()) as People;
  }

  /** The Word file, and the name that the server gives it. */
  documentation(): Promise<Download> {
    return this.#download("documentation.docx");
  }

  picture(question: string, kind: "svg" | "png"): Promise<Download> {
    return this.#download(`questions/${encodeURIComponent(question)}/wall.${kind}`);
  }

  async suggestions(question: string): Promise<Suggested> {
    const answer = await this.#ask("suggestions", "POST", { question });
    return (await answer.json()) as Suggested;
  }

  async #download(path: string): Promise<Download> {
    const answer = await this.#ask(path);
    const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1];
    return { file: await answer.blob(), name: name ?? path.replace(/.*\//, "") };
  }

  async #ask(path: string, method = "GET", body?: object): Promise<Response> {
    const { event, token, lang } = this.entrance;
    const headers: Record<string, string> = { Authorization: `Bearer ${token}`, "Accept-Language": lang };
    if (body) headers["Content-Type"] = "application/json";
    const address = `/api/events/${encodeURIComponent(event)}/${path}`;
    const answer = await fetch(address, { method, headers, credentials: "omit", ...(body && { body: JSON.stringify(body) }) }).catch(() => {
      throw new Refused(t("Der Server ist gerade nicht zu erreichen. Es ist nichts verloren; bitte gleich noch einmal versuchen."));
    });
    if (!answer.ok) throw new Refused(await messageOf(answer));
    return answer;
  }
}

async function messageOf(answer: Response): Promise<string> {
  const said = (await answer.json().catch(() => null)) as { message?: string } | null;
  return said?.message ?? t("Das hat nicht geklappt. Bitte noch einmal versuchen.");
}
