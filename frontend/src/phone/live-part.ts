// Loaded once the page is usable: the live connection, and the pages and buttons that nobody needs before it.
// One file: parts by phase would share most of it, and all of them together weigh more (the worker keeps them all).

export { connect } from "../live/connection";
export { Ballots } from "./ballots";
export { Closed } from "./closed";
export { Enquiries } from "./enquiry";
export { OwnTexts } from "./own";
export { EditField, OwnActions } from "./own-actions";
export { QuestionPage } from "./question";
export { Results } from "./results";
export { Signs } from "./signs";
export { AboutCard } from "./signs_dialog";
export { SortingInvitation } from "./sorting-invitation";
export { SortingPage } from "./sorting-page";
export { Wall } from "./wall";
export { WeighingPage } from "./weighing";
export { LateDots } from "./weighing_late";
