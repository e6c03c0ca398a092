// One Socket.IO connection: opened lazily, kept, opened again after random pauses, never dropped by us.

import { signal, type ReadonlySignal } from "@preact/signals";
import type { Socket } from "socket.io-client";
import { pauseAfter, untilOnline, wait } from "./backoff";
import type { Access } from "./http";
import type { Changes, Heartbeat, Held } from "./messages";

const PATIENCE = 10_000;

export type Status = "connecting" | "online" | "offline" | "refused";

export interface Said {
  readonly code: string;
  readonly message: string;
  readonly retry_after?: number;
}

export interface Listeners {
  connected(): void;
  batch(batch: Changes): void;
  heartbeat(heartbeat: Heartbeat): void;
  held(held: Held): void;
}

export class Link {
  private readonly statusNow = signal<Status>("connecting");
  private readonly refusalSaid = signal<Said | null>(null);
  private readonly access: Access;
  private readonly listeners: Listeners;
  private socket: Socket | undefined;
  private tries = 0;
  private retrying = false;
  private closed = false;

  constructor(access: Access, listeners: Listeners) {
    this.access = access;
    this.listeners = listeners;
    void this.open();
  }

  get status(): ReadonlySignal<Status> {
    return this.statusNow;
  }

  get refusal(): ReadonlySignal<Said | null> {
    return this.refusalSaid;
  }

  /** Ask once over the socket. "lost": no answer within ten seconds; "offline": there is no connection (any more). */
  async ask<T>(name: string, question: object): Promise<T | "lost" | "offline"> {
    const socket = this.socket;
    if (!socket?.connected) return "offline";
    try {
      return (await socket.timeout(PATIENCE).emitWithAck(name, question)) as T;
    } catch {
      return socket.connected ? "lost" : "offline";
    }
  }

  /** This token ends here. */
  refuse(said: Said): void {
    this.refusalSaid.value = { code: said.code, message: said.message };
    this.statusNow.value = "refused";
    this.close();
  }

  close(): void {
    this.closed = true;
    this.socket?.close();
  }

  private async open(): Promise<void> {
    const library = await import("socket.io-client").catch(() => undefined);
    if (this.closed) return;
    if (!library) return this.retry(() => void this.open());
    const { token, lang } = this.access;
    this.socket = library.io({
      auth: { token, lang },
      transports: ["websocket", "polling"],
      tryAllTransports: true,
      reconnection: false,
    });
    this.listen(this.socket);
  }

  private listen(socket: Socket): void {
    socket.on("connect", () => {
      this.statusNow.value = "online";
      this.listeners.connected();
    });
    socket.on("disconnect", () => this.lost(socket));
    socket.on("connect_error", (error: Error & { data?: Said }) => this.failed(socket, error.data));
    socket.on("gone", (said: Said) => this.refuse(said));
    socket.on("batch", (batch: Changes) => this.listeners.batch(batch));
    socket.on("held", (held: Held) => this.listeners.held(held));
    socket.on("heartbeat", (heartbeat: Heartbeat) => {
      // Not on "connect" yet: a server in trouble takes connections and drops them again.
      this.tries = 0;
      this.listeners.heartbeat(heartbeat);
    });
  }

  private lost(socket: Socket): void {
    if (this.statusNow.peek() !== "refused") void this.retry(() => socket.connect());
  }

  private failed(socket: Socket, said: Said | undefined): void {
    if (said?.code !== undefined && said.retry_after === undefined) return this.refuse(said);
    void this.retry(() => socket.connect(), (said?.retry_after ?? 0) * 1000);
  }

  /** The library's own way of trying again is neither fully random nor woken by a network that came back. */
  private async retry(open: () => void, atLeast = 0): Promise<void> {
    this.statusNow.value = "offline";
    // One broken connection may be told of twice; asking twice to be let in would look like an attack.
    if (this.retrying) return;
    this.retrying = true;
    await wait(atLeast);
    await untilOnline(pauseAfter(this.tries++));
    this.retrying = false;
    if (!this.closed) open();
  }
}
