"use client";
import { useEffect, useMemo, useRef, useState } from "react";
import { PageBody } from "@/components/shell/page-head";
import {
  type PaperFault,
  type PaperScheme,
  paperFaults,
  paperHints,
  paperRules,
} from "@/lib/appraisal/ballot/paper-rules";
import type { Custody } from "@/prisma/generated/enums";
import type { Option } from "./cell";
import { CommentDialog, ConfirmDialog, SummaryDialog } from "./dialogs";
import { focusCell, handleKey } from "./keys";
import { openPaper } from "./open-papers";
import { isTable, type Line, type Paper, type Subject } from "./paper";
import type { Tools } from "./parts";
import { type Receipt, ReceiptView } from "./receipt";
import { Secrecy } from "./secrecy";
import { PersonNav, RatingSheets } from "./sheet";
import { shortened } from "./short-words";
import { KeepingStrip, Progress, Strip } from "./status";
import { RatingTable } from "./table";
import { PaperContext } from "./use-paper";

export type RatingProps = {
  cycleId: string;
  paperId: string;
  title: string;
  sub: string;
  closes: string;
  scheme: PaperScheme;
  threshold: number;
  subjects: Subject[];
  draft: { base: number; lines: Line[] };
  returned: Receipt | null;
  revision: number;
  allowRevise: boolean;
  custody: Custody;
};

export function Rating(props: RatingProps) {
  const { paper, keeper } = useMemo(() => openPaper(props), [props]);
  const [returned, setReturned] = useState(props.returned);
  const [filling, setFilling] = useState(props.returned === null);
  useEffect(() => keeper.start(), [keeper]);
  usePageGuards(keeper);
  if (returned && !filling) {
    const resumed = paper.count() > 0;
    return (
      <PageBody>
        <ReceiptView
          title={props.title}
          given={returned}
          revise={props.allowRevise}
          closes={props.closes}
          resumed={resumed}
          onRevise={() => setFilling(true)}
        />
      </PageBody>
    );
  }
  return (
    <PaperContext value={paper}>
      <Filling
        {...props}
        paper={paper}
        keeper={keeper}
        onReturned={(receipt) => {
          setReturned(receipt);
          setFilling(false);
          scrollTo({ top: 0 });
        }}
      />
    </PaperContext>
  );
}

type Keeper = ReturnType<typeof openPaper>["keeper"];

/** A page brought back from the browser's own memory is drawn anew; one that holds unsaved work asks before it goes. */
function usePageGuards(keeper: Keeper) {
  useEffect(() => {
    const shown = (event: PageTransitionEvent) => {
      if (event.persisted) location.reload();
    };
    const going = (event: BeforeUnloadEvent) => {
      const lost = keeper.dirty && ["offline", "signed-out", "newer"].includes(keeper.state.kind);
      if (lost) event.preventDefault();
    };
    addEventListener("pageshow", shown);
    addEventListener("beforeunload", going);
    return () => {
      removeEventListener("pageshow", shown);
      removeEventListener("beforeunload", going);
    };
  }, [keeper]);
}

/** What is said before anything is marked. Drawn here and not sent: its words follow from what the paper needs anyway. */
function Said({ scheme, subjects, threshold, custody, allowRevise }: RatingProps) {
  const rules = paperRules({ ...scheme, paper: { ...scheme.paper, allowRevise } }, subjects.length);
  const guides = subjects.some(isTable) ? scheme.dimensions : [];
  return <Secrecy custody={custody} threshold={threshold} rules={rules} guides={guides} />;
}

type FillingProps = RatingProps & { paper: Paper; keeper: Keeper; onReturned: (receipt: Receipt) => void };

function Filling({ paper, keeper, onReturned, ...props }: FillingProps) {
  const [problem, setProblem] = useState("");
  const [refusal, setRefusal] = useState("");
  const [hints, setHints] = useState<string[]>([]);
  const [sending, setSending] = useState(false);
  const [asked, setAsked] = useState(0);
  const [summary, comment, confirm] = [useDialog(), useDialog(), useDialog()];
  const { show: showSummary } = summary;
  const { show: showComment } = comment;
  const tools = useTools(props.scheme, showSummary, showComment, setAsked);

  const bar = useBarHeight();
  const check = () => {
    const stop = problemOf(paper);
    setProblem(stop?.text ?? "");
    if (stop?.cell) focusCell(paper, ...stop.cell);
    if (stop) return;
    setHints(
      paperHints(paper.scheme, paper.paperLines(), paper.given()).map(({ subjectId }) => nameOf(paper, subjectId)),
    );
    setRefusal("");
    confirm.show();
  };
  const send = async () => {
    setSending(true);
    const answer = await handIn(paper, keeper);
    setSending(false);
    if (typeof answer === "string") return setRefusal(answer);
    confirm.handle.current?.close();
    onReturned(answer);
  };

  return (
    <>
      <div className="ballot-bar" ref={bar}>
        <p className="ballot-sub">{props.sub}</p>
        <Progress keeper={keeper} />
        <button type="button" className="btn btn-primary" onClick={check}>
          交回测评表
        </button>
        <KeepingStrip keeper={keeper} />
        {problem ? <Strip>{problem}</Strip> : null}
      </div>
      <PageBody className="ballot-body">
        <Said {...props} />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the radio buttons inside */}
        <div
          className="ballot"
          onKeyDown={(event) =>
            handleKey(
              event,
              paper,
              tools.options.map(({ key }) => key),
              check,
            )
          }
        >
          <RatingTable tools={tools} />
          <RatingSheets tools={tools} />
          <PersonNav onEnd={check} />
        </div>
        <p className="ballot-keys text-muted">
          {tools.hundred
            ? `直接输入分数，上下方向键移动，Enter 下一人，Tab 逐项移动；总体评价按 1–${tools.overall.length} 选择。`
            : `按 1–${tools.options.length} 打分并跳到下一项，方向键移动，Enter 下一人，Tab 逐项移动。`}
        </p>
      </PageBody>
      <SummaryDialog handle={summary.handle} cycleId={props.cycleId} row={asked} />
      <CommentDialog handle={comment.handle} row={asked} threshold={props.threshold} />
      <ConfirmDialog
        handle={confirm.handle}
        hints={hints}
        allowRevise={props.allowRevise}
        sending={sending}
        problem={refusal}
        onSend={send}
      />
    </>
  );
}

