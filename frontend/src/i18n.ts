// Texts of the interface. The source text is German; the catalogue of the page's language stands in <script id="i18n">.

type Values = Readonly<Record<string, string | number>>;

interface Catalogue {
  readonly locale: string;
  /** CLDR plural category ("one", "few" ...) to the place of its form in a message. */
  readonly plurals: Readonly<Record<string, number>>;
  readonly messages: Readonly<Record<string, string | readonly string[]>>;
}

const SOURCE: Catalogue = { locale: "de", plurals: { one: 0, other: 1 }, messages: {} };

function readCatalogue(): Catalogue {
  const text = globalThis.document?.getElementById("i18n")?.textContent;
  return text ? (JSON.parse(text) as Catalogue) : SOURCE;
}

const catalogue = readCatalogue();
const rules = new Intl.PluralRules(catalogue.locale);

/** The language of the page, for Intl.NumberFormat and Intl.DateTimeFormat. */
export const locale = catalogue.locale;

function fill(text: string, values: Values): string {
  return text.replace(/%\((\w+)\)s/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}

/** The text in the page's language, with `%(name)s` filled in. A missing translation shows the source text. */
export function t(message: string, values: Values = {}): string {
  const found = catalogue.messages[message];
  return fill(typeof found === "string" ? found : message, values);
}

/** The form that fits `count`; `%(count)s` is filled in without being passed. */
export function tn(singular: string, plural: string, count: number, values: Values = {}): string {
  const forms = catalogue.messages[singular];
  const translated = Array.isArray(forms) ? forms[catalogue.plurals[rules.select(count)] ?? forms.length - 1] : undefined;
  const source = count === 1 ? singular : plural;
  return fill(translated ?? source, { count, ...values });
}
