import type { Act } from "../actors";
import type { Founded } from "../found";
import type { PersonPlan } from "../people";
import type { Season } from "../season";
import { honour } from "./honours";
import { pairUp } from "./pairs";
import { keepList } from "./pool";
import { sendOut } from "./postings";
import { setRules } from "./rules";
import { Story } from "./story";
import { planTraining } from "./training";

/** Everything about raising people, laid down thread by thread; nothing of it has happened yet. */
export function layDown(season: Season, act: Act, founded: Founded, plan: readonly PersonPlan[]): Story {
  const story = new Story(season, act, founded, plan);
  setRules(story);
  keepList(story);
  sendOut(story);
  pairUp(story);
  planTraining(story);
  honour(story);
  return story;
}
