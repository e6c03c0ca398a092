// The same door by HTTP: for Commands while no socket is there, and for joining.

import type { Answer, Command, Refusal } from "./messages";

const PATIENCE = 10_000;

export interface Joined {
  readonly ok: true;
  readonly event: string;
  readonly token: string;
  readonly access: string;
  readonly lang: string;
}

/** Ask once. Undefined when no answer of ours came back (no network, a proxy's error page, ten seconds of silence). */
export async function ask<T>(path: string, request: RequestInit): Promise<T | undefined> {
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

/** Say who asks, and in which language to answer. */
export function headersOf({ token, lang }: Access): Record<string, string> {
  return { Authorization: `Bearer ${token}`, "Accept-Language": lang };
}

/** Send a Command once, by HTTP; undefined when no answer came. */
export function postCommand(access: Access, command: Command): Promise<Answer | undefined> {
  return post(`/api/events/${encodeURIComponent(access.event)}/commands`, command, headersOf(access));
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
