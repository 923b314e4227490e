"use client";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { renewFeedAction } from "./actions";

/** Makes an address and shows it this once, ready to be copied. */
export function FeedForm({ renewing }: { renewing: boolean }) {
  const [address, setAddress] = useState("");
  const [copied, setCopied] = useState(false);
  return (
    <div className="grid gap-3">
      <ActionForm
        action={renewFeedAction}
        submit={renewing ? "更换订阅地址" : "生成订阅地址"}
        tone="outline"
        confirm={renewing ? { title: "更换订阅地址？", text: "原地址随即失效，已订阅的日历要换成新地址。" } : undefined}
        onDone={({ data }) => {
          setAddress(typeof data === "string" ? data : "");
          setCopied(false);
        }}
      />
      {address ? (
        <div className="flex flex-wrap items-end gap-3">
          <label className="field min-w-0 grow">
            <span className="field-label">订阅地址</span>
            <input className="input" readOnly value={address} onFocus={(event) => event.currentTarget.select()} />
          </label>
          <button
            type="button"
            className="btn btn-outline"
            onClick={() => navigator.clipboard?.writeText(address).then(() => setCopied(true))}
          >
            {copied ? "已复制" : "复制"}
          </button>
        </div>
      ) : null}
    </div>
  );
}
