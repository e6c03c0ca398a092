// The server's clock, so that every screen in the room shows the same second.

export class ServerClock {
  private ahead: number | null = null;

  /** Learn from a message that carries the server's time. It travelled a while, so the latest reading is the truest. */
  learn(now: number): void {
    const ahead = now - performance.now();
    this.ahead = this.ahead === null ? ahead : Math.max(this.ahead, ahead);
  }

  /** Milliseconds since 1970; the device's own clock until the server has spoken. */
  now(): number {
    return this.ahead === null ? Date.now() : this.ahead + performance.now();
  }
}
