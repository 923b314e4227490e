import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { Reveal } from "@/components/ui/reveal";
import type { StoredScheme } from "@/lib/appraisal/scheme/schema";
import type { Custody } from "@/prisma/generated/enums";

/** What is said before anything is marked. The sentence of the ballot's secrecy, no more than is true of this cycle's custody, and how it comes about. */
export function Secrecy({
  custody,
  threshold,
  rules,
  guides,
}: {
  custody: Custody;
  threshold: number;
  rules: string[];
  /** 要点 by dimension, where the paper is marked by dimension. */
  guides: Pick<StoredScheme["dimensions"][number], "label" | "guide">[];
}) {
  const portal = custody === "PORTAL";
  return (
    <div className="ballot-say">
      <Notice tone="brand">
        您的打分在提交时即被加密。
        {portal
          ? "截止前页面不显示任何内容，但服务器管理员在技术上可以开箱；截止后由党群工作部与纪委共同开箱，"
          : "截止前任何人看不到内容；截止后由两名保管人同时开箱，"}
        系统随机打乱后入库，不保存姓名、时间与选票的对应关系，随后销毁密钥。少于 {threshold}{" "}
        票的组合并统计。回执只能证明“已计入”，不能显示您投了什么。
      </Notice>
      <p>{rules.join("")}</p>
      <div className="ballot-reveals">
        <Reveal summary="这是怎样做到的">
          <ul className="grid list-disc gap-1 pl-5">
            <li>交回时，整份测评表封进一个加密的“信封”。同一次考核的信封一样长，看不出写了多少。</li>
            <li>谁交了、谁没交，与信封的内容分开保存：催办的人只看得到“未交”。</li>
            <li>
              开箱时逐封核对，去掉姓名，给每张选票新的随机编号，按编号排列后一次写入；密钥随后销毁，旧的备份也无法再解开。
            </li>
            <li>匿名组不足 {threshold} 票的，与其他组合并之后才保存，不单独留存。</li>
            <li>意见建议单独打乱保存，不与任何选票或组别对应。</li>
            <li>
              没有提交的草稿加密保存在服务器上，密钥也在服务器上，服务器管理员在技术上可以读取；截止时草稿连同密钥一起销毁。
            </li>
            {portal ? <li>本次考核的开箱密钥由系统保管，所以上面说服务器管理员在技术上可以提前开箱。</li> : null}
            <li>防不住的：站在您身后看屏幕的人，以及测评进行期间已被入侵的服务器。</li>
          </ul>
        </Reveal>
        {guides.length > 0 ? (
          <Reveal summary="各维度看什么">
            <Facts items={guides.map(({ label, guide }) => ({ label, value: guide, wide: true }))} />
          </Reveal>
        ) : null}
      </div>
    </div>
  );
}
