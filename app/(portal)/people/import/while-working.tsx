"use client";
import { useField } from "@/components/form/context";
import { Progress } from "@/components/ui/progress";

/** Inside a form: how far its work on the server is, while the form waits for its answer. */
export function WhileWorking({ url, label }: { url: string; label: string }) {
  const { pending } = useField("");
  return pending ? <Progress url={url} label={label} interval={500} /> : null;
}
