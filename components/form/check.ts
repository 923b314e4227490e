type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The browser's own constraints, said in our words and in our place instead of its bubbles. */
export function checkForm(form: HTMLFormElement): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const control of form.elements as unknown as Iterable<Control>) {
    const name = controlName(control);
    if (!name || !control.willValidate || control.validity.valid || found[name]) continue;
    found[name] = [complaint(control)];
  }
  return found;
}

/** The name an error is bound by: a picker's visible input speaks for the hidden one with `data-for`. */
export function controlName(control: Element): string {
  return (control as HTMLElement).dataset.for ?? (control as Control).name ?? "";
}

function complaint(control: Control): string {
  const { validity } = control;
  const label = control.dataset.label ?? "这一项";
  if (validity.customError) return control.validationMessage;
  if (validity.valueMissing) return `${asksToChoose(control) ? "请选择" : "请填写"}${label}。`;
  if (control instanceof HTMLInputElement) {
    if (validity.badInput) return control.type === "number" ? "请填数字。" : "这不是一个有效的日期。";
    if (validity.rangeUnderflow) return `不能${isDate(control) ? "早于" : "小于"} ${control.min}。`;
    if (validity.rangeOverflow) return `不能${isDate(control) ? "晚于" : "大于"} ${control.max}。`;
    if (validity.stepMismatch) return `请按 ${control.step} 的整数倍填写。`;
    if (validity.patternMismatch) return control.title || `${label}的格式不对。`;
    if (validity.typeMismatch) return `${label}的格式不对。`;
    if (validity.tooShort) return `至少 ${control.minLength} 个字。`;
  }
  return control.validationMessage || `${label}有误。`;
}

function asksToChoose(control: Control): boolean {
  return control instanceof HTMLSelectElement || ["radio", "checkbox", "file", "date", "month"].includes(control.type);
}

function isDate(control: HTMLInputElement): boolean {
  return control.type === "date" || control.type === "month";
}
