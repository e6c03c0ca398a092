// The participant's page: a head, the step that fits now, one live region.

import { t } from "../i18n";
import { Announcer } from "../ui/announcer";
import { Closed } from "./closed";
import { ConnectionNotice } from "./connection-notice";
import { useSession } from "./context";
import { QuestionPage } from "./question";
import { pageOf, running, type Step } from "./steps";
import { Choose, Loading, Waiting } from "./waiting";
import { Wall } from "./wall";
import { Welcome } from "./welcome";

function StepPage({ step }: { readonly step: Step }) {
  switch (step.name) {
    case "welcome":
      return <Welcome />;
    case "loading":
      return <Loading />;
    case "waiting":
      return <Waiting />;
    case "choose":
      return <Choose />;
    case "question":
      return <QuestionPage item={step.item} question={step.question} />;
    case "wall":
      return <Wall item={step.item} />;
    case "closed":
      return <Closed />;
  }
}

/** Back to the choice, where several workshops run at once. */
function OtherWorkshop() {
  const session = useSession();
  if (running(session.situation.value).length < 2 || session.situation.value.chosen === null) return null;
  return (
    <button class="button button--plain" type="button" onClick={() => ((session.held.value = null), session.choose(null))}>
      {t("Anderer Workshop")}
    </button>
  );
}

export function Phone() {
  const session = useSession();
  if (session.device.value === undefined) return null;
  const step = session.step.value;
  return (
    <>
      {step.name !== "welcome" && (
        <header class="page__head">
          <p class="eyebrow" dir="auto">{session.event.value?.title ?? session.page.event_title}</p>
          <OtherWorkshop />
        </header>
      )}
      <main class="page__main phone">
        <ConnectionNotice />
        <StepPage step={step} key={pageOf(step)} />
      </main>
      <Announcer />
    </>
  );
}
