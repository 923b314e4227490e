import { PageBody, PageHead } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/empty";

export default function PortalNotFound() {
  return (
    <>
      <PageHead title="没有这个页面" />
      <PageBody>
        <Empty title="地址可能写错了，内容可能已经移走，也可能不在您的权限之内。">
          <a className="btn btn-outline mt-3" href="/">
            回到待办
          </a>
        </Empty>
      </PageBody>
    </>
  );
}
