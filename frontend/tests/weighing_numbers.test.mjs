import assert from "node:assert/strict";
import test from "node:test";
import { areWhole, readNumbers, sameNumbers, storedNumbers } from "../src/desk/weighing_numbers.ts";

test("an empty field and a nought are the same as nothing entered", () => {
  assert.deepEqual(readNumbers({ people: "", dots: { a: "", b: "0", c: "3" } }), { people: 0, dots: { c: 3 } });
  assert.deepEqual(storedNumbers(undefined), { people: 0, dots: {} });
  assert.deepEqual(storedNumbers({ people: 2, dots: [{ option: "a", points: 4 }] }), { people: 2, dots: { a: 4 } });
});

test("only whole numbers are taken", () => {
  const whole = (people, a) => areWhole(readNumbers({ people, dots: { a } }));
  assert.deepEqual([["2", "3"], ["", ""], ["-1", "3"], ["2", "1.5"], ["zwei", "3"], ["2", "x"]].map((typed) => whole(...typed)),
    [true, true, false, false, false, false]);
});

test("numbers are the same when people and every option agree", () => {
  const numbers = { people: 2, dots: { a: 1, b: 2 } };
  const others = [{ people: 2, dots: { b: 2, a: 1 } }, { people: 3, dots: { a: 1, b: 2 } }, { people: 2, dots: { a: 1 } }, { people: 2, dots: { a: 1, b: 2, c: 1 } }];
  assert.deepEqual(others.map((other) => sameNumbers(numbers, other)), [true, false, false, false]);
});
