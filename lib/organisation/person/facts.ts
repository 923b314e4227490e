import { fromColumn, type PlainDate, sayDate, sayMonth, toColumn } from "@/lib/calendar";
import { GENDERS, type Gender, POLITICAL, type Political } from "../labels";
import { romanise } from "../names";
import type { PersonFacts } from "./schema";

/** 学历 offered in forms; any other may be typed. */
export const EDUCATIONS = ["研究生", "大学本科", "大学专科", "中专", "技校", "高中", "初中"];
export const DEGREES = ["博士", "硕士", "学士"];

/** The labels of a person's facts, in the order in which a change is told. */
export const FACT_LABELS = {
  employeeNo: "工号",
  name: "姓名",
  gender: "性别",
  bornOn: "出生年月",
  ethnicity: "民族",
  political: "政治面貌",
  joinedPartyOn: "入党时间",
  startedWorkOn: "参加工作时间",
  education: "学历",
  degree: "学位",
  professionalTitle: "专业技术职务",
  phone: "手机",
} as const;

type Row = {
  [K in keyof typeof FACT_LABELS]: K extends "bornOn" | "joinedPartyOn" | "startedWorkOn"
    ? Date | null
    : K extends "gender"
      ? Gender
      : K extends "political"
        ? Political
        : string;
};

/** A row of the database as the form reads it. */
export function factsOf(row: Row): PersonFacts {
  const day = (column: Date | null): PlainDate | null => column && fromColumn(column);
  return {
    employeeNo: row.employeeNo,
    name: row.name,
    gender: row.gender,
    bornOn: day(row.bornOn),
    ethnicity: row.ethnicity,
    political: row.political,
    joinedPartyOn: day(row.joinedPartyOn),
    startedWorkOn: day(row.startedWorkOn),
    education: row.education,
    degree: row.degree,
    professionalTitle: row.professionalTitle,
    phone: row.phone,
  };
}

/** The columns of the database for a set of facts; pinyin and initials follow from the name. */
export function columnsOf(facts: PersonFacts) {
  const day = (date: PlainDate | null) => date && toColumn(date);
  return {
    employeeNo: facts.employeeNo,
    name: facts.name,
    gender: facts.gender,
    bornOn: day(facts.bornOn),
    ethnicity: facts.ethnicity,
    political: facts.political,
    joinedPartyOn: day(facts.joinedPartyOn),
    startedWorkOn: day(facts.startedWorkOn),
    education: facts.education,
    degree: facts.degree,
    professionalTitle: facts.professionalTitle,
    phone: facts.phone,
    ...romanise(facts.name),
  };
}

/** Facts in words. The phone is told by its last digits: the trail is read by officers who need no phone numbers. */
export function sayFacts(facts: PersonFacts): Record<keyof typeof FACT_LABELS, string> {
  return {
    employeeNo: facts.employeeNo,
    name: facts.name,
    gender: GENDERS[facts.gender],
    bornOn: facts.bornOn ? sayMonth(facts.bornOn) : "",
    ethnicity: facts.ethnicity,
    political: POLITICAL[facts.political],
    joinedPartyOn: facts.joinedPartyOn ? sayDate(facts.joinedPartyOn) : "",
    startedWorkOn: facts.startedWorkOn ? sayDate(facts.startedWorkOn) : "",
    education: facts.education,
    degree: facts.degree,
    professionalTitle: facts.professionalTitle,
    phone: facts.phone && `尾号${facts.phone.slice(-4)}`,
  };
}
