import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/auth/session";
import { sayDate, sayMonth, today } from "@/lib/calendar";
import { EXITS, SOURCES, TARGETS, TIERS } from "@/lib/pool/labels";
import { mayKeepPool } from "@/lib/pool/policy";
import { getMember, type MemberView, reviewSeason } from "@/lib/pool/queries";
import { rulesInForce } from "@/lib/rulebook/queries";
import { KEPT_INSIDE } from "../../pool-tabs";
import { MemberActions } from "./actions-bar";
import { Profile } from "./profile";
import { Reviews } from "./reviews";
import { Sheet } from "./sheet";
import { TierChanges } from "./tier-changes";

export const metadata: Metadata = { title: "名册" };

export default async function MemberPage({ params }: { params: Promise<{ membershipId: string }> }) {
  const actor = await requireActor();
  const member = (await getMember(actor, (await params).membershipId)) ?? notFound();
  const { person } = member;
  const keeps = mayKeepPool(actor, person.id) === true && member.leftOn === null;
  const day = today(actor.at);
  const season = reviewSeason(await rulesInForce(actor, "POOL"), day);
  return (
    <>
      <PageHead
        title={person.name}
        back={member.leftOn ? { href: "/pool/former", label: "已出库" } : { href: "/pool", label: "在册" }}
        sub={`${person.unitName} · 工号 ${person.employeeNo} · ${TARGETS[member.target]}、${TIERS[member.tier]}`}
        actions={
          <>
            <a className="btn btn-outline" href={`/pool/members/${member.id}/form`} download>
              登记表 PDF
            </a>
            <a className="btn btn-outline" href={`/pool/members/${member.id}/form?format=docx`} download>
              登记表 Word
            </a>
            {keeps ? <MemberActions member={member} day={day} /> : null}
          </>
        }
      />
      <PageBody>
        <Standing member={member} />
        <Basics member={member} />
        <Profile member={member} keeps={keeps} />
        <Reviews member={member} keeps={keeps} year={season.year} />
        <Panel title="培养情况" foot="取自考核、任职、培养计划、结对、岗位锻炼的记录；年度评估时存档。">
          <Sheet blocks={member.sheet} />
        </Panel>
        <TierChanges member={member} />
        <Notice tone="quiet">
          {KEPT_INSIDE}记录编号 {member.id}。
        </Notice>
      </PageBody>
    </>
  );
}

function Standing({ member }: { member: MemberView }) {
  if (member.leftOn) {
    return (
      <Notice tone="quiet">
        {sayDate(member.leftOn)}出库：{member.exit ? EXITS[member.exit] : ""}
        {member.exitWhy ? `，${member.exitWhy}` : ""}（{member.exitDocumentNo}，{member.exitByName}登记）。
      </Notice>
    );
  }
  if (member.outReasons.length === 0) return null;
  return (
    <Notice tone="warn" title="出现应出库的情形">
      {member.outReasons.map(({ reason, evidence }) => `${EXITS[reason]}：${evidence}`).join("；")}
      。由组织核实后办理。
    </Notice>
  );
}

function Basics({ member }: { member: MemberView }) {
  const { person, post, candidate } = member;
  const decision = candidate.decisions[0];
  const given = candidate.recommendations.map(
    ({ source, votes, voters }) => `${SOURCES[source]}${votes === null ? "" : `（${votes}/${voters}票）`}`,
  );
  return (
    <Panel title="基本情况">
      <Facts
        items={[
          { label: "性别", value: person.gender === "FEMALE" ? "女" : "男" },
          { label: "民族", value: person.ethnicity || null },
          { label: "出生年月", value: person.bornOn && `${sayMonth(person.bornOn)}（${member.age}岁）` },
          { label: "入党时间", value: person.joinedPartyOn ? sayMonth(person.joinedPartyOn) : "无" },
          { label: "参加工作", value: person.startedWorkOn && sayMonth(person.startedWorkOn) },
          { label: "学历学位", value: [person.education, person.degree].filter(Boolean).join("、") || null },
          { label: "专业技术职务", value: person.professionalTitle || "无" },
          { label: "现任职务", value: post ? `${post.unitName}${post.title}（${sayMonth(post.from)}）` : "无" },
          { label: "推荐方式", value: given.join("、") },
          { label: "入库", value: sayDate(member.joinedOn) },
          { label: "党委决定", value: decision ? decision.meeting : null },
        ]}
      />
    </Panel>
  );
}
