import { EnvironmentError, readEnvironment } from "@/lib/environment";
import { refuse } from "./refuse";

/** The environment as the portal will read it, or one line about what is wrong with it. */
export function environment() {
  try {
    return readEnvironment(process.env);
  } catch (error) {
    if (error instanceof EnvironmentError) refuse(error.message);
    throw error;
  }
}
