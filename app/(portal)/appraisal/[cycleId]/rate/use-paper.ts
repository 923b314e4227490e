import { createContext, useCallback, useContext, useSyncExternalStore } from "react";
import type { Paper } from "./paper";

export const PaperContext = createContext<Paper | null>(null);

export function usePaper(): Paper {
  const paper = useContext(PaperContext);
  if (!paper) throw new Error("a cell outside its paper");
  return paper;
}

/** One value of the paper; the component is drawn again only when this very value changes. */
export function useValue<T extends string | number | boolean>(key: string, read: (paper: Paper) => T): T {
  const paper = usePaper();
  const listen = useCallback((listener: () => void) => paper.on(key, listener), [paper, key]);
  const snapshot = () => read(paper);
  return useSyncExternalStore(listen, snapshot, snapshot);
}
