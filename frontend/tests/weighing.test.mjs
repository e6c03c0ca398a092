import assert from "node:assert/strict";
import test from "node:test";
import { signal } from "@preact/signals";
import { Ballot, totalOf } from "../src/phone/ballot.ts";
import { proposedDots } from "../src/desk/weighing_draft.ts";
import { linePeopleText, rulesText, weightText } from "../src/ui/dots.ts";

test("half as many dots as themes are proposed, at least one, and fewer to each where many take part", () => {
  const proposals = [[2, 0], [3, 0], [5, 25], [6, 25], [30, 25], [30, 26], [9, 26]].map(([themes, people]) => proposedDots(themes, people));
  assert.deepEqual(proposals, [1, 2, 3, 3, 7, 5, 5]);
});

test("points and people are said together", () => {
  assert.equal(weightText({ points: 34, people: 21 }), "34 Punkte von 21 Personen");
  assert.equal(weightText({ points: 1, people: 1 }), "Ein Punkt von einer Person");
  assert.equal(weightText({ points: 0, people: 0 }), "Niemand hat Punkte gegeben.");
  assert.equal(linePeopleText({ people: 4 }, { people: 9 }), "4 Personen");
  assert.equal(linePeopleText({ people: 4 }, { people: 9, paper: 2 }), "mindestens 4 Personen");
});

test("the rules say how many dots each has, and how many for one theme", () => {
  assert.equal(rulesText({ dots: 3 }), "Jede Person hat 3 Punkte. Höchstens 2 davon für ein Thema.");
  assert.equal(rulesText({ dots: 3, most_per_option: 1 }), "Jede Person hat 3 Punkte. Höchstens einer davon für ein Thema.");
  assert.equal(rulesText({ dots: 1 }), "Jede Person hat einen Punkt.");
});

/** A device's memory, and a server that answers when it is told to. */
class World {
  kept = new Map();
  sent = [];
  live = signal(null);
  result = signal(undefined);
  open = signal(true);
  /** The tabs of this device. */
  tabs = [];
  store = {
    get: async (key) => this.kept.get(key.join(" ")),
    update: async (key, change) => {
      const after = structuredClone(change(this.kept.get(key.join(" "))));
      this.kept.set(key.join(" "), after);
      return after;
    },
  };

  /** Be online; `answers` gives what each Command is answered. */
  connect(answers, epoch = "life-1") {
    this.live.value = {
      status: signal("online"),
      epoch: signal(epoch),
      attempt: async ({ name, item, payload }) => {
        assert.deepEqual([name, item, payload.weighing], ["cast_dots", "workshop", "w"]);
        this.sent.push(payload.dots);
        return answers(payload.dots);
      },
    };
  }

  async ballot() {
    const { store, live, result, open } = this;
    const tell = () => this.tabs.filter((tab) => tab !== ballot).forEach((tab) => void tab.read());
    const ballot = new Ballot({ event: "e", item: "workshop", weighing: "w", store, live, result, open, tell });
    this.tabs.push(ballot);
    await ballot.start();
    return ballot;
  }
}

const yes = () => ({ ok: true, seq: 1 });

async function until(holds) {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1));
}

test("each tap is kept and sent; what is sent is what the device gives now", async () => {
  const world = new World();
  world.connect(yes);
  const ballot = await world.ballot();
  ballot.give("a", 1, 3);
  ballot.give("a", 2, 3);
  ballot.give("b", 1, 3);
  await until(() => !ballot.waits.value);
  assert.deepEqual(world.sent.at(-1), { a: 2, b: 1 });
  ballot.give("a", 0, 3);
  await until(() => !ballot.waits.value);
  assert.deepEqual(world.sent.at(-1), { b: 1 });
  assert.equal(totalOf(ballot.dots.value), 1);
});

test("without a network dots wait on the device, survive a reload, and the last state is sent once", async () => {
  const world = new World();
  const before = await world.ballot();
  before.give("a", 1, 3);
  before.give("b", 2, 3);
  assert.equal(before.waits.value, true);
  before.stop();
  world.connect(yes);
  const after = await world.ballot();
  await until(() => !after.waits.value);
  assert.deepEqual(world.sent, [{ a: 1, b: 2 }]);
  assert.deepEqual(after.dots.value, { a: 1, b: 2 });
});

