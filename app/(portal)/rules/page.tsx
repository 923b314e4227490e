import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Table } from "@/components/data/table";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/auth/session";
import { sayDate, today } from "@/lib/calendar";
import { versionOn } from "@/lib/rulebook/difference";
import { BOOK_LABELS } from "@/lib/rulebook/labels";
import { visibleBooks } from "@/lib/rulebook/policy";
import { listVersions } from "@/lib/rulebook/queries";

export const metadata: Metadata = { title: "规则" };

export default async function RulesPage() {
  const actor = await requireActor();
  const books = visibleBooks(actor);
  if (books.length === 0) notFound();
  const day = today(actor.at);
  const rows = await Promise.all(
    books.map(async (book) => ({ book, versions: (await listVersions(actor, book)) ?? [] })),
  );
  return (
    <>
      <PageHead title="规则" sub="党委确定的年限、期限、比例；党群工作部起草，党委书记签发，施行后不再改动" />
      <PageBody>
        <Panel title="规则目录" aside={`${books.length} 册`} flush>
          <Table label="规则目录" stack>
            <thead>
              <tr>
                <th scope="col">规则</th>
                <th scope="col">施行版本</th>
                <th scope="col">依据</th>
                <th scope="col">待签发</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ book, versions }) => {
                const now = versionOn(versions, day);
                const draft = versions.find(({ approvedAt }) => approvedAt === null);
                return (
                  <tr key={book}>
                    <th scope="row">
                      <a className="text-link" href={`/rules/${book.toLowerCase()}`}>
                        {BOOK_LABELS[book]}
                      </a>
                    </th>
                    <td data-label="施行版本">
                      {now ? `第${now.version}版，自${sayDate(now.from)}起` : "尚未设定，按默认值"}
                    </td>
                    <td data-label="依据">{now?.approvalNo || "—"}</td>
                    <td data-label="待签发">{draft ? `第${draft.version}版` : "无"}</td>
                  </tr>
                );
              })}
            </tbody>
          </Table>
        </Panel>
      </PageBody>
    </>
  );
}
