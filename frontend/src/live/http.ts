// The same door by HTTP: for Commands while no socket is there, for joining, and for the cards that a phone helps to sort.

import type { Answer, Cluster, Command, Contribution, Refusal } from "./types";

const PATIENCE = 10_000;

export interface Joined {
  readonly ok: true;
  readonly event: string;
  readonly token: string;
  readonly access: string;
  readonly lang: string;
}

/** Ask once. Undefined when no answer of ours came back (no network, a proxy's error page, ten seconds of silence). */
async function ask<T>(path: string, request: RequestInit): Promise<T | undefined> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), PATIENCE);
  try {
    const response = await fetch(path, { ...request, credentials: "omit", signal: abort.signal });
    const answer = (await response.json()) as { ok?: unknown };
    return typeof answer?.ok === "boolean" ? (answer as T) : undefined;
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

function post<T>(path: string, body: object, headers: Record<string, string>): Promise<T | undefined> {
  return ask(path, { method: "POST", headers: { "Content-Type": "application/json", ...headers }, body: JSON.stringify(body) });
}

export interface Access {
  readonly event: string;
  readonly token: string;
  readonly lang: string;
}

function headersOf({ token, lang }: Access): Record<string, string> {
  return { Authorization: `Bearer ${token}`, "Accept-Language": lang };
}

/** Send a Command once, by HTTP; undefined when no answer came. */
export function postCommand(access: Access, command: Command): Promise<Answer | undefined> {
  return post(`/api/events/${encodeURIComponent(access.event)}/commands`, command, headersOf(access));
}

/** What is left of a batch, and the clusters in the order in which they are read. */
export interface BatchAnswer {
  readonly ok: true;
  readonly question: string;
  readonly until: number;
  readonly cards: readonly Contribution[];
  readonly clusters: readonly Cluster[];
}

/** Ask for a batch, once; undefined when no answer came. */
export function getBatch(access: Access, batch: string): Promise<BatchAnswer | Refusal | undefined> {
  return ask(`/api/events/${encodeURIComponent(access.event)}/batches/${encodeURIComponent(batch)}`, { headers: headersOf(access) });
}

export interface JoinRequest {
  readonly code: string;
  readonly name?: string;
  readonly proof?: string;
}

/** Ask to take part, once; undefined when no answer came. */
export function postJoin(request: JoinRequest, lang: string): Promise<Joined | Refusal | undefined> {
  return post("/api/join", request, { "Accept-Language": lang });
}
