import { addDays, addMonths, type PlainDate, plainDate } from "@/lib/calendar";
import type { PostingGrade, PostingMark, PostingType, VisitConclusion } from "@/prisma/generated/enums";
import { type Story, weekday } from "./story";

export type Closing = {
  summary: string;
  marks?: readonly [PostingMark, PostingMark, PostingMark, PostingMark, PostingMark];
  overall?: PostingGrade;
  host?: string;
  home?: string;
  committee?: string;
};

/** One posting from plan to end; what is left out has not happened. */
export type PostingTale = {
  no: string;
  type: PostingType;
  host: string;
  role: string;
  project?: string;
  from: PlainDate;
  last: PlainDate;
  tasks: string;
  goals: string;
  planned: PlainDate;
  approval?: { on: PlainDate; documentNo: string };
  arrived?: true;
  reports?: readonly { text: string; remark?: string }[];
  visit?: { on: PlainDate; talk: string; conclusion: VisitConclusion; advice: string };
  extension?: { asked: PlainDate; last: PlainDate; reason: string };
  /** Early with a reason, on its day without. */
  end?: { last: PlainDate; reason: string };
  closing?: Closing;
  /** A real post was held at the host: the organisation's own record follows. */
  post?: true;
  /** The person is moved with the order as well (交流). */
  moved?: { branch: string };
};

const REFIT = "12500吨水压机改造";
const months = (from: PlainDate, count: number) => addDays(addMonths(from, count), -1);

