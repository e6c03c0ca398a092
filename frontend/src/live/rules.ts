// What happens to what is written in answer to a question.

import type { Question } from "./types";

export type Rules = Required<Pick<Question, "private" | "moderated">>;
export const NO_RULES: Rules = { private: false, moderated: false };

export function rulesOf(question: Question | undefined): Rules {
  return { private: question?.private ?? false, moderated: question?.moderated ?? false };
}
