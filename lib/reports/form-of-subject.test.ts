import { expect, test } from "vitest";
import { plainDate, toColumn } from "@/lib/calendar";
import { formOf } from "./form-of-subject";
import type { FormSubject } from "./queries";

const day = (text: string) => toColumn(plainDate(text));
const of = (kind: FormSubject["cycle"]["kind"], grade: string | null) =>
  formOf({
    ...{ id: "s", personId: "p", name: "丁卫东", unitName: "模压车间", postTitle: "副主任", notRatedReason: null },
    postSince: day("2021-03-01"),
    snapshot: {
      ...{ employeeNo: "1102", gender: "MALE", bornOn: "1983-07-02", ethnicity: "汉族", political: "PARTY_MEMBER" },
      ...{ joinedPartyOn: null, startedWorkOn: null, education: "大学本科", degree: "", professionalTitle: "" },
    },
    ...{ materials: null, headComment: null, opinion: null },
    decision: { grade, meeting: "党委会第9次", meetingOn: day("2026-11-28"), opinion: "", reason: "" },
    cycle: {
      ...{ title: "压机大修专项考核", kind, year: 2026, state: "FINAL", cutoffOn: day("2026-12-31") },
      ...{ frozenHash: "9f3c51d07be2aa41", closedAt: null, scheme: { version: 2, sha256: "" } },
    },
  } as unknown as FormSubject);

test("the annual form says which year's grade the committee decided", () => {
  const form = of("ANNUAL", "称职");
  expect(form).toMatchObject({ period: "2026年度", superior: null, own: null, born: "1983.07(43岁)" });
  expect(form.heading).toBeUndefined();
  expect(form.committee).toBe("经2026年11月28日党委会第9次研究，确定2026年度考核等次为：称职。");
});

test("the form of another kind of appraisal never speaks of an annual grade", () => {
  const form = of("SPECIAL", "称职");
  expect(form).toMatchObject({ heading: "干部专项考核登记表", period: "压机大修专项考核" });
  expect(form.committee).toBe("经2026年11月28日党委会第9次研究，确定压机大修专项考核等次为：称职。");
  expect(of("SPECIAL", null).committee).toBe("经2026年11月28日党委会第9次研究，压机大修专项考核暂不确定等次。");
});
