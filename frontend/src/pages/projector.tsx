// The projector's page: shows, and can do nothing else.

import { render } from "preact";
import { hasToken, readEntrance } from "../desk/entrance";
import { Meeting } from "../desk/meeting";
import { NoEntrance } from "../desk/no_entrance";
import { connect } from "../live/connection";
import { Projector } from "../projector/projector";
import { dress, keepAwake } from "../projector/room";

const entrance = readEntrance();
const app = document.getElementById("app")!;
// What the server wrote there was for the time until now.
app.replaceChildren();
if (hasToken(entrance)) {
  const live = connect(entrance);
  dress();
  keepAwake();
  render(<Projector meeting={new Meeting(live)} entrance={entrance} />, app);
} else {
  render(<NoEntrance title={entrance.title} what="projector" />, app);
}
