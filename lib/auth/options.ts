import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { env } from "@/lib/env";
import { signIn } from "./sign-in/commands";

export const SESSION_SECONDS = 8 * 60 * 60;

const secure = env.NEXTAUTH_URL.startsWith("https://");

/** The cookie that carries the token. Named here because the sign-in form sets it and the sign-out removes it too. */
export const SESSION_COOKIE = {
  name: `${secure ? "__Secure-" : ""}next-auth.session-token`,
  options: { httpOnly: true, sameSite: "lax", path: "/", secure },
} as const;

/** next-auth keeps the cookie and its CSRF token; everything it knows of a person is the id of a session row. */
export const authOptions: NextAuthOptions = {
  secret: env.NEXTAUTH_SECRET,
  session: { strategy: "jwt", maxAge: SESSION_SECONDS },
  useSecureCookies: secure,
  cookies: { sessionToken: SESSION_COOKIE },
  pages: { signIn: "/login", signOut: "/login", error: "/login" },
  providers: [
    Credentials({
      credentials: { employeeNo: { label: "工号" }, password: { label: "口令", type: "password" } },
      async authorize(credentials, request) {
        const header = (name: string) => String(request.headers?.[name] ?? "");
        const signedIn = await signIn({
          employeeNo: String(credentials?.employeeNo ?? ""),
          password: String(credentials?.password ?? ""),
          at: new Date(),
          address: header("x-hengcai-address"),
          agent: header("user-agent"),
        });
        return "sessionId" in signedIn ? { id: signedIn.sessionId } : null;
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user ? { sessionId: user.id } : { sessionId: token.sessionId }),
    session: ({ session, token }) => ({ expires: session.expires, sessionId: token.sessionId }),
  },
};
