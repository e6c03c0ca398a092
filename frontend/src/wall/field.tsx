// A field of a form with its label, its hint and what is wrong with it.

import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

interface FieldIds {
  readonly id: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: boolean;
}

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | null;
  /** Draws the input and gives it these attributes. */
  readonly children: (ids: FieldIds) => ComponentChildren;
}

export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class={error ? "field field--invalid" : "field"}>
      <label for={id}>{label}</label>
      {hint && <p class="field__hint" id={`${id}-hint`}>{hint}</p>}
      {children({ id, ...(described && { "aria-describedby": described }), ...(error && { "aria-invalid": true }) })}
      {error && <p class="field__error" id={`${id}-error`}>{error}</p>}
    </div>
  );
}

interface TextFieldProps extends Omit<FieldProps, "children"> {
  readonly value: string;
  readonly write: (value: string) => void;
  /** The most characters; 200 as the server has it for lines. */
  readonly limit?: number;
  /** Several lines instead of one. */
  readonly rows?: number;
  readonly placeholder?: string;
}

/** A field for words, in whatever direction they are written. */
export function TextField({ value, write, limit = 200, rows, placeholder, ...field }: TextFieldProps) {
  const shared = {
    dir: "auto" as const,
    maxLength: limit,
    value,
    placeholder,
    onInput: (event: { currentTarget: { value: string } }) => write(event.currentTarget.value),
  };
  return <Field {...field}>{(ids) => (rows ? <textarea {...ids} {...shared} rows={rows} /> : <input {...ids} {...shared} />)}</Field>;
}

interface DateFieldProps extends Omit<FieldProps, "children"> {
  /** An ISO date, or nothing. */
  readonly value: string;
  readonly write: (value: string) => void;
}

export function DateField({ value, write, ...field }: DateFieldProps) {
  return (
    <Field {...field}>
      {(ids) => <input {...ids} type="date" value={value} onInput={(event) => write(event.currentTarget.value)} />}
    </Field>
  );
}
