const BROWSERS: [RegExp, string][] = [
  [/MicroMessenger/i, "微信"],
  [/Edg\//, "Edge"],
  [/QQBrowser/i, "QQ 浏览器"],
  [/360|QIHU/i, "360 浏览器"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const SYSTEMS: [RegExp, string][] = [
  [/HarmonyOS/i, "鸿蒙"],
  [/Android/i, "安卓手机"],
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "Mac"],
  [/Linux|UOS|Kylin/i, "Linux"],
];

/** "Chrome · Windows": enough to know one's own desk again. */
export function sayDevice(agent: string): string {
  const named = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(agent))?.[1];
  return [named(BROWSERS), named(SYSTEMS)].filter(Boolean).join(" · ") || "未识别的设备";
}
