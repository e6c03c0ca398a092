// Translations of a card: the original stays first, and each says who translated it.

import { useState } from "preact/hooks";
import { t } from "../i18n";
import type { Translation } from "../live/types";
import type { CardPartProps } from "./card_dialog";
import { CardForm, useEditing } from "./card_form";
import { TranslationLayer } from "./card_layers";
import { languageName } from "./card_words";
import { Field, TextField } from "./field";

/** What is spoken most where these meetings take place; the first is what most hosts read. */
const LANGUAGES = ["de", "en", "uk", "ar", "fa", "tr", "ru", "fr", "kmr", "ps", "ti", "so", "ro", "pl", "bg", "es", "vi", "it"];

const NEW: Translation = { lang: "", text: "", by: "person" };

export function CardTranslations({ record, sorting }: CardPartProps) {
  const translations = record.translations ?? [];
  const { edited, edit, close, button } = useEditing<Translation>();
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
                onClick={() => edit(translation)}>{t("Ändern")}</button>
            </li>
          ))}
        </ul>
      )}
      {edited ? <TranslationForm key={edited.lang} before={edited} record={record} sorting={sorting} close={close} /> : (
        <div>
          <button ref={button} type="button" class="button" onClick={() => edit(NEW)}>{t("Übersetzung hinzufügen …")}</button>
        </div>
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

  function submit(): void {
    if (!wish.lang) return refuse(t("Bitte eine Sprache wählen."));
    if (!wish.text.trim()) return refuse(t("Bitte die Übersetzung eintragen."));
    void send(wish.text);
  }

  return (
    <CardForm submit={submit} close={close} send={t("Übernehmen")} more={
      before.lang && <button type="button" class="button" onClick={() => send("")}>{t("Übersetzung entfernen")}</button>
    }>
      {!before.lang && <LanguageField record={record} lang={wish.lang} choose={(lang) => edit({ lang })} />}
      <TextField label={before.lang ? languageName(before.lang) : t("Übersetzung")} error={error} limit={280} rows={2} value={wish.text}
        write={(text) => edit({ text })} />
      <TranslatorFields wish={wish} edit={edit} />
    </CardForm>
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
