"use client";
import { type FormEvent, type ReactNode, useRef } from "react";

type Props = { rounds: { [kindAndYear: string]: number }; children: ReactNode };

/** Keeps the round at the next one of the kind and year that are chosen, until somebody has typed another. */
export function ProposedRound({ rounds, children }: Props) {
  const proposed = useRef<string | null>(null);
  const follow = ({ target }: FormEvent<HTMLDivElement>) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement) || !target.form) return;
    const { kind, year, round } = namedIn(target.form);
    if (!kind || !year || !(round instanceof HTMLInputElement) || target === round) return;
    if (round.value !== (proposed.current ?? round.defaultValue)) return;
    proposed.current = String(rounds[`${kind.value} ${year.value}`] ?? 1);
    round.value = proposed.current;
  };
  return <div onChange={follow}>{children}</div>;
}

type Control = HTMLInputElement | HTMLSelectElement;

const namedIn = (form: HTMLFormElement): { [name: string]: Control | undefined } =>
  Object.fromEntries(
    Array.from(form.elements)
      .filter(
        (control): control is Control => control instanceof HTMLInputElement || control instanceof HTMLSelectElement,
      )
      .map((control) => [control.name, control]),
  );
