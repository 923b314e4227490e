"use client";
import { Panel } from "@/components/ui/panel";

export type Receipt = { receipt: string; revision: number };

/** What the voter keeps. It can be printed; it shows nothing of the paper but that it was handed in. */
export function ReceiptView({
  title,
  given,
  revise,
  closes,
  resumed,
  onRevise,
}: {
  title: string;
  given: Receipt;
  revise: boolean;
  closes: string;
  /** Work on a new version lies on the server, or in this very page. */
  resumed: boolean;
  onRevise: () => void;
}) {
  const { receipt, revision } = given;
  return (
    <Panel className="max-w-2xl">
      <div className="grid gap-4 py-2">
        <div>
          <h2 className="text-lg font-bold">测评表已交回</h2>
          <p className="text-muted">
            {title} · 第 {revision} 次提交
          </p>
        </div>
        <div>
          <p className="text-xs text-muted">回执</p>
          <p className="ballot-receipt" data-testid="receipt">
            {receipt}
          </p>
        </div>
        <p className="text-muted">
          回执只能证明您的测评表“已计入”，不能显示您投了什么。开箱之后，可以在“核验我的选票”页用它查询，请打印或抄下。
        </p>
        {revise ? (
          <p className="text-muted">{closes} 截止前可以重新提交，以最后一次为准；旧回执届时显示为“已被替换”。</p>
        ) : null}
        <div className="flex flex-wrap gap-2 no-print">
          <button type="button" className="btn btn-primary" onClick={() => print()}>
            打印回执
          </button>
          {revise ? (
            <button type="button" className="btn btn-outline" onClick={onRevise}>
              {resumed ? "继续修改" : "重新填写"}
            </button>
          ) : null}
          <a className="btn btn-ghost" href="/">
            返回待办
          </a>
        </div>
      </div>
    </Panel>
  );
}
