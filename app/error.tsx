"use client";
import { Fault, type FaultProps } from "./fault";

export default function ErrorPage(props: FaultProps) {
  return (
    <main className="mx-auto max-w-xl px-6 py-24">
      <h1 className="mb-2 text-lg font-bold">这一页出错了</h1>
      <Fault {...props} />
    </main>
  );
}
