// Giving dots: every option with − and +, what is left always in sight. Nobody sees them before they are counted.

import { useComputed } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import { t, tn } from "../i18n";
import type { Clock, Phase, Weighing } from "../live/types";
import { announce } from "../ui/announcer";
import { ClockDisplay } from "../ui/clock";
import { pointsText, rulesText } from "../ui/dots";
import { totalOf, type Ballot, type Given } from "./ballot";
import { useSession } from "./context";
import { Heading } from "./heading";
import { OwnTexts } from "./own";
import { GoOn, Grace } from "./phase-notice";
import { pageOf } from "./steps";

interface WeighingProps {
  readonly item: string;
  readonly id: string;
}

export function WeighingPage({ item, id }: WeighingProps) {
  const session = useSession();
  const weighing = session.room.value.one<Weighing>("weighing", id).value;
  const ballot = session.ballots.value!.find(id);
  // Before anything can be pressed: whoever gives dots goes on doing so while there is time.
  useLayoutEffect(() => {
    session.shown.value = { item, weighing: id };
    return () => (session.shown.value = null);
  }, []);
  if (!weighing || !ballot) return null;
  return (
    <>
      <div class="step__body">
        <Heading class="question" written>{weighing.text}</Heading>
        <Times item={item} id={id} />
        {ballot.counted.value ? <p>{t("Ihre Punkte sind schon gezählt. Vielen Dank.")}</p> : <Options weighing={weighing} ballot={ballot} />}
      </div>
      {!ballot.counted.value && <Left weighing={weighing} ballot={ballot} />}
      <OwnTexts />
    </>
  );
}

function Times({ item, id }: WeighingProps) {
  const session = useSession();
  const phase = session.room.value.one<Phase>("phase", id).value;
  const clock = session.room.value.one<Clock>("clock", item);
  const goesOn = useComputed(() => pageOf(session.next.value) !== id);
  return (
    <>
      <ClockDisplay clock={clock} now={() => session.now()} label={t("Verbleibende Zeit")} class="step__clock" />
      {phase?.state === "ending" && phase.ends_at != null && (
        <div class="banner banner--warning">
          <Grace until={phase.ends_at} text={(seconds) => t("Noch %(seconds)s Sekunden für Ihre Punkte.", { seconds })} />
          {goesOn.value && <GoOn item={item} />}
        </div>
      )}
    </>
  );
}

interface BallotProps {
  readonly weighing: Weighing;
  readonly ballot: Ballot;
}

function Options({ weighing, ballot }: BallotProps) {
  const { options, dots, most_per_option: most = 2 } = weighing;
  const given = ballot.dots.value;
  const left = dots - totalOf(given);

  function give(option: string, title: string, points: number): void {
    ballot.give(option, points, dots);
    const rest = dots - totalOf(ballot.dots.peek());
    announce(t("%(points)s für „%(title)s“. %(left)s", { points: pointsText(points), title, left: leftText(rest, dots) }));
  }

  return (
    <>
      <p>{rulesText(weighing)}</p>
      <ol class="plain dots">
        {options.map(({ id, title }, nth) => (
          <Option key={id} number={nth + 1} title={title} given={pointsFor(given, id)} most={left > 0 ? most : 0} give={(points) => give(id, title, points)} />
        ))}
      </ol>
    </>
  );
}

function pointsFor(given: Given, option: string): number {
  return given[option] ?? 0;
}

interface OptionProps {
  /** The same on the projector and on paper. */
  readonly number: number;
  readonly title: string;
  readonly given: number;
  /** As many as this option may have; 0 when there is nothing left to give. */
  readonly most: number;
  readonly give: (points: number) => void;
}

/** What cannot be pressed now keeps its place and its focus. */
function Option({ number, title, given, most, give }: OptionProps) {
  const [less, more] = [given > 0, given < most];
  return (
    <li class={given ? "dots__option dots__option--given row row--apart" : "dots__option row row--apart"}>
      <span class="dots__theme">
        <span class="dots__number figures">{number}</span>
        <span class="dots__title" dir="auto">{title}</span>
      </span>
      <span class="dots__steps">
        <button type="button" class="button dots__step" aria-disabled={!less} aria-label={t("Einen Punkt weniger für „%(title)s“", { title })}
          onClick={() => less && give(given - 1)}>−</button>
        <span class="dots__count figures"><span class="visually-hidden">{pointsText(given)}</span><span aria-hidden="true">{given}</span></span>
        <button type="button" class="button dots__step" aria-disabled={!more} aria-label={t("Einen Punkt mehr für „%(title)s“", { title })}
          onClick={() => more && give(given + 1)}>+</button>
      </span>
    </li>
  );
}

function leftText(left: number, dots: number): string {
  if (left <= 0) return t("Alle Punkte sind vergeben.");
  return tn("Noch ein Punkt von %(dots)s", "Noch %(num)s von %(dots)s Punkten", left, { dots });
}

/** At the lower edge: what is left to give, and what becomes of what was given. */
function Left({ weighing: { dots }, ballot }: BallotProps) {
  const session = useSession();
  const given = totalOf(ballot.dots.value);
  const online = session.live.value?.status.value === "online";
  return (
    <div class="step__foot dots__foot">
      <p class="dots__left figures">{leftText(dots - given, dots)}</p>
      <p class={ballot.refusal.value ? "field__error" : "soft small"} role={ballot.refusal.value ? "alert" : undefined}>
        {fateText(ballot, given > 0, online)}
      </p>
    </div>
  );
}

function fateText(ballot: Ballot, given: boolean, online: boolean): string {
  if (ballot.refusal.value) return ballot.refusal.value.message;
  if (ballot.waits.value || !ballot.stored.value) {
    return online || !ballot.stored.value ? t("Wird gespeichert …") : t("Ihre Punkte sind auf diesem Gerät und werden gesendet, sobald das Netz wieder da ist.");
  }
  return given ? t("Ihre Punkte sind gespeichert und geheim, bis gezählt wird.") : t("Ihre Punkte sind geheim, bis gezählt wird.");
}

