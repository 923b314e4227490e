"use client";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Fault, type FaultProps } from "../fault";

/** The frame stays: the way elsewhere is not lost with the page. */
export default function PortalError(props: FaultProps) {
  return (
    <>
      <PageHead title="这一页出错了" />
      <PageBody>
        <div>
          <Fault {...props} />
        </div>
      </PageBody>
    </>
  );
}
