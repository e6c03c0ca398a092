// Entry of the participant's page.

import { render } from "preact";
import { PhoneContext } from "../phone/context";
import { watchKeyboard } from "../phone/keyboard";
import { readPage } from "../phone/page";
import { Phone } from "../phone/phone";
import { Session } from "../phone/session";
import { registerWorker } from "../phone/worker-client";

const session = new Session(readPage());

function comeBack(): void {
  if (document.visibilityState === "hidden") session.rememberRoom();
  else session.outbox.flush();
}

async function start(): Promise<void> {
  await session.start();
  const app = document.getElementById("app")!;
  app.textContent = "";
  render(<PhoneContext.Provider value={session}><Phone /></PhoneContext.Provider>, app);
  requestAnimationFrame(() => setTimeout(() => void session.load()));
  watchKeyboard();
  addEventListener("pagehide", () => session.rememberRoom());
  addEventListener("online", () => session.outbox.flush());
  document.addEventListener("visibilitychange", comeBack);
  registerWorker();
}

void start();
