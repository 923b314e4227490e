import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Notice } from "@/components/ui/notice";
import { Tabs } from "@/components/ui/tabs";
import { requireActor } from "@/lib/auth/session";
import { sayDate, today } from "@/lib/calendar";
import { END_LABELS } from "@/lib/mentoring/labels";
import { getPair, type PairPage } from "@/lib/mentoring/pair/queries";
import { isMentee, isMentor, isOneOfThem, mayNote, mayReportProgress } from "@/lib/mentoring/policy";
import { PaperLinks } from "../../printing/paper-links";
import { PairBadges } from "../pair-badges";
import { AgreementPart } from "./agreement";
import { CheckPart } from "./check";
import { CompletionPart } from "./completion";
import { History } from "./history";
import { Logs } from "./logs";
import { Notes } from "./notes";
import { Overview } from "./overview";
import { Summaries } from "./summaries";

export const metadata: Metadata = { title: "结对" };

const PARTS = {
  overview: "目标与计划",
  agreement: "协议",
  logs: "帮带记录",
  check: "中期检查",
  completion: "出师",
  history: "经过与办理",
  notes: "备注",
} as const;
type Part = keyof typeof PARTS;

type Params = { params: Promise<{ pairId: string }>; searchParams: Promise<{ part?: string }> };

export default async function PairPageView({ params, searchParams }: Params) {
  const actor = await requireActor();
  const { pairId } = await params;
  const pair = (await getPair(actor, pairId)) ?? notFound();
  const wanted = (await searchParams).part ?? "";
  const part = (wanted in PARTS ? wanted : "overview") as Part;
  const href = (key: Part) => (key === "overview" ? `/mentoring/${pair.id}` : `/mentoring/${pair.id}?part=${key}`);
  const month = today(actor.at).slice(0, 7);
  const mentor = isMentor(actor, pair);
  const own = mentor ? "mentor" : isMentee(actor, pair) ? "mentee" : null;
  return (
    <>
      <PageHead
        title={`${pair.mentor.name}带${pair.mentee.name}`}
        sub={`${pair.number} · ${pair.field}`}
        back={
          isOneOfThem(actor, pair)
            ? { href: "/mentoring/mine", label: "我的结对" }
            : { href: "/mentoring", label: "结对培养" }
        }
        actions={
          <>
            <PairBadges pair={pair} />
            {part === "agreement" ? <PaperLinks kind="agreement" id={pair.id} label="协议" /> : null}
            {part === "logs" ? <PaperLinks kind="log" id={pair.id} label="帮带记录" /> : null}
            {mentor && pair.state.live && !pair.state.future ? (
              <a className="btn btn-primary" href={`/mentoring/${pair.id}/log/${month}`}>
                记一次帮带
              </a>
            ) : null}
          </>
        }
      />
      <PageBody>
        <Tabs
          label="结对"
          current={href(part)}
          items={(Object.keys(PARTS) as Part[]).map((key) => ({ href: href(key), label: PARTS[key] }))}
        />
        <Warnings pair={pair} />
        {part === "overview" ? <Overview pair={pair} reports={mayReportProgress(actor, pair) === true} /> : null}
        {part === "agreement" ? <AgreementPart pair={pair} actor={actor} /> : null}
        {part === "logs" ? (
          <>
            <Logs pair={pair} part={own} />
            <Summaries pair={pair} part={own} />
          </>
        ) : null}
        {part === "check" ? <CheckPart pair={pair} actor={actor} /> : null}
        {part === "completion" ? <CompletionPart pair={pair} actor={actor} /> : null}
        {part === "history" ? <History pair={pair} actor={actor} /> : null}
        {part === "notes" ? <Notes pair={pair} mayNote={mayNote(actor, pair) === true} /> : null}
      </PageBody>
    </>
  );
}

function Warnings({ pair }: { pair: PairPage }) {
  const { state, rules } = pair;
  return (
    <>
      {pair.endedOn && pair.end ? (
        <Notice tone="quiet">
          已于{sayDate(pair.endedOn)}结束（{END_LABELS[pair.end]}），记录保留。
        </Notice>
      ) : null}
      {state.gap ? (
        <Notice tone={state.gap.tooLong ? "danger" : "warn"}>
          还没有新导师{state.gap.days > 0 ? `，已空档${state.gap.days}天` : ""}。应在{sayDate(state.gap.by)}
          之前安排；不再需要的，由党群工作部在“经过与办理”里登记。
        </Notice>
      ) : null}
      {pair.trouble.length > 0 ? <Notice tone="danger">{pair.trouble.join("；")}。</Notice> : null}
      {state.colour !== "green" ? (
        <Notice tone={state.colour === "red" ? "danger" : "warn"}>
          已连续{state.missed}个月没有完成帮带记录（{rules.amberMisses}个月黄牌，{rules.redMisses}个月红牌）。
        </Notice>
      ) : null}
    </>
  );
}
