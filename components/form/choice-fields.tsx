"use client";
import { type InputHTMLAttributes, type ReactNode, useId } from "react";
import { useField } from "./context";
import { Below, type FieldProps, LabelText } from "./frame";

export type Choice = { value: string; label: string; hint?: ReactNode; disabled?: boolean };

/** One yes-or-no line; sends `value` (default "on") when ticked. */
export function CheckField({
  name,
  label,
  hint,
  seenBy,
  error,
  className,
  optional: _optional,
  hideLabel,
  ...rest
}: FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, keyof FieldProps | "id" | "type" | "size">) {
  const field = useField(name, error);
  return (
    <div className={`field ${className ?? ""}`}>
      <label className="check-line" htmlFor={field.id}>
        <input
          {...rest}
          type="checkbox"
          className="checkbox checkbox-sm"
          id={field.id}
          name={name}
          data-label={label}
          aria-invalid={field.invalid}
          aria-describedby={field.describedBy(hint || seenBy)}
        />
        <LabelText label={label} hideLabel={hideLabel} />
      </label>
      <Below id={field.id} hint={hint} seenBy={seenBy} errors={field.errors} />
    </div>
  );
}

type GroupProps = FieldProps & {
  options: Choice[];
  required?: boolean;
  disabled?: boolean;
  onChange?: (value: string) => void;
};

/** One of a few: `list` with room for hints, `words` as a row of buttons (2 to 5 short words), `even` filling the line. */
export function RadioGroup({
  look = "list",
  defaultValue,
  ...props
}: GroupProps & { look?: "list" | "words" | "even"; defaultValue?: string }) {
  const field = useField(props.name, props.error);
  const chosen = field.given ?? defaultValue;
  return (
    <Group {...props} field={field} role="radiogroup">
      <div className={look === "list" ? undefined : look === "even" ? "choices choices-even" : "choices"}>
        {props.options.map((option) =>
          look !== "list" ? (
            // biome-ignore lint/a11y/noLabelWithoutControl: GroupInput renders the control
            <label className="choice" key={option.value}>
              <GroupInput {...{ props, option }} type="radio" checked={chosen === option.value} className="" />
              {option.label}
            </label>
          ) : (
            <Line key={option.value} {...{ props, option }} type="radio" checked={chosen === option.value} />
          ),
        )}
      </div>
    </Group>
  );
}

/** Any number of a few; all send the same name. */
export function CheckGroup({ defaultValue = [], ...props }: GroupProps & { defaultValue?: string[] }) {
  const field = useField(props.name, props.error);
  return (
    <Group {...props} field={field}>
      {props.options.map((option) => (
        <Line key={option.value} {...{ props, option }} type="checkbox" checked={defaultValue.includes(option.value)} />
      ))}
    </Group>
  );
}

function Group({
  label,
  hint,
  seenBy,
  optional,
  hideLabel,
  className,
  field,
  role,
  children,
}: GroupProps & { field: ReturnType<typeof useField>; role?: "radiogroup"; children: ReactNode }) {
  return (
    <fieldset
      className={`field ${className ?? ""}`}
      role={role}
      data-invalid={field.invalid}
      aria-invalid={role ? field.invalid : undefined}
      aria-describedby={field.describedBy(hint || seenBy)}
    >
      <legend>
        <LabelText {...{ label, optional, hideLabel }} />
      </legend>
      {children}
      <Below id={field.id} hint={hint} seenBy={seenBy} errors={field.errors} />
    </fieldset>
  );
}

type LineProps = { props: GroupProps; option: Choice; type: "radio" | "checkbox"; checked: boolean };

function GroupInput({
  props,
  option,
  type,
  checked,
  className,
  hintId,
}: LineProps & { className: string; hintId?: string }) {
  return (
    <input
      type={type}
      className={className}
      name={props.name}
      value={option.value}
      defaultChecked={checked}
      required={type === "radio" ? props.required : undefined}
      disabled={props.disabled || option.disabled}
      data-label={props.label}
      aria-describedby={hintId}
      onChange={props.onChange ? () => props.onChange?.(option.value) : undefined}
    />
  );
}

function Line(line: LineProps) {
  const hintId = useId();
  const { option, type } = line;
  const look = type === "radio" ? "radio radio-sm" : "checkbox checkbox-sm";
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: GroupInput renders the control
    <label className="check-line">
      <GroupInput {...line} className={look} hintId={option.hint ? hintId : undefined} />
      <span>
        {option.label}
        {option.hint ? (
          <span className="field-hint block" id={hintId}>
            {option.hint}
          </span>
        ) : null}
      </span>
    </label>
  );
}
