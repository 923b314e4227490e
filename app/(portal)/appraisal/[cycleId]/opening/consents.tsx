import { ActionForm } from "@/components/form/action-form";
import { Badge } from "@/components/ui/badge";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { mayConsent, mayOpen } from "@/lib/appraisal/opening/policy";
import type { OpeningView } from "@/lib/appraisal/opening/queries";
import type { Actor } from "@/lib/auth/actor";
import { sayFullMoment } from "@/lib/calendar";
import type { ConsentDuty } from "@/prisma/generated/enums";
import { consentAction, openBoxAction, withdrawConsentAction } from "./actions";
import { OpeningWatch } from "./watch";

const SIDES: [ConsentDuty, string][] = [
  ["ORGANISER", "党群工作部（组织员）"],
  ["DISCIPLINE", "纪委（纪检委员）"],
];

type Props = { actor: Actor; cycle: OpeningView };

/** Before the box is open: what lies in it, who has agreed, and the button. */
export function Consents({ actor, cycle }: Props) {
  const { counts, opening } = cycle;
  const balanced = counts.returned === counts.envelopes;
  return (
    <Panel title="开箱">
      <div className="grid gap-4">
        <p className="max-w-prose">
          发出 {counts.papers} 份，登记交回 {counts.returned} 份，票箱内信封 {counts.envelopes} 个。
          {balanced ? "数目相符。" : "数目不符，不能开箱。"}
        </p>
        {opening ? <Interrupted verified={opening.verifiedAt !== null} /> : null}
        <dl className="grid gap-2 max-w-xl">
          {SIDES.map(([duty, label]) => (
            <Side key={duty} label={label} actor={actor} cycle={cycle} duty={duty} />
          ))}
        </dl>
        <Give actor={actor} cycle={cycle} />
        <Open actor={actor} cycle={cycle} />
        <OpeningWatch
          url={`/appraisal/${cycle.id}/opening/progress`}
          state={cycle.state}
          consents={cycle.consents.filter(({ stands }) => stands).length}
        />
        <p className="max-w-prose text-xs text-muted">
          开箱分三步：逐份核验封条、回执和内容，去掉姓名、随机打乱后一次写入；重新计票，与写入的结果逐项相符；销毁密钥和信封。任何一处不符即停止，不写入任何内容。中途断电可以接着办，不会重复计票。
        </p>
      </div>
    </Panel>
  );
}

function Interrupted({ verified }: { verified: boolean }) {
  return (
    <Notice tone="warn" title="上次开箱没有走完">
      选票已经写入，{verified ? "复核无误，密钥和信封尚未销毁" : "尚未复核"}
      。请再按一次，从停下的地方继续，不会重复计票。
    </Notice>
  );
}

function Side({ label, actor, cycle, duty }: Props & { label: string; duty: ConsentDuty }) {
  const given = cycle.consents.find((consent) => consent.duty === duty);
  const own = given && given.personId === actor.personId && !cycle.opening;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <dt className="w-44">{label}</dt>
      <dd className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {given ? (
          <>
            {given.stands ? <Badge tone="success">已同意</Badge> : <Badge tone="warning">同意已失效</Badge>}
            <span>
              {given.name} · {sayFullMoment(given.at)}
            </span>
          </>
        ) : (
          <Badge>尚未同意</Badge>
        )}
        {own ? (
          <ActionForm
            action={withdrawConsentAction}
            submit="撤回"
            tone="outline"
            hidden={{ cycleId: cycle.id }}
            inline
            label="撤回同意"
          />
        ) : null}
      </dd>
    </div>
  );
}

function Give({ actor, cycle }: Props) {
  if (mayConsent(actor, cycle, cycle.consents) !== true) return null;
  return (
    <ActionForm
      action={consentAction}
      submit="同意开箱"
      hidden={{ cycleId: cycle.id }}
      confirm={{
        title: `同意打开“${cycle.title}”的票箱？`,
        text: "党群工作部与纪委须由两个人分别同意。开箱之前可以撤回。",
      }}
      label="同意开箱"
    />
  );
}

function Open({ actor, cycle }: Props) {
  const may = mayOpen(actor, cycle, cycle.consents);
  if (may !== true) return <p className="text-muted">{may}</p>;
  return (
    <ActionForm
      action={openBoxAction}
      submit={cycle.opening ? "继续开箱" : "开箱计票"}
      pending="正在开箱，请不要关闭服务器…"
      hidden={{ cycleId: cycle.id }}
      confirm={{
        title: "开箱计票？",
        text: `${cycle.counts.returned} 份测评表将被解封、打乱、计票，随后销毁密钥。此步不能撤销。`,
      }}
      label="开箱计票"
    />
  );
}
