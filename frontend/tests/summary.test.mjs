import assert from "node:assert/strict";
import { test } from "node:test";
import { inWords, ownChanges } from "../src/wall/summary.ts";

const cards = (...ids) => ids.map((id) => ({ kind: "contribution", id }));
const below = (...ids) => ids.map((id) => ({ kind: "contribution", id, stack: "a" }));
const cluster = { kind: "cluster", id: "k" };

/** What happened, one Change each, and how it is summed up. */
const CASES = [
  [[["contribution_posted", cards("a")]], "Eine Karte ist dazugekommen."],
  [[["contribution_moved", cards("a")]], "Eine Karte wurde verschoben."],
  [[["contributions_moved", cards("a", "b", "c")]], "3 Karten wurden verschoben."],
  [[["contribution_moved", cards("a")], ["contributions_moved", cards("b", "c")]], "3 Karten wurden verschoben."],
  [[["cluster_created", [cluster, ...cards("a", "b")]]], "Ein Cluster wurde angelegt."],
  [[["contributions_stapled", [...cards("a"), ...below("b", "c")]]], "2 Karten wurden angeheftet."],
  [[["contribution_hidden", [], [["contribution", "a"]]]], "Eine Karte wurde verborgen."],
  [[["contribution_doubled", cards("a")]], "Eine Karte steht zusätzlich in einem zweiten Cluster."],
  [[["contribution_posted", cards("a")], ["contributions_moved", cards("b", "c")]],
    "Eine Karte ist dazugekommen. 2 Karten wurden verschoben."],
  [[["cluster_renamed", [cluster]]], ""],
  [[], ""],
];

test("what others do is summed up by what they do, and by the number of cards", () => {
  for (const [happened, said] of CASES) {
    const changes = happened.map(([type, put, drop], nth) => ({ seq: nth + 1, type, by: "facilitator", at: 0, put, drop }));
    assert.equal(inWords(changes), said);
  }
});

test("one's own steps are not summed up", () => {
  ownChanges.add(7);
  const moved = (seq) => ({ seq, type: "contributions_moved", by: "facilitator", at: 0, put: cards(`c${seq}`) });
  assert.equal(inWords([moved(7), moved(8)]), "Eine Karte wurde verschoben.");
});
