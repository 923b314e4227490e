"use client";
import { useEffect, useRef, useState } from "react";

export type PickerOption = { value: string; label: string; hint?: string };
export type PickerSearch = (query: string) => Promise<{ data: PickerOption[] } | { refused: string }>;

/** Asks while a hand types: a little after the last key, and only the last question's answer counts. */
export function usePickerSearch(search: PickerSearch, pause = 180) {
  const [options, setOptions] = useState<PickerOption[]>([]);
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState("");
  const turn = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => () => clearTimeout(timer.current), []);

  function close() {
    turn.current += 1;
    clearTimeout(timer.current);
    setOpen(false);
    setOptions([]);
    setSaid("");
  }

  function ask(text: string) {
    close();
    const query = text.trim();
    if (!query) return;
    const mine = turn.current;
    timer.current = setTimeout(async () => {
      const answer = await search(query).catch(() => ({ refused: "没有连上服务器，请再试一次。" }));
      if (mine !== turn.current) return;
      const found = "data" in answer ? answer.data : [];
      setOptions(found);
      setOpen(found.length > 0);
      setSaid(
        "refused" in answer ? answer.refused : found.length ? `找到 ${found.length} 人` : "没有找到，换个写法试试。",
      );
    }, pause);
  }

  return { options, open, said, ask, close };
}
