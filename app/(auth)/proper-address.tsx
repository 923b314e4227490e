import { Notice } from "@/components/ui/notice";
import { properAddress } from "@/lib/auth/session";

/** Said before anything is typed: forms sent from an address the portal was not told of are not accepted. */
export async function ProperAddress() {
  const address = await properAddress();
  if (!address) return null;
  return (
    <Notice tone="warn" title="请换用登记的地址">
      在现在这个地址上不能登录，请打开
      <a className="text-link" href={address}>
        {address}
      </a>
      。打不开的，请管理员把 NEXTAUTH_URL 设为大家使用的网址后重新启动。
    </Notice>
  );
}
