"use client";
import { type ReactNode, useState } from "react";
import { Table } from "@/components/data/table";
import { ActionForm } from "@/components/form/action-form";
import { Notice } from "@/components/ui/notice";
import type { FormActionFunction } from "@/lib/form-state";
import type { Slips } from "./slips";

/** A form whose answer is passwords: shown until one leaves the page, to be printed or saved, and then gone. */
export function IssueForm({
  action,
  submit,
  pending,
  confirm,
  hidden,
  tone,
  instead,
  next,
  children,
}: {
  action: FormActionFunction;
  submit: string;
  pending: string;
  confirm?: { title: string; text: string };
  hidden?: Record<string, string>;
  tone?: "primary" | "outline";
  /** Shown in place of the form; once passwords were issued they stay, whatever the page behind them says now. */
  instead?: ReactNode;
  /** Where one goes on once the passwords are safe. */
  next?: { href: string; label: string };
  children?: ReactNode;
}) {
  const [answer, setAnswer] = useState<{ slips: Slips; said: string } | null>(null);
  if (answer) return <IssuedPasswords {...answer} next={next} />;
  if (instead) return instead;
  return (
    <ActionForm
      {...{ action, submit, pending, confirm, hidden, tone }}
      onDone={(state) => setAnswer(state.data ? { slips: state.data as Slips, said: state.message } : null)}
    >
      {children}
    </ActionForm>
  );
}

type Issued = { slips: Slips; said: string; next?: { href: string; label: string } | undefined };

function IssuedPasswords({ slips, said, next }: Issued) {
  return (
    <div className="grid gap-3">
      <Notice tone="warn" title="口令只显示这一次">
        请当面或密封交给本人。本人首次登录时必须修改；离开本页后，任何人都不能再看到。
      </Notice>
      <p role="status" className="no-print">
        {said}
      </p>
      <div className="flex flex-wrap gap-3 no-print">
        <button type="button" className="btn btn-primary" onClick={() => window.print()}>
          打印
        </button>
        <button type="button" className="btn btn-outline" onClick={() => save(slips.workbook)}>
          存为 Excel
        </button>
        {next ? (
          <a className="btn btn-outline" href={next.href}>
            {next.label}
          </a>
        ) : null}
      </div>
      <Table label="首次口令">
        <thead>
          <tr>
            <th>姓名</th>
            <th>工号</th>
            <th>{slips.place}</th>
            <th>首次口令</th>
          </tr>
        </thead>
        <tbody>
          {slips.issued.map((slip) => (
            <tr key={slip.employeeNo}>
              <th scope="row" className="nowrap">
                {slip.name}
              </th>
              <td>{slip.employeeNo}</td>
              <td>{slip.unitName}</td>
              <td className="nowrap font-mono">{slip.password}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

function save(base64: string) {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: XLSX }));
  const link = document.createElement("a");
  link.href = url;
  link.download = "首次口令.xlsx";
  link.click();
  URL.revokeObjectURL(url);
}
