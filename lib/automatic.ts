/**
 * What a page asks on its own, while nobody touches it, says so: such a request shows what is new but does not keep the
 * session alive. Otherwise a page left open on an unattended desk would never see the idle limit (GB/T 22239 身份鉴别 b).
 * A fetch says it in a header. `router.refresh()` takes no headers, so it is said by a cookie that stands only while the
 * refresh is under way. Whoever forges either merely shortens his own session.
 */
export const AUTOMATIC_HEADER = "x-hengcai-automatic";
export const AUTOMATIC_COOKIE = "hengcai-automatic";
