// Translations of a card: the original stays first, and each says who translated it.

import { useState } from "preact/hooks";
import { t } from "../i18n";
import type { Translation } from "../live/types";
import type { CardPartProps } from "./card_dialog";
import { TranslationLayer } from "./card_layers";
import { languageName } from "./card_words";
import { Field, TextField } from "./field";

/** What is spoken most where these meetings take place; the first is what most hosts read. */
const LANGUAGES = ["de", "en", "uk", "ar", "fa", "tr", "ru", "fr", "kmr", "ps", "ti", "so", "ro", "pl", "bg", "es", "vi", "it"];

const NEW: Translation = { lang: "", text: "", by: "person" };

export function CardTranslations({ record, sorting }: CardPartProps) {
  const translations = record.translations ?? [];
  const [written, write] = useState<Translation | null>(null);
  const close = () => write(null);
  return (
    <section class="card-part">
      <h3>{t("Übersetzungen")}</h3>
      {translations.length > 0 && (
        <ul class="list">
          {translations.map((translation) => (
            <li key={translation.lang} class="row row--apart">
              <TranslationLayer translation={translation} />
              <button type="button" class="button button--plain"
                aria-label={t("Übersetzung ändern: %(language)s", { language: languageName(translation.lang) })}
                onClick={() => write(translation)}>{t("Ändern")}</button>
            </li>
          ))}
        </ul>
      )}
      {written ? <TranslationForm key={written.lang} before={written} record={record} sorting={sorting} close={close} /> : (
        <div><button type="button" class="button" onClick={() => write(NEW)}>{t("Übersetzung hinzufügen …")}</button></div>
      )}
    </section>
  );
}

interface TranslationFormProps extends CardPartProps {
  readonly before: Translation;
  readonly close: () => void;
}

function TranslationForm({ before, record, sorting, close }: TranslationFormProps) {
  const [wish, change] = useState(before);
  const [error, refuse] = useState<string | null>(null);
  const edit = (part: Partial<Translation>) => change({ ...wish, ...part });

  async function send(text: string): Promise<void> {
    const { lang, by, translator = "" } = wish;
    const answer = await sorting.send("translate_contribution", { contribution: record.id, lang, text, by, translator: translator.trim() });
    if (answer.ok) close();
    else refuse(answer.message);
  }

  function submit(event: Event): void {
    event.preventDefault();
    if (!wish.lang) return refuse(t("Bitte eine Sprache wählen."));
    if (!wish.text.trim()) return refuse(t("Bitte die Übersetzung eintragen."));
    void send(wish.text);
  }

  return (
    <form class="stack stack--tight" noValidate onSubmit={submit}>
      {!before.lang && <LanguageField record={record} lang={wish.lang} choose={(lang) => edit({ lang })} />}
      <TextField label={before.lang ? languageName(before.lang) : t("Übersetzung")} error={error} limit={280} rows={2} value={wish.text}
        write={(text) => edit({ text })} />
      <TranslatorFields wish={wish} edit={edit} />
      <div class="row">
        <button class="button">{t("Übernehmen")}</button>
        {before.lang && <button type="button" class="button" onClick={() => send("")}>{t("Übersetzung entfernen")}</button>}
        <button type="button" class="button button--plain" onClick={close}>{t("Abbrechen")}</button>
      </div>
    </form>
  );
}

function LanguageField({ record, lang, choose }: { record: CardPartProps["record"]; lang: string; choose: (lang: string) => void }) {
  const taken = new Set(record.translations?.map((translation) => translation.lang));
  const free = LANGUAGES.filter((each) => !taken.has(each) && each !== record.lang);
  return (
    <Field label={t("Sprache")}>
      {(ids) => (
        <select {...ids} value={lang} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="">{t("Bitte wählen")}</option>
          {free.map((each) => <option key={each} value={each}>{languageName(each)}</option>)}
        </select>
      )}
    </Field>
  );
}

function TranslatorFields({ wish, edit }: { wish: Translation; edit: (part: Partial<Translation>) => void }) {
  const by = (each: Translation["by"], label: string) => (
    <label class="choice">
      <input type="radio" name="translated-by" checked={wish.by === each} onChange={() => edit({ by: each })} />
      {label}
    </label>
  );
  return (
    <>
      <fieldset class="row">
        <legend>{t("Wer hat übersetzt?")}</legend>
        {by("person", t("Eine Person"))}
        {by("machine", t("Ein Programm"))}
      </fieldset>
      <TextField label={wish.by === "person" ? t("Name") : t("Name des Programms")} hint={t("Kann leer bleiben. Steht bei der Übersetzung.")}
        value={wish.translator ?? ""} write={(translator) => edit({ translator })} />
    </>
  );
}
