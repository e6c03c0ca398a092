// Loaded once the page is usable: the live connection, and the pages and buttons that nobody needs before it.

export { connect } from "../live/connection";
export { Closed } from "./closed";
export { Enquiries } from "./enquiry";
export { EditField, OwnActions } from "./own-actions";
export { Signs } from "./signs";
export { AboutCard } from "./signs_dialog";
export { SortingInvitation } from "./sorting-invitation";
export { SortingPage } from "./sorting-page";
export { Results } from "./results";
export { Wall } from "./wall";
export { WeighingPage } from "./weighing";
export { LateDots } from "./weighing_late";
