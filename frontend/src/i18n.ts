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

function fill(text: string, values: Values): string {
  return text.replace(/%\((\w+)\)s/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}

/** `t` and `tn` for one catalogue. A missing translation shows the source text. */
export function createTexts({ locale, plurals, messages }: Catalogue) {
  const rules = new Intl.PluralRules(locale);

  /** The text in the page's language, with `%(name)s` filled in. */
  function t(message: string, values: Values = {}): string {
    const found = messages[message];
    return fill(typeof found === "string" ? found : message, values);
  }

  /** The form that fits `num`; `%(num)s` is filled in without being passed, as in Flask-Babel's ngettext. */
  function tn(singular: string, plural: string, num: number, values: Values = {}): string {
    const forms = messages[singular];
    const translated = Array.isArray(forms) ? forms[plurals[rules.select(num)] ?? forms.length - 1] : undefined;
    return fill(translated ?? (num === 1 ? singular : plural), { num, ...values });
  }

  return { locale, t, tn };
}

/** `locale` is the language of the page, for Intl.NumberFormat and Intl.DateTimeFormat. */
export const { locale, t, tn } = createTexts(readCatalogue());
