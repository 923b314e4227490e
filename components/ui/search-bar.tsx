import type { ReactNode } from "react";

/** A GET form: what is searched stands in the address and can be passed on. Filters go in as children. */
export function SearchBar({
  action,
  label,
  name = "q",
  value,
  placeholder,
  clear,
  children,
}: {
  action: string;
  label: string;
  name?: string;
  value?: string;
  placeholder?: string;
  /** where 清除 leads; shown only while something is searched */
  clear?: string;
  children?: ReactNode;
}) {
  return (
    <search>
      <form action={action} method="get" className="flex flex-wrap items-end gap-x-3 gap-y-2 no-print">
        <label className="field flex-1 basis-52 max-w-md">
          <span className="field-label">{label}</span>
          <input
            className="input"
            type="search"
            name={name}
            defaultValue={value}
            placeholder={placeholder}
            autoComplete="off"
          />
        </label>
        {children}
        <button className="btn btn-outline" type="submit">
          查找
        </button>
        {clear ? (
          <a className="btn btn-ghost" href={clear}>
            清除
          </a>
        ) : null}
      </form>
    </search>
  );
}

/** A labelled select for use inside SearchBar; the empty option means all. */
export function Filter({
  name,
  label,
  value,
  all = "全部",
  options,
}: {
  name: string;
  label: string;
  value?: string;
  all?: string;
  options: { value: string; label: string }[];
}) {
  return (
    <label className="field basis-32 grow sm:grow-0">
      <span className="field-label">{label}</span>
      <select className="select" name={name} defaultValue={value ?? ""}>
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
