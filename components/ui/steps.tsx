/** The states of a process in order, the current one red. Where there is no room: one line and a bar of segments. */
export function Steps({ label, steps, current }: { label: string; steps: string[]; current: number }) {
  const next = steps[current + 1];
  return (
    <nav className="steps-strip" aria-label={label}>
      <p className="now" aria-hidden="true">
        <span className="font-semibold text-accent">{steps[current] ?? "已结束"}</span>
        <span className="text-xs text-muted">
          第 {Math.min(current + 1, steps.length)} 步，共 {steps.length} 步{next ? `，下一步 ${next}` : ""}
        </span>
      </p>
      <ol>
        {steps.map((step, index) => (
          <li
            key={step}
            className={index < current ? "past" : index === current ? "current" : undefined}
            aria-current={index === current ? "step" : undefined}
          >
            <span>{step}</span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
