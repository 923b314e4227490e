import type { Gender } from "@/lib/organisation/labels";
import { Chance } from "./chance";

/** Invented names only: surnames that are not the commonest, given names that are seldom put together. */
const SURNAMES = [
  ..."丁卜门马方尤车牛毛仇乌文尹左石龙卢申田史冉乐邢成师吕向全朱刘齐祁关汤安江许阮阴纪贡严芦苏杜李杨吴岑利邱",
  ..."何谷余邹应辛沙沈宋陆陈苗范茅林郁欧卓易罗金庞郑单房屈孟练项赵胡柳柯查哈段侯俞饶洪姚贺秦袁聂莫桂原顾晏",
  ..."钱徐殷凌高郭唐容陶桑黄萧梅曹戚龚盛崔符康章梁阎彭葛董蒋韩程傅焦鲁童温游谢蒲蓝雷裴管廖谭翟熊黎滕潘薛冀",
  ..."穆戴魏檀瞿",
];
const COMPOUND = ["欧阳", "司徒", "诸葛", "皇甫", "夏侯", "令狐", "端木"];

const MALE = [..."屹砺钧岳柏桐垣墉霁昶铮衡骁骐驰朔野川峦岱峥嵘谦恪勉敦诚信义廉朴毅弘远卓然启新继承业守望归舟帆"];
const FEMALE = [..."芷苓蓁萱葭菡蔚岚霏雯霓虹澜漪沁溪汐渝瑶琬琰瑾珂珈玥婉婷娴姝妤静淑慧敏巧颖素洁秋夏晚晴"];
const EITHER = [..."知行思齐以宁若水清明亦可书言景云星原文心之乐和安然子君雨田一凡青禾木林晓曙东方春霖"];
/** 生僻字 which the bundled fonts draw: names of this kind must survive every screen and paper. */
const RARE = [..."垚犇骉焱燚淼堃赟喆翀祎翃昉玘珮甡"];

/** A name for a number; the caller says which are taken. */
export function nameFor(employeeNo: string, gender: Gender, taken: ReadonlySet<string>): string {
  const chance = new Chance(`name ${employeeNo}`);
  const own = gender === "MALE" ? MALE : FEMALE;
  for (;;) {
    const surname = chance.hit(0.02) ? chance.pick(COMPOUND) : chance.pick(SURNAMES);
    const first = chance.hit(0.04) ? chance.pick(RARE) : chance.pick(chance.hit(0.5) ? own : EITHER);
    const second = chance.pick(chance.hit(0.6) ? own : EITHER);
    const single = surname.length === 1 && chance.hit(0.08);
    const name = single ? surname + chance.pick([...own, ...RARE]) : surname + first + second;
    if (first !== second && !taken.has(name) && !name.startsWith(`${surname}${surname}`)) return name;
  }
}