/** Ten postings of all five types. Nobody of the appraisal is away for half of a year: their voters stay the same. */
export function postingsOf(story: Story): PostingTale[] {
  const { day, lastYear, year } = story.season;
  const last = (monthDay: string) => weekday(plainDate(`${lastYear}-${monthDay}`));
  const ago = (count: number, days = 0) => weekday(story.ago(count, days));
  const paper = (of: number, no: number) => `党委会纪要〔${of}〕${no}号`;
  const attached = ago(6, 20);
  const lent = ago(8);
  const ending = addMonths(addDays(day, 18), -6);
  const rotated = addMonths(addDays(day, -8), -9);
  const exchanged = ago(10);
  const recalled = ago(12);
  const refit = ago(7, 6);
  return [
    {
      ...{ no: "2303", type: "PROJECT", host: "自由锻车间", role: "液压系统改造负责人", project: REFIT },
      ...{ from: last("04-15"), last: last("09-19"), planned: last("03-20"), arrived: true },
      tasks: "负责主泵站、充液系统改造方案和现场安装调试，组织设备科、车间技术人员联合验收。",
      goals: "6月底前完成方案评审，9月中旬完成单机调试；主泵站噪声和漏油点达到验收标准。",
      approval: { on: last("03-28"), documentNo: paper(lastYear, 7) },
      reports: [
        {
          text: "方案通过评审，原三级泵组改为变量泵加蓄能器方案，管路由车间和机修班共同踏勘，减少弯头17处。充液阀到货比计划晚6天，已调整安装顺序。",
          remark: "现场组织有序，问题当天报、当天定。",
        },
      ],
      visit: {
        on: last("07-03"),
        talk: "项目组、车间、外协三方都认可其技术判断；本人提出希望参与电控联调。",
        conclusion: "ADJUST",
        advice: "请项目组安排其参加电控系统联调，熟悉整机。",
      },
      end: { last: last("09-19"), reason: "" },
      closing: {
        summary:
          "完成主泵站、充液系统改造和单机调试，安装期间组织跨单位协调会22次，处理现场变更31项。空载试验一次通过，漏油点由改造前14处降为零。",
        marks: ["GOOD", "EXCELLENT", "EXCELLENT", "EXCELLENT", "GOOD"],
        overall: "EXCELLENT",
        host: "技术过硬、敢于拍板，改造工期没有因液压系统耽误一天，是项目的骨干。",
        home: "同意，改造经验已整理成设备科检修规程。",
        committee: "同意鉴定意见，项目经历计入培养记录。",
      },
    },
    {
      ...{ no: "2302", type: "PROJECT", host: "自由锻车间", role: "机架与导向系统改造、联动调试", project: REFIT },
      ...{ from: refit, last: months(refit, 14), planned: ago(7, 25), arrived: true },
      tasks: "跟进活动横梁导向、立柱预紧和整机联动调试，编制改造后的点检标准。",
      goals: "立柱导向间隙一次调整到位；联动调试完成后编出点检标准和备件清单。",
      approval: { on: ago(7, 13), documentNo: paper(year, 9) },
      reports: [
        {
          text: "完成四根立柱预紧力复测，2号立柱偏差超标，重新加热拧紧后合格。导向板改用分段结构，更换时间由两天缩短到一个班。",
          remark: "测得细，数据可信，同意继续。",
        },
        {
          text: "空载联动完成86次行程，横梁四角水平差控制在设计值以内；编出点检标准初稿42项，正与车间逐项核对。",
          remark: "点检标准请多听操作机手的意见。",
        },
      ],
      visit: {
        on: ago(3, 20),
        talk: "项目组反映其数据做得扎实，和班组处得来；本人反映回原单位少，希望保留科内培训机会。",
        ...{ conclusion: "CONTINUE", advice: "" },
      },
    },
    {
      ...{ no: "1404", type: "ATTACHMENT", host: "安全环保科", role: "科长助理" },
      ...{ from: attached, last: months(attached, 12), planned: ago(7, 15), arrived: true },
      tasks: "协助组织全厂加热炉、天然气管路专项检查，参与事故隐患分级管理。",
      goals: "完成两轮专项检查；隐患按期整改率达到95%；独立完成一次应急演练方案。",
      approval: { on: ago(7, 2), documentNo: paper(year, 11) },
      reports: [
        {
          text: "参加第一轮天然气管路专项检查，查出隐患38项，其中3项列为挂牌督办。学会了从图纸核对切断阀位置，过去只看现场。",
          remark: "检查认真，督办措施写得具体。",
        },
      ],
      visit: {
        on: ago(1, 10),
        talk: "科室反映其熟悉车间、好沟通；本人表示检查多、写材料多，第二期汇报准备稍慢。",
        conclusion: "ADJUST",
        advice: "请科室适当减少事务性工作，安排其牵头一次应急演练。",
      },
    },
    {
      ...{ no: "2210", type: "SECONDMENT", host: "综合办公室", role: "文件材料整理" },
      ...{ from: lent, last: months(lent, 6), planned: ago(8, 20), arrived: true },
      tasks: "协助整理技术档案移交目录，参与制度汇编修订。",
      goals: "完成近十年工艺文件目录核对；制度汇编按期交付。",
      approval: { on: ago(8, 8), documentNo: paper(year, 8) },
      reports: [
        {
          text: "核对工艺文件目录2100余条，补录缺失编号76条，与技术科资料室约定每周对账一次。",
          remark: "细致，同意。",
        },
        {
          text: "制度汇编完成第三稿，与九个单位逐条核对。外来标准部分还差两类没有收齐。",
          remark: "请抓紧外来标准部分。",
        },
      ],
      extension: {
        asked: ago(2, 22),
        last: months(lent, 10),
        reason: "制度汇编因机构职责调整增加两章，需延长四个月完成。",
      },
    },
    {
      ...{ no: "1305", type: "SECONDMENT", host: "生产科", role: "生产统计" },
      ...{ from: ending, last: months(ending, 6), planned: addDays(ending, -20), arrived: true },
      tasks: "协助建立全厂环件在制品日报，梳理合同交付节点。",
      goals: "日报数据差错率低于千分之二；环件合同交付预警提前5天发出。",
      approval: { on: addDays(ending, -9), documentNo: paper(year, 13) },
      reports: [
        {
          text: "环件在制品日报改为按工序倒排，差错由每周11处降到2处。和三个车间的统计员建立了当日核对的办法。",
          remark: "日报好用，调度会已采用。",
        },
      ],
      visit: {
        on: addDays(ending, 88),
        talk: "生产科反映其数据意识强；本人希望回车间后继续使用同一口径。",
        ...{ conclusion: "CONTINUE", advice: "" },
      },
    },
    {
      ...{ no: "1503", type: "ROTATION", host: "模压车间", role: "生产调度", post: true },
      ...{ from: rotated, last: addDays(day, -9), planned: addDays(rotated, -25), arrived: true },
      tasks: "负责模压车间日作业计划和模具、加热、切边三个环节的衔接。",
      goals: "换模等待时间下降15%；日计划兑现率达到96%。",
      approval: { on: addDays(rotated, -12), documentNo: paper(year, 5) },
      reports: [
        {
          text: "熟悉两条模压线的节拍，把模具预热提前量写进日计划，换模等待由52分钟降到47分钟。",
          remark: "上手快，请多与切边班沟通。",
        },
        {
          text: "日计划兑现率连续两个月超过96%。遇到一次加热炉故障，临时调整三个合同的顺序，没有影响交付。",
          remark: "应急处置得当。",
        },
        {
          text: "换模等待降到43分钟。把调度口令和异常代码编成一页纸，四个班都在用。",
          remark: "办法已在车间固定下来。",
        },
      ],
      visit: {
        on: addDays(rotated, 130),
        talk: "班组长普遍认可；本人反映对模具维修周期掌握不够。",
        ...{ conclusion: "CONTINUE", advice: "" },
      },
      end: { last: addDays(day, -9), reason: "" },
      closing: {
        summary:
          "九个月里从看不懂节拍表到能排全车间的日计划，换模等待由52分钟降到43分钟，日计划兑现率96.8%。体会最深的是计划要留余地，人比设备更需要提前打招呼。不足是对模具寿命的判断还要靠老师傅。",
      },
    },
    {
      ...{ no: "2402", type: "EXCHANGE", host: "模压车间", role: "安全主管", post: true },
      ...{ from: exchanged, last: months(exchanged, 36), planned: ago(10, 24), arrived: true },
      ...{ moved: { branch: "第一党支部" } },
      tasks: "主管模压车间安全、环保、职业健康工作，推进班组安全标准化。",
      goals: "三年内四个班组全部通过安全标准化验收；杜绝轻伤以上事故。",
      approval: { on: ago(10, 10), documentNo: paper(lastYear, 24) },
      reports: [
        { text: "完成四个班组风险辨识，重新核定切边工位防护罩，违章由每月9起降到4起。", remark: "抓得实。" },
        {
          text: "模压一班、二班通过安全标准化初评。噪声岗位增设轮换，职工反映较好。",
          remark: "请把经验推广到加热班。",
        },
        {
          text: "切边校正班通过初评，外来施工人员纳入班前会。加热班的高温岗位整改还差两项。",
          remark: "年底前完成整改。",
        },
      ],
      visit: {
        on: ago(2, 3),
        talk: "车间主任反映其敢管会管；本人希望系统学习机械防护标准。",
        ...{ conclusion: "CONTINUE", advice: "" },
      },
    },
    {
      ...{ no: "2207", type: "ATTACHMENT", host: "热处理车间", role: "主任助理" },
      ...{ from: recalled, last: months(recalled, 12), planned: ago(12, 22), arrived: true },
      tasks: "协助主任抓热处理工艺纪律，参与真空炉验收。",
      goals: "工艺纪律检查问题复发率降低一半；熟悉车间管理全流程。",
      approval: { on: ago(12, 11), documentNo: paper(lastYear, 22) },
      reports: [
        { text: "参加工艺纪律检查12次，汇总复发问题5类，与三个班长逐条定了措施。", remark: "问题抓得准。" },
        { text: "真空炉预验收完成温度均匀性测试，九点温差在允许范围内。负责编写验收报告。", remark: "报告规范。" },
      ],
      end: { last: ago(5, 4), reason: "技术科承担公司级工艺攻关课题，急需其返回牵头，经与两个单位商定提前结束。" },
      closing: {
        summary:
          "挂职七个月，工艺纪律复发问题由每月7项降到3项，完成真空炉预验收。因课题需要提前返回，班组管理方面的锻炼没有做完，今后继续补上。",
        marks: ["GOOD", "GOOD", "EXCELLENT", "GOOD", "GOOD"],
        overall: "COMPETENT",
        host: "工作主动，能把工艺语言说给班组听，虽提前结束，主要任务已完成。",
        home: "同意，返岗后牵头攻关课题。",
        committee: "同意鉴定意见，时间计为挂职经历。",
      },
    },
    {
      ...{ no: "1403", type: "ATTACHMENT", host: "技术科", role: "科长助理" },
      ...{ from: addDays(day, 12), last: months(addDays(day, 12), 12), planned: ago(0, 20) },
      tasks: "协助科长管理热处理工艺评审和新材料试制计划。",
      goals: "独立组织评审10次；完成一种新材料热处理规范。",
      approval: { on: ago(0, 10), documentNo: paper(year, 27) },
    },
    {
      ...{ no: "1705", type: "ROTATION", host: "生产科", role: "合同交付管理" },
      ...{ from: addDays(day, 24), last: months(addDays(day, 24), 12), planned: ago(0, 3) },
      tasks: "负责质量证明文件与交付节点衔接，跟踪重点合同。",
      goals: "质量证明文件随货率达到100%；熟悉生产组织全过程。",
    },
  ];
}
