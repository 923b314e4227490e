"use client";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useField } from "./context";
import { type FieldProps, Frame } from "./frame";
import { type PickerOption, type PickerSearch, usePickerSearch } from "./picker-search";

type PickerProps = FieldProps & {
  /** a server action over a string: answers { data: options } or { refused: sentence } */
  search: PickerSearch;
  multiple?: boolean;
  required?: boolean;
  placeholder?: string;
  defaultChosen?: PickerOption[];
  onChoose?: (chosen: PickerOption[]) => void;
};

/** Find a person by typing name, number or pinyin; sends the chosen value (several under one name with `multiple`). */
export function PersonPicker({ placeholder = "姓名、工号或拼音", ...props }: PickerProps) {
  const { name, label, hint, seenBy, optional, hideLabel, className, multiple = false, required } = props;
  const field = useField(name, props.error);
  const { input, chosen, query, active, finder, change, choose, typed, pressed } = usePicker(props);
  const listId = `${field.id}-list`;
  const single = multiple ? undefined : chosen[0];
  return (
    <Frame {...{ label, hint, seenBy, optional, hideLabel, className }} id={field.id} errors={field.errors}>
      {multiple && chosen.length > 0 ? <Chips chosen={chosen} onRemove={change} /> : null}
      {chosen.map((option) => (
        <input key={option.value} type="hidden" name={name} value={option.value} />
      ))}
      <div className="relative">
        <input
          ref={input}
          className="input"
          id={field.id}
          data-for={name}
          data-label={label}
          type="text"
          role="combobox"
          autoComplete="off"
          aria-autocomplete="list"
          aria-expanded={finder.open}
          aria-controls={listId}
          aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
          aria-invalid={field.invalid}
          aria-required={required}
          aria-describedby={[field.describedBy(hint || seenBy), `${field.id}-say`].filter(Boolean).join(" ")}
          placeholder={placeholder}
          value={query}
          onChange={(event) => typed(event.target.value)}
          onKeyDown={pressed}
          onBlur={finder.close}
        />
        <OptionList id={listId} label={label} finder={finder} active={active} choose={choose} />
      </div>
      <p className="field-hint empty:hidden" id={`${field.id}-say`} role="status">
        {single?.hint ? `已选 ${single.hint}` : finder.said}
      </p>
    </Frame>
  );
}

/** What is chosen, what is typed, and what the keys do. */
function usePicker({ defaultChosen = [], multiple = false, required, label, search, onChoose }: PickerProps) {
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState(defaultChosen);
  const [query, setQuery] = useState(multiple ? "" : (defaultChosen[0]?.label ?? ""));
  const [active, setActive] = useState(-1);
  const finder = usePickerSearch(search);
  const first = useRef(defaultChosen);

  useEffect(() => {
    const box = input.current;
    const missing = query && !multiple ? `请从列表中选择${label}。` : `请选择${label}。`;
    box?.setCustomValidity((required || (query && !multiple)) && chosen.length === 0 ? missing : "");
  }, [required, chosen, query, multiple, label]);

  useEffect(() => {
    const form = input.current?.form;
    const reset = () => {
      setChosen(first.current);
      setQuery(multiple ? "" : (first.current[0]?.label ?? ""));
    };
    form?.addEventListener("reset", reset);
    return () => form?.removeEventListener("reset", reset);
  }, [multiple]);

  function change(next: PickerOption[]) {
    setChosen(next);
    onChoose?.(next);
  }

  function choose(option: PickerOption) {
    change(multiple ? [...chosen.filter((one) => one.value !== option.value), option] : [option]);
    setQuery(multiple ? "" : option.label);
    setActive(-1);
    finder.close();
    input.current?.focus();
  }

  function typed(text: string) {
    setQuery(text);
    setActive(-1);
    if (!multiple && chosen.length > 0) change([]);
    finder.ask(text);
  }

  function pressed(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    const { options } = finder;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move && options.length > 0) {
      event.preventDefault();
      setActive((active + move + options.length + (active < 0 && move < 0 ? 1 : 0)) % options.length);
    } else if (event.key === "Enter" && query) {
      event.preventDefault();
      const option = options[active] ?? (options.length === 1 ? options[0] : undefined);
      if (option) choose(option);
    } else if (event.key === "Escape" && finder.open) {
      event.preventDefault();
      finder.close();
    } else if (event.key === "Backspace" && multiple && !query) {
      change(chosen.slice(0, -1));
    }
  }

  return { input, chosen, query, active, finder, change, choose, typed, pressed };
}

type ListProps = {
  id: string;
  label: string;
  finder: ReturnType<typeof usePickerSearch>;
  active: number;
  choose: (option: PickerOption) => void;
};

function OptionList({ id, label, finder, active, choose }: ListProps) {
  return (
    <div className="listbox" id={id} role="listbox" aria-label={label} hidden={!finder.open || !finder.options.length}>
      {finder.options.map((option, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the input, which points here with aria-activedescendant
        <div
          key={option.value}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          onPointerDown={(event) => event.preventDefault()}
          onPointerUp={() => choose(option)}
        >
          <span>{option.label}</span>
          {option.hint ? <span className="aside">{option.hint}</span> : null}
        </div>
      ))}
    </div>
  );
}

function Chips({ chosen, onRemove }: { chosen: PickerOption[]; onRemove: (rest: PickerOption[]) => void }) {
  return (
    <ul className="flex flex-wrap gap-1.5">
      {chosen.map((option) => (
        <li key={option.value} className="flex items-center gap-1 rounded border border-rule bg-tint pl-2">
          <span>{option.label}</span>
          {option.hint ? <span className="text-xs text-muted">{option.hint}</span> : null}
          <button
            type="button"
            className="btn btn-ghost btn-xs"
            aria-label={`移除 ${option.label}`}
            onClick={() => onRemove(chosen.filter((one) => one.value !== option.value))}
          >
            移除
          </button>
        </li>
      ))}
    </ul>
  );
}