test("a lost answer is asked for again; a refusal leaves what was saved before, and says why", async () => {
  const world = new World();
  const answers = [undefined, yes(), { ok: false, code: "too_many_dots", message: "zu viele" }];
  world.connect(() => answers.shift());
  const ballot = await world.ballot();
  ballot.give("a", 1, 3);
  await until(() => !ballot.waits.value);
  ballot.give("a", 2, 3);
  await until(() => ballot.refusal.value);
  assert.deepEqual([ballot.refusal.value.code, ballot.dots.value], ["too_many_dots", { a: 1 }]);
  ballot.stop();
});

test("a server with another life of its database is given the dots again", async () => {
  const world = new World();
  world.connect(yes);
  const ballot = await world.ballot();
  ballot.give("a", 1, 3);
  await until(() => !ballot.waits.value);
  world.connect(yes, "life-2");
  await until(() => world.sent.length === 2);
  assert.deepEqual(world.sent, [{ a: 1 }, { a: 1 }]);
  ballot.stop();
});

test("who was counted has taken part; who gave dots after the count has not been counted yet", async () => {
  const world = new World();
  world.connect(yes);
  const ballot = await world.ballot();
  ballot.give("a", 1, 3);
  await until(() => !ballot.waits.value);
  assert.equal(ballot.counted.value, false);
  world.result.value = { people: 3, paper: 2 };
  assert.equal(ballot.counted.value, true);
  ballot.stop();
  const other = new World();
  other.connect(yes);
  other.result.value = { people: 3, paper: 2 };
  const late = await other.ballot();
  late.give("a", 1, 3);
  await until(() => !late.waits.value);
  assert.equal(late.counted.value, false);
  other.result.value = { people: 4, paper: 3 };
  assert.equal(late.counted.value, false);
  late.stop();
});

const closed = () => ({ ok: false, code: "wrong_phase", message: "zu" });

test("dots that come too late stay on the device, are told of once, and are sent when the weighing opens again", async () => {
  const world = new World();
  world.connect(yes);
  const ballot = await world.ballot();
  ballot.give("a", 1, 3);
  await until(() => !ballot.waits.value);
  world.live.value = null;
  ballot.give("b", 2, 3);
  world.open.value = false;
  world.connect(closed);
  await until(() => ballot.late.value);
  assert.deepEqual([world.sent, ballot.dots.value, ballot.refusal.value], [[{ a: 1 }, { a: 1, b: 2 }], { a: 1, b: 2 }, null]);
  ballot.acknowledge();
  assert.equal(ballot.late.value, false);
  await until(() => ballot.stored.value);
  ballot.stop();
  const later = await world.ballot();
  assert.equal(later.late.value, false);
  world.connect(yes);
  world.open.value = true;
  await until(() => !later.waits.value);
  assert.deepEqual(world.sent.slice(2), [{ a: 1, b: 2 }]);
  later.stop();
});

test("what was counted without the last dots says so and sends nothing more", async () => {
  const world = new World();
  world.connect(yes);
  const ballot = await world.ballot();
  ballot.give("a", 1, 3);
  await until(() => !ballot.waits.value);
  world.live.value = null;
  ballot.give("b", 1, 3);
  world.open.value = false;
  world.result.value = { people: 1 };
  world.connect(closed);
  await until(() => ballot.late.value);
  assert.equal(ballot.counted.value, true);
  world.result.value = undefined;
  world.open.value = true;
  assert.deepEqual([ballot.counted.value, ballot.late.value, world.sent], [true, false, [{ a: 1 }]]);
  ballot.stop();
});

test("who taps quickly sends one Command after another, each with the newest state", async () => {
  const world = new World();
  let [underWay, most] = [0, 0];
  world.connect(async () => {
    most = Math.max(most, ++underWay);
    await new Promise((resolve) => setTimeout(resolve, 20));
    underWay--;
    return yes();
  });
  const ballot = await world.ballot();
  for (let tap = 0; tap < 60; tap++) {
    ballot.give("a", 1 + (tap % 2), 3);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await until(() => !ballot.waits.value);
  assert.deepEqual([most, world.sent.at(-1), world.sent.length <= 3], [1, { a: 2 }, true]);
  ballot.stop();
});

test("two tabs of a device give into one ballot and never more than there is", async () => {
  const world = new World();
  world.connect(yes);
  const [one, other] = [await world.ballot(), await world.ballot()];
  one.give("a", 2, 3);
  other.give("b", 1, 3);
  other.give("c", 1, 3);
  const settled = () => [one, other].every((tab) => tab.stored.value && !tab.waits.value);
  await until(settled);
  assert.deepEqual([one.dots.value, other.dots.value, world.sent.at(-1)], [{ a: 2, b: 1 }, { a: 2, b: 1 }, { a: 2, b: 1 }]);
  one.stop();
  other.stop();
});
