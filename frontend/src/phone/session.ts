// Everything the phone page knows: the device's token, the event's records, what is being written, what waits.

import { batch, computed, effect, signal, untracked } from "@preact/signals";
import { t } from "../i18n";
import { pauseAfter, untilOnline } from "../live/backoff";
import type { Live, Remembered } from "../live/connection";
import { postCommand } from "../live/http";
import { StreamRecords } from "../live/records";
import type { Refusal } from "../live/messages";
import type { Event, Item, Phase } from "../live/types";
import { Drafts, isEdit } from "../outbox/drafts";
import { Outbox } from "../outbox/outbox";
import { Store } from "../outbox/store";
import { announce } from "../ui/announcer";
import type { Ballots } from "./ballots";
import { join } from "./joining";
import type { PhonePage } from "./page";
import type { Signs } from "./signs";
import type { Sorted } from "./sorting";
import { isWritable, stepFor, stepNow, type Held, type Situation } from "./steps";

/** What a device keeps of having joined. */
interface Device {
  readonly token: string;
  readonly lang: string;
  readonly chosen: string | null;
  /** The life of the database that our contributions were sent to. */
  readonly epoch: string | null;
}

type LiveParts = typeof import("./live-part");

const REMEMBER_AFTER = 1000;

export class Session {
  readonly page: PhonePage;
  readonly store = new Store();
  readonly drafts: Drafts;
  readonly outbox: Outbox;
  /** undefined: not known yet; null: not joined. */
  readonly device = signal<Device | null | undefined>(undefined);
  readonly live = signal<Live | null>(null);
  /** What is loaded once the page is usable; null until then. */
  readonly parts = signal<LiveParts | null>(null);
  /** What this device gives in weighings, and what it says about contributions; loaded later. */
  readonly ballots = signal<Ballots | null>(null);
  readonly signs = signal<Signs | null>(null);
  readonly room = signal(new StreamRecords());
  /** The question or weighing on the screen, until the person goes on. */
  readonly shown = signal<Held | null>(null);
  /** What is being sorted on this device; its page lies before all others until the person leaves it. */
  readonly sorting = signal<Sorted | null>(null);
  /** The question of which nothing was left to sort a moment ago: nobody is invited to it. */
  readonly sorted = signal<string | null>(null);
  /** Why the welcome page is shown again, or why joining takes so long. */
  readonly notice = signal<Refusal | "no network" | null>(null);
  readonly joining = signal(false);

  readonly event = computed(() => this.room.value.list<Event>("event").value[0]);
  readonly closed = computed(() => this.event.value?.closed ?? (!this.device.value && this.page.closed) ?? false);
  readonly items = computed(() => this.room.value.list<Item>("item").value);
  readonly phases = computed(() => this.room.value.list<Phase>("phase").value);
  /** Whether an own contribution stands open to be changed. */
  readonly editing = computed(() => this.parts.value !== null && this.drafts.all.value.some(isEdit));
  /** While somebody writes or rewrites an answer to it, or still gives dots. */
  readonly held = computed(() => {
    const shown = this.shown.value;
    return shown && ("question" in shown ? this.writes(shown.question) : this.ballots.value?.holds(shown.weighing)) ? shown : null;
  });
  readonly situation = computed<Situation>(() => ({
    joined: Boolean(this.device.value),
    known: this.event.value !== undefined,
    closed: this.closed.value,
    items: this.items.value,
    phases: this.phases.value,
    chosen: this.device.value?.chosen ?? null,
    held: this.held.value,
  }));
  readonly step = computed(() => stepFor(this.situation.value));
  /** Where the event is, even while somebody is still writing elsewhere. */
  readonly next = computed(() => stepNow(this.situation.value));

  private stops: readonly (() => void)[] = [];
  private recalled: Remembered | undefined;
  private remembers = false;

  constructor(page: PhonePage) {
    this.page = page;
    this.drafts = new Drafts(this.store, page.event);
    this.outbox = new Outbox(this.store, page.event);
  }

  async start(): Promise<void> {
    await Promise.all([this.drafts.load(), this.outbox.load()]);
    effect(() => this.setEditsFree());
    const device = await this.store.get<Device>(["device", this.page.event]);
    const room = await this.store.get<Remembered>(["room", this.page.event]);
    this.sorting.value = (await this.store.get<Sorted>(["batch", this.page.event])) ?? null;
    if (device) this.enter(device, room);
    else this.device.value = null;
  }

  /** Load the rest of the page, again and again until the network lets it through. Both files at once; the library may come later. */
  async load(): Promise<void> {
    void import("socket.io-client").catch(() => undefined);
    for (let tries = 0; !this.parts.peek(); tries++) {
      const parts = await import("./live-part").catch(() => undefined);
      if (!parts) await untilOnline(pauseAfter(tries, 1000, 30_000));
      else batch(() => ([this.ballots.value, this.parts.value] = [new parts.Ballots(this), parts]));
    }
    this.openLive();
  }

