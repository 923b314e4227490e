import { Table } from "@/components/data/table";
import { ConfirmButton } from "@/components/form/confirm-button";
import { Field } from "@/components/form/field";
import { SelectField } from "@/components/form/select-field";
import { TextAreaField } from "@/components/form/text-area-field";
import type { Actor } from "@/lib/auth/actor";
import { type PlainDate, today } from "@/lib/calendar";
import { LINES, VERDICTS } from "@/lib/training/labels";
import { mayChange, mayReport, mayWritePlan, planSeenBy } from "@/lib/training/policy";
import type { TrainingItemView } from "@/lib/training/queries";
import { checksOwed, quarterOf } from "@/lib/training/standing";
import type { TrainingVerdict } from "@/prisma/generated/enums";
import { changeItemAction, checkItemAction, dropItemAction, reopenItemAction } from "../actions";
import { ItemFields } from "../item-fields";
import { Checks, ReportForm, Reports, StateBadge, sayDue } from "../item-view";

export function PlanTable({ items, actor }: { items: TrainingItemView[]; actor: Actor }) {
  const writes = mayWritePlan(actor) === true;
  return (
    <Table label="培养计划" stack>
      <thead>
        <tr>
          <th scope="col">目标</th>
          <th scope="col">类别</th>
          <th scope="col">期限</th>
          <th scope="col">责任人</th>
          <th scope="col">状态</th>
          <th scope="col">季度检查</th>
          {writes ? <th scope="col">办理</th> : null}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <th scope="row">
              {item.goal}
              <span className="sub">{item.measure}</span>
              {item.state === "DROPPED" ? <span className="sub">取消原因：{item.droppedWhy}</span> : null}
              <div className="font-normal">
                <Reports item={item} />
                {mayReport(actor, item) === true ? <ReportForm item={item} seenBy={planSeenBy} /> : null}
              </div>
            </th>
            <td data-label="类别" className="nowrap">
              {LINES[item.line]}
            </td>
            <td data-label="期限" className="nowrap">
              {sayDue(item.dueOn)}
            </td>
            <td data-label="责任人" className="nowrap">
              {item.ownerName}
            </td>
            <td data-label="状态">
              <StateBadge item={item} />
            </td>
            <td data-label="季度检查" className="prose">
              <Checks item={item} />
            </td>
            {writes ? (
              <td data-label="办理">
                <Actions item={item} actor={actor} day={today(actor.at)} />
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Actions({ item, actor, day }: { item: TrainingItemView; actor: Actor; day: PlainDate }) {
  if (mayChange(actor, item) !== true) return null;
  const hidden = { itemId: item.id, revision: item.revision };
  return (
    <div className="-mx-2.5 flex flex-wrap">
      <CheckButton item={item} day={day} />
      <ConfirmButton
        action={changeItemAction}
        label="修改"
        title={`修改“${item.goal}”`}
        submit="保存"
        hidden={hidden}
        small
        tone="quiet"
      >
        <ItemFields year={item.year} owner={{ value: item.ownerId, label: item.ownerName }} item={item} />
      </ConfirmButton>
      {item.state === "DONE" ? (
        <ConfirmButton
          action={reopenItemAction}
          label="重新打开"
          title={`重新打开“${item.goal}”？`}
          hidden={hidden}
          small
          tone="quiet"
        >
          <Field name="why" label="原因" required maxLength={200} />
        </ConfirmButton>
      ) : (
        <ConfirmButton
          action={dropItemAction}
          label="取消"
          title={`取消“${item.goal}”？`}
          text="该项和原因保留在计划中。"
          submit="取消该项"
          hidden={hidden}
          small
          tone="quiet"
        >
          <Field name="why" label="取消原因" required maxLength={200} />
        </ConfirmButton>
      )}
    </div>
  );
}

function CheckButton({ item, day }: { item: TrainingItemView; day: PlainDate }) {
  const quarter = quarterOf(item.year, day);
  // The first quarter that is over and was not looked at, else the running one.
  const missed = checksOwed(item.year, item, day);
  const offered = missed[0] ?? quarter;
  const before = item.checks.find((check) => check.quarter === offered);
  return (
    <ConfirmButton
      action={checkItemAction}
      label={`第${offered}季度检查`}
      title={`第${offered}季度检查：${item.goal}`}
      submit="登记检查"
      hidden={{ itemId: item.id, quarter: offered, checked: before?.revision ?? 0 }}
      small
      tone="quiet"
    >
      <SelectField
        name="verdict"
        label="检查结果"
        required
        options={(Object.keys(VERDICTS) as TrainingVerdict[]).map((value) => ({ value, label: VERDICTS[value] }))}
        defaultValue={before?.verdict ?? "ON_TRACK"}
      />
      <TextAreaField name="note" label="检查意见" optional limit={200} rows={2} defaultValue={before?.note} />
    </ConfirmButton>
  );
}
