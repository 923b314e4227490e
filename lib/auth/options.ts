import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { signIn } from "./commands";

/** next-auth keeps the cookie and its CSRF token; everything it knows of a person is the id of a session row. */
export const authOptions: NextAuthOptions = {
  session: { strategy: "jwt", maxAge: 8 * 60 * 60 },
  pages: { signIn: "/login", error: "/login" },
  providers: [
    Credentials({
      credentials: { employeeNo: { label: "工号" }, password: { label: "口令", type: "password" } },
      async authorize(credentials, request) {
        const header = (name: string) => String(request.headers?.[name] ?? "");
        const sessionId = await signIn(
          credentials?.employeeNo?.trim() ?? "",
          credentials?.password ?? "",
          new Date(),
          header("x-hengcai-address"),
          header("user-agent"),
        );
        return sessionId ? { id: sessionId } : null;
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user ? { sessionId: user.id } : { sessionId: token.sessionId }),
    session: ({ session, token }) => ({ expires: session.expires, sessionId: token.sessionId }),
  },
};
