import type { NavGroup } from "@/components/shell/navigation";
import { type Actor, canSomewhere, isOfficer } from "@/lib/auth/actor";
import type { Capability } from "@/lib/auth/roles";

type Place = { href: string; label: string; for?: Capability; count?: number };

/** What is everybody's own; officers are rated and raised by nobody here. */
function ownPlaces(actor: Actor, unread: number): Place[] {
  const everybody: Place[] = [
    { href: "/", label: "待办" },
    { href: "/inbox", label: "站内消息", count: unread },
  ];
  if (isOfficer(actor)) return everybody;
  return [
    ...everybody,
    { href: "/mine", label: "我的考核" },
    { href: "/training/mine", label: "我的培养计划" },
    { href: "/mentoring/mine", label: "我的结对" },
    { href: "/rotation/mine", label: "我的锻炼" },
    // Who reads all cycles has them below; everybody else has those to which they belong.
    ...(canSomewhere(actor, "cycle.read") ? [] : [{ href: "/appraisal", label: "参加的考核" }]),
  ];
}

/** The places this person may open: an item stands here only if its page opens. */
export function navigationOf(actor: Actor, unread: number): NavGroup[] {
  const groups: { label: string; items: Place[] }[] = [
    { label: "我的", items: ownPlaces(actor, unread) },
    {
      label: "考核",
      items: [
        { href: "/appraisal", label: "考核批次", for: "cycle.read" },
        { href: "/appraisal/schemes", label: "考核方案", for: "scheme.read" },
        { href: "/integrity", label: "处分与影响", for: "effect.read" },
      ],
    },
    {
      label: "培养",
      items: [
        { href: "/training", label: "培养计划", for: "training.read" },
        { href: "/mentoring", label: "结对培养", for: "mentoring.read" },
        { href: "/rotation", label: "岗位锻炼", for: "rotation.read" },
        { href: "/pool", label: "人选名册", for: "pool.read" },
        { href: "/pool/recommend", label: "推荐人选", for: "pool.recommend" },
        { href: "/pool/opinions", label: "廉政意见", for: "pool.opinion" },
      ],
    },
    {
      label: "组织",
      items: [
        { href: "/organisation", label: "单位与支部", for: "organisation.read" },
        { href: "/people", label: "人员", for: "organisation.read" },
        { href: "/rules", label: "规则", for: "rules.read" },
      ],
    },
    {
      label: "系统",
      items: [
        { href: "/accounts", label: "账号与授权", for: "account.read" },
        { href: "/audit", label: "审计记录", for: "audit.read" },
      ],
    },
  ];
  return groups.map(({ label, items }) => ({
    label,
    items: items
      .filter((item) => !item.for || canSomewhere(actor, item.for))
      .map(({ href, label: name, count }) => ({ href, label: name, count })),
  }));
}