  async join(name: string): Promise<void> {
    this.joining.value = true;
    this.notice.value = null;
    const { code, proof, lang } = this.page;
    const request = { code, ...(name && { name }), ...(proof && { proof }) };
    const answer = await join(request, lang, { delayed: (refusal) => (this.notice.value = refusal ?? "no network") });
    this.joining.value = false;
    this.notice.value = answer.ok ? null : answer;
    if (!answer.ok) return;
    const epoch = (await this.store.get<Device["epoch"]>(["epoch", this.page.event])) ?? null;
    const device: Device = { token: answer.token, lang, chosen: null, epoch };
    await this.store.write([["device", this.page.event], device]);
    this.enter(device, undefined);
  }

  choose(item: string | null): void {
    this.keepDevice({ chosen: item });
  }

  writable(question: string): boolean {
    const open = isWritable(this.room.value.one<Phase>("phase", question).value);
    return open && !this.closed.value;
  }

  now(): number {
    return this.live.peek()?.now() ?? Date.now();
  }

  /** Forget everything of this event on this device. */
  async clear(): Promise<void> {
    await this.outbox.use(null);
    this.live.peek()?.close();
    await this.store.clear(this.page.event, "device", "room", "epoch", "entry", "draft", "dots", "batch", "signs", "explanation");
    location.reload();
  }

  private writes(question: string): boolean {
    return this.drafts.all.value.some((draft) => draft.question === question && draft.text.trim() !== "");
  }

  private enter(device: Device, room: Remembered | undefined): void {
    const records = new StreamRecords();
    if (room) records.replace(room.records);
    this.room.value = records;
    this.device.value = device;
    const access = { event: this.page.event, token: device.token, lang: device.lang };
    void this.outbox.use({
      attempt: (command) => this.live.peek()?.attempt(command) ?? postCommand(access, command),
      writable: (question) => this.writable(question),
      tokenRefused: (refusal) => this.leave(refusal),
      recalled: (entry) => this.drafts.recall(entry),
    });
    this.openLive(room);
  }

  private openLive(room?: Remembered): void {
    const [parts, device] = [this.parts.peek(), this.device.peek()];
    this.recalled = room ?? this.recalled;
    if (!parts || !device || this.live.peek()) return;
    const live = parts.connect({ event: this.page.event, token: device.token, lang: device.lang });
    if (this.recalled) live.recall("room", this.recalled);
    batch(() => {
      this.room.value = live.stream("room");
      this.live.value = live;
      this.signs.value ??= new parts.Signs(this);
    });
    this.watchLive(live);
  }

  private watchLive(live: Live): void {
    const send = () => untracked(() => this.outbox.flush());
    this.stops = [
      effect(() => void (live.status.value === "online" && send())),
      effect(() => void (this.phases.value, this.closed.value, send())),
      effect(() => void (live.refusal.value && this.leave({ ok: false, ...live.refusal.value }))),
      effect(() => this.meetEpoch(live.epoch.value)),
      effect(() => this.rememberLater(live)),
    ];
  }

  /** What was withdrawn elsewhere (another tab) can be edited no more: no new wording vanishes with it. */
  private setEditsFree(): void {
    const own = new Set(this.outbox.entries.value.flatMap((entry) => (entry.withdrawn ? [] : entry.contribution)));
    const lost = this.drafts.all.value.filter((draft) => isEdit(draft) && !own.has(draft.of));
    const kept = untracked(() => lost.filter((draft) => this.drafts.setFree(draft)));
    if (kept.length) announce(t("Der Beitrag wurde inzwischen zurückgezogen. Ihr Text ist als neuer Entwurf aufbewahrt."));
  }

  /** The token ends here: back to the welcome page. What was written stays. */
  private leave(refusal: Refusal): void {
    if (!this.device.peek()) return;
    queueMicrotask(() => this.stops.forEach((stop) => stop()));
    this.live.peek()?.close();
    void this.outbox.use(null);
    const [event, epoch] = [this.page.event, this.device.peek()?.epoch];
    void this.store.write([["device", event], undefined], [["epoch", event], epoch]);
    batch(() => {
      this.notice.value = refusal;
      this.shown.value = null;
      this.live.value = null;
      this.device.value = null;
    });
  }

  private meetEpoch(epoch: string | null): void {
    const known = this.device.peek()?.epoch ?? null;
    if (epoch === null || epoch === known) return;
    this.keepDevice({ epoch });
    if (known !== null) void this.outbox.offerAgain();
  }

  private keepDevice(change: Partial<Device>): void {
    const device = this.device.peek();
    if (!device) return;
    this.device.value = { ...device, ...change };
    void this.store.write([["device", this.page.event], this.device.peek()]);
  }

  private rememberLater(live: Live): () => void {
    if (!live.synced("room").value) return () => undefined;
    const room = this.room.value;
    void [this.event.value, this.items.value, this.phases.value];
    void ["question", "weighing", "result"].map((kind) => room.list(kind).value);
    const timer = setTimeout(() => this.rememberRoom(), this.remembers ? REMEMBER_AFTER : 0);
    return () => clearTimeout(timer);
  }

  rememberRoom(): void {
    this.remembers = true;
    const room = this.live.peek()?.remembered("room");
    if (room) void this.store.write([["room", this.page.event], room]);
  }
}
