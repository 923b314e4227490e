import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { permit, Refusal } from "@/lib/errors";
import { branchSecretaries, pairToChange } from "../pair/queries";
import { maySignAs } from "../policy";
import type { Sign } from "./schema";

/** A signature under exactly the text that was read; the seal comes after the three signatures. */
export function signAgreement(actor: Actor, input: Sign): Promise<void> {
  return transact(actor, async (tx, record) => {
    const pair = await pairToChange(actor, tx, input.pairId);
    const secretaries = await branchSecretaries(actor, tx, pair.mentee.branchId);
    permit(maySignAs(actor, pair, input.party, secretaries));
    const { hash, signed } = pair.state.agreement;
    if (hash !== input.hash) throw new Refusal("conflict", "协议在您打开之后有改动，请重新阅读后再签署。");
    if (signed.some(({ party }) => party === input.party)) throw new Refusal("conflict", "这一方已经签署。");
    if (input.party === "OFFICE" && signed.length < 3) {
      throw new Refusal("invalid", "导师、培养对象和支部书记都签署之后才能盖章。");
    }
    await tx.pairSignature.create({
      data: {
        ...{ pairId: pair.id, party: input.party, hash, at: actor.at },
        ...{ personId: actor.personId, name: actor.name },
      },
    });
    record("pair.signed", pair.id, { party: input.party, hash });
  });
}
