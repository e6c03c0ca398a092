// Entry of the participant's page.

import { render } from "preact";
import { PhoneContext } from "../phone/context";
import { watchKeyboard } from "../phone/keyboard";
import { readPage } from "../phone/page";
import { Phone } from "../phone/phone";
import { Session } from "../phone/session";
import { registerWorker } from "../phone/worker-client";

const session = new Session(readPage());

/** What must be on the device before the page goes away. */
function keepAll(): void {
  void session.drafts.write();
  session.rememberRoom();
}

function comeBack(): void {
  if (document.visibilityState === "hidden") keepAll();
  else session.outbox.flush();
}

async function start(): Promise<void> {
  await session.start();
  const app = document.getElementById("app")!;
  app.textContent = "";
  render(<PhoneContext.Provider value={session}><Phone /></PhoneContext.Provider>, app);
  requestAnimationFrame(() => setTimeout(() => void session.load()));
  watchKeyboard();
  addEventListener("pagehide", keepAll);
  addEventListener("online", () => session.outbox.flush());
  document.addEventListener("visibilitychange", comeBack);
  registerWorker();
}

void start();
