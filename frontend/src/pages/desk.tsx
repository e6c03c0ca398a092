// The facilitator's page.

import { render } from "preact";
import { Desk } from "../desk/desk";
import { Desk as DeskState } from "../desk/desk_state";
import { hasToken, readEntrance } from "../desk/entrance";
import { NoEntrance } from "../desk/no_entrance";
import { connect } from "../live/connection";

const entrance = readEntrance();
const app = document.getElementById("app")!;
// What the server wrote there was for the time until now.
app.replaceChildren();
if (hasToken(entrance)) {
  const live = connect(entrance);
  live.stream("room");
  live.stream("desk");
  render(<Desk desk={new DeskState(live, entrance)} />, app);
} else {
  render(<NoEntrance title={entrance.title} what="desk" />, app);
}
