// What the server wrote into the page: enough to greet people before anything else has loaded.

export interface PhonePage {
  readonly event: string;
  readonly code: string;
  /** The last part of the QR link: whoever has it saw the code in the room. */
  readonly proof?: string;
  readonly lang: string;
  readonly event_title: string;
  readonly scope?: string;
  readonly use_of_results?: string;
  readonly starts_on?: string;
  readonly closed?: boolean;
}

export function readPage(): PhonePage {
  return JSON.parse(document.getElementById("page")!.textContent!) as PhonePage;
}
