import { Table } from "@/components/data/table";
import { ConfirmButton } from "@/components/form/confirm-button";
import { Badge } from "@/components/ui/badge";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { type PlainDate, sayDate, today } from "@/lib/calendar";
import type { Book } from "@/lib/rulebook/books";
import { changesOf, STANDINGS, standingOf } from "@/lib/rulebook/difference";
import type { RuleVersionView } from "@/lib/rulebook/queries";
import { defaultRules } from "@/lib/rulebook/schema";
import { approveRulesAction, withdrawRulesAction } from "../actions";

type Props = { book: Book; versions: RuleVersionView[]; day: PlainDate; drafts: boolean; approves: boolean };

/** Every version, the newest first, with what it changed against the one before. */
export function Versions({ book, versions, day, drafts, approves }: Props) {
  return (
    <Panel title="版本" aside={versions.length > 0 ? `${versions.length} 版` : undefined} flush={versions.length > 0}>
      {versions.length === 0 ? (
        <Empty title="还没有版本。">现按默认值执行；党委作出决定后，由党群工作部起草第1版。</Empty>
      ) : (
        <Table label="版本" stack>
          <thead>
            <tr>
              <th scope="col">版本</th>
              <th scope="col">状态</th>
              <th scope="col">施行</th>
              <th scope="col">依据</th>
              <th scope="col">起草、签发</th>
              <th scope="col">与上一版的不同</th>
              {drafts || approves ? <th scope="col">办理</th> : null}
            </tr>
          </thead>
          <tbody>
            {versions.map((version, index) => (
              <Line
                key={version.id}
                {...{ book, version, day, drafts, approves }}
                standing={standingOf(version, versions, day)}
                former={versions[index + 1] ?? null}
              />
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}

type LineProps = Omit<Props, "versions"> & {
  version: RuleVersionView;
  former: RuleVersionView | null;
  standing: keyof typeof STANDINGS;
};

const TONES = { DRAFT: "warning", COMING: "primary", NOW: "success", PAST: "neutral" } as const;

function Line({ book, version, former, standing, drafts, approves }: LineProps) {
  return (
    <tr>
      <th scope="row" className="nowrap">
        第{version.version}版
      </th>
      <td data-label="状态">
        <Badge tone={TONES[standing]}>{STANDINGS[standing]}</Badge>
      </td>
      <td data-label="施行" className="nowrap">
        {sayDate(version.from)}
      </td>
      <td data-label="依据">
        {version.approvalNo}
        {version.note ? <span className="sub">{version.note}</span> : null}
      </td>
      <td data-label="起草、签发">
        {version.draftedByName} {sayDate(today(version.draftedAt))}
        {version.approvedAt ? (
          <span className="sub">
            {version.approvedByName} {sayDate(today(version.approvedAt))}签发
          </span>
        ) : null}
      </td>
      <td data-label="与上一版的不同">
        <Changes book={book} version={version} former={former} />
      </td>
      {drafts || approves ? (
        <td data-label="办理">
          {standing === "DRAFT" ? (
            <div className="flex flex-wrap gap-2">
              {approves ? <Approve version={version} /> : null}
              {drafts ? <Withdraw version={version} /> : null}
            </div>
          ) : null}
        </td>
      ) : null}
    </tr>
  );
}

function Changes({ book, version, former }: Pick<LineProps, "book" | "version" | "former">) {
  const changes = changesOf(book, former?.rules ?? defaultRules(book), version.rules);
  if (changes.length === 0) return former ? "与上一版相同" : "与默认值相同";
  return (
    <ul>
      {changes.map(({ key, label, before, after }) => (
        <li key={key}>
          {label}：{before} → <strong>{after}</strong>
        </li>
      ))}
    </ul>
  );
}

function Approve({ version }: { version: RuleVersionView }) {
  return (
    <ConfirmButton
      action={approveRulesAction}
      label="签发"
      title={`签发第${version.version}版`}
      text={`自${sayDate(version.from)}起施行（晚于此日签发的，自签发之日起）。施行后不再改动，修改须另行起草。`}
      hidden={{ ruleId: version.id }}
      small
      tone="primary"
    />
  );
}

function Withdraw({ version }: { version: RuleVersionView }) {
  return (
    <ConfirmButton
      action={withdrawRulesAction}
      label="撤回"
      title={`撤回第${version.version}版草稿`}
      text="草稿将删除，审计记录中保留起草和撤回。"
      hidden={{ ruleId: version.id }}
      small
      tone="quiet"
    />
  );
}