/** The bar grows with its strips; what sticks below it, and what is scrolled to, must know. */
function useBarHeight() {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = bar;
    if (!current) return;
    const root = document.documentElement;
    const observer = new ResizeObserver(() => root.style.setProperty("--ballot-top", `${current.offsetHeight}px`));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return bar;
}

function useDialog() {
  const handle = useRef<HTMLDialogElement>(null);
  return useMemo(() => ({ handle, show: () => handle.current?.showModal() }), []);
}

/** Made once: rows and sheets are memoised and must not see new ones at every stroke. */
function useTools(
  scheme: PaperScheme,
  showSummary: () => void,
  showComment: () => void,
  ask: (row: number) => void,
): Tools {
  return useMemo(() => {
    const options: Option[] = scheme.scale.mode === "options" ? shortened(scheme.scale.options) : [];
    return {
      options,
      overall: shortened(scheme.overall.options),
      hundred: scheme.scale.mode === "hundred",
      readSummary: (row: number) => {
        ask(row);
        showSummary();
      },
      writeComment: (row: number) => {
        ask(row);
        showComment();
      },
    };
  }, [scheme, showSummary, showComment, ask]);
}

const nameOf = (paper: Paper, subjectId: string) => paper.rows.find(({ id }) => id === subjectId)?.name ?? "";

/** Why the paper cannot go yet, in words, and the cell to go to. */
function problemOf(paper: Paper): { text: string; cell?: [number, number] } | null {
  const faults = paperFaults(paper.scheme, paper.paperLines(), paper.given());
  const [first] = faults;
  if (!first) return null;
  if (first.kind === "uniform") return { text: `${first.reason}。` };
  const wrong = faults.find(({ kind }) => kind !== "incomplete");
  if (wrong) return { text: `${nameOf(paper, wrong.subjectId ?? "")}：${wrong.reason}。`, cell: cellOf(paper, wrong) };
  paper.showGaps();
  const names = [...new Set(faults.map(({ subjectId }) => nameOf(paper, subjectId ?? "")))];
  const listed = names.length > 5 ? `${names.slice(0, 5).join("、")}等 ${names.length} 人` : names.join("、");
  return { text: `还有 ${faults.length} 项没有评价：${listed}。补齐后才能交回。`, cell: cellOf(paper, first) };
}

function cellOf(paper: Paper, { subjectId, item }: PaperFault): [number, number] {
  const row = Math.max(
    0,
    paper.rows.findIndex(({ id }) => id === subjectId),
  );
  const items = paper.rows[row]?.items ?? [];
  const at = items.findIndex(({ key }) => key === item);
  return [row, at === -1 ? items.length : at];
}

/** The receipt, or the sentence that says why there is none. */
async function handIn(paper: Paper, keeper: Keeper): Promise<Receipt | string> {
  // First as a draft: if the session has ended meanwhile, this says so without leaving the page.
  if (!(await keeper.hold())) {
    keeper.release();
    return "内容还没有保存，暂时不能交回。请按页面上方的提示处理后再试。";
  }
  try {
    const response = await fetch("/api/paper", {
      method: "POST",
      headers: { "content-type": "application/json" },
      cache: "no-store",
      body: JSON.stringify({ ...keeper.place, lines: paper.lines() }),
    });
    const answer = (await response.json()) as { data: Receipt } | { refused: string };
    if ("refused" in answer) {
      keeper.release();
      return answer.refused;
    }
    keeper.handedIn(answer.data.revision);
    return answer.data;
  } catch {
    // The answer did not arrive; whether the paper did is seen at the next try, which changes nothing twice.
    keeper.release();
    return "网络中断，没有收到回执。恢复后请再交一次：同一份测评表不会重复计票。";
  }
}
