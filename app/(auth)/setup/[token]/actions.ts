"use server";
import { publicFormAction } from "@/lib/action";
import { completeSetup, installer } from "@/lib/setup/commands";
import { setupSchema } from "@/lib/setup/schema";
import { slipsOf } from "../../../slips";

export const completeSetupAction = publicFormAction(setupSchema, async (visit, input) => {
  const issued = await completeSetup(installer(visit.at, visit.address), input);
  return { message: "设置完成。", data: await slipsOf(issued, "角色") };
});
