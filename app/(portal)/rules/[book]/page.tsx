import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Table } from "@/components/data/table";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/auth/session";
import { sayDate, today } from "@/lib/calendar";
import { BOOKS, type Book, type Rules } from "@/lib/rulebook/books";
import { linesOf, versionOn } from "@/lib/rulebook/difference";
import { BOOK_LABELS } from "@/lib/rulebook/labels";
import { mayApproveRules, mayDraftRules } from "@/lib/rulebook/policy";
import { listVersions } from "@/lib/rulebook/queries";
import { defaultRules } from "@/lib/rulebook/schema";
import { DraftForm } from "./draft-form";
import { Versions } from "./versions";

export const metadata: Metadata = { title: "规则" };

export default async function BookPage({ params }: { params: Promise<{ book: string }> }) {
  const actor = await requireActor();
  const named = (await params).book.toUpperCase();
  const book = (named in BOOKS ? named : notFound()) as Book;
  const versions = (await listVersions(actor, book)) ?? notFound();
  const day = today(actor.at);
  const now = versionOn(versions, day);
  const draft = versions.find(({ approvedAt }) => approvedAt === null);
  const drafts = mayDraftRules(actor, book) === true;
  const approves = mayApproveRules(actor, book) === true;
  return (
    <>
      <PageHead
        title={BOOK_LABELS[book]}
        sub={now ? `第${now.version}版，自${sayDate(now.from)}起施行，${now.approvalNo}` : "党委尚未设定，按默认值执行"}
        back={{ href: "/rules", label: "规则" }}
      />
      <PageBody>
        {draft ? (
          <Notice tone="warn">
            第{draft.version}版由{draft.draftedByName}起草，等待党委书记签发；签发前仍按现行规则执行。
          </Notice>
        ) : null}
        <InForce book={book} rules={now?.rules ?? defaultRules(book)} />
        <Versions {...{ book, versions, day, drafts, approves }} />
        {drafts && !draft ? (
          <DraftForm
            {...{ book, day }}
            basedOn={versions[0]?.version ?? 0}
            values={{ ...(versions[0]?.rules ?? defaultRules(book)) }}
          />
        ) : null}
      </PageBody>
    </>
  );
}

function InForce({ book, rules }: { book: Book; rules: Rules<Book> }) {
  return (
    <Panel title="现行规则" flush>
      <Table label="现行规则" stack>
        <thead>
          <tr>
            <th scope="col">规则</th>
            <th scope="col">现行</th>
            <th scope="col">默认</th>
            <th scope="col">允许范围</th>
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {linesOf(book, rules).map((line) => (
            <tr key={line.key} className={line.value === line.usual ? undefined : "strong"}>
              <th scope="row">{line.label}</th>
              <td data-label="现行">{line.value}</td>
              <td data-label="默认">{line.usual}</td>
              <td data-label="允许范围">{line.limits}</td>
              <td data-label="说明" className="prose">
                {line.why || "—"}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}
