// The same door by HTTP: for Commands while no socket is there, and for joining.

import type { Answer, Command, Refusal } from "./types";

const PATIENCE = 10_000;

export interface Joined {
  readonly ok: true;
  readonly event: string;
  readonly token: string;
  readonly access: string;
  readonly lang: string;
}

/** POST once. Undefined when no answer of ours came back (no network, a proxy's error page, ten seconds of silence). */
async function post<T>(path: string, body: object, headers: Record<string, string>): Promise<T | undefined> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), PATIENCE);
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify(body),
      credentials: "omit",
      signal: abort.signal,
    });
    const answer = (await response.json()) as { ok?: unknown };
    return typeof answer?.ok === "boolean" ? (answer as T) : undefined;
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

export interface Access {
  readonly event: string;
  readonly token: string;
  readonly lang: string;
}

/** Send a Command once, by HTTP; undefined when no answer came. */
export function postCommand({ event, token, lang }: Access, command: Command): Promise<Answer | undefined> {
  const headers = { Authorization: `Bearer ${token}`, "Accept-Language": lang };
  return post(`/api/events/${encodeURIComponent(event)}/commands`, command, headers);
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
