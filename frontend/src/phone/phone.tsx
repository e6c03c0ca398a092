// The participant's page: a head, the step that fits now, one live region.

import { t } from "../i18n";
import { Announcer } from "../ui/announcer";
import { ConnectionNotice } from "./connection-notice";
import { useSession } from "./context";
import type { Sorted } from "./sorting";
import { pageOf, running, type Step } from "./steps";
import { Choose, Loading, Waiting } from "./waiting";
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
    case "weighing":
    case "wall":
    case "closed":
      return <LaterPage step={step} />;
  }
}

/** Pages that come with the part that is loaded later. */
function LaterPage({ step }: { readonly step: Extract<Step, { name: "question" | "weighing" | "wall" | "closed" }> }) {
  const parts = useSession().parts.value;
  if (!parts) return <Loading />;
  if (step.name === "question") return <parts.QuestionPage item={step.item} question={step.question} />;
  if (step.name === "weighing") return <parts.WeighingPage item={step.item} id={step.weighing} />;
  if (step.name === "closed") return <parts.Closed />;
  return (
    <>
      <parts.Wall item={step.item} />
      <parts.Results />
    </>
  );
}

/** Where people write, the invitation to sort comes last; where they read, first. */
function StepWithInvitation({ step }: { readonly step: Step }) {
  const parts = useSession().parts.value;
  const reads = step.name === "wall" || step.name === "waiting" || step.name === "choose";
  const invitation = parts && <parts.SortingInvitation step={step} />;
  return (
    <>
      {reads && invitation}
      <StepPage step={step} key={pageOf(step)} />
      {!reads && invitation}
    </>
  );
}

/** Comes with the part that is loaded later. */
function SortingStep({ item, question }: Sorted) {
  const { parts, live } = useSession();
  return parts.value && live.value ? <parts.value.SortingPage item={item} question={question} /> : <Loading />;
}

/** What others ask about one's own contributions; comes with the part that is loaded later. */
function Asked() {
  const parts = useSession().parts.value;
  return parts && <parts.Enquiries />;
}

/** Dots that came too late; comes with the part that is loaded later. */
function LateDots() {
  const parts = useSession().parts.value;
  return parts && <parts.LateDots />;
}

/** What is being said about a contribution stays open whatever the room does; comes with the part that is loaded later. */
function About() {
  const { parts, live, signs } = useSession();
  const about = live.value && signs.value?.about.value;
  return about && parts.value ? <parts.value.AboutCard about={about} key={about.card.id} /> : null;
}

/** Back to the choice, where several workshops run at once. */
function OtherWorkshop() {
  const session = useSession();
  if (running(session.situation.value).length < 2 || session.situation.value.chosen === null) return null;
  return (
    <button class="button button--plain" type="button" onClick={() => ((session.shown.value = null), session.choose(null))}>
      {t("Anderer Workshop")}
    </button>
  );
}

export function Phone() {
  const session = useSession();
  if (session.device.value === undefined) return null;
  const step = session.step.value;
  const sorted = ["welcome", "loading", "closed"].includes(step.name) ? null : session.sorting.value;
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
        {step.name !== "welcome" && <LateDots />}
        {step.name !== "welcome" && step.name !== "closed" && <Asked />}
        {sorted ? <SortingStep {...sorted} /> : <StepWithInvitation step={step} />}
      </main>
      <About />
      <Announcer />
    </>
  );
}
