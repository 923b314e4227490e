import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";
import { endSession } from "@/lib/auth/own/commands";
import { actorOfSession } from "@/lib/auth/queries";
import { clientAddress } from "@/lib/auth/session";

const handler = NextAuth({
  ...authOptions,
  events: {
    // The cookie is only half of a session: its row ends as well, so that a copied token is worth nothing.
    async signOut({ token }) {
      const actor = await actorOfSession(String(token?.sessionId ?? ""), new Date(), await clientAddress());
      if (actor?.sessionId) await endSession(actor, { sessionId: actor.sessionId });
    },
  },
});

export { handler as GET, handler as POST };
