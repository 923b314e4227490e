export default function NotFound() {
  return (
    <main className="mx-auto max-w-xl px-6 py-24">
      <h1 className="text-lg font-bold">没有这个页面</h1>
      <p className="mt-2 text-muted">地址可能写错了，内容可能已经移走，也可能不在您的权限之内。</p>
      <a className="btn btn-outline mt-6" href="/">
        回到待办
      </a>
    </main>
  );
}
