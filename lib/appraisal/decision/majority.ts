/** The five facts of a committee's vote. */
export type Vote = { expected: number; present: number; inFavour: number; against: number; deferred: number };

/**
 * The meeting rule for cadre matters (三重一大): two thirds of the members present, more than half of all members in
 * favour. Compared in integers. Answers true, or why the item has not carried.
 */
export function carried(vote: Vote): true | string {
  if (3 * vote.present < 2 * vote.expected) {
    return `实到${vote.present}人，不足应到${vote.expected}人的三分之二，会议不能决定干部事项。`;
  }
  if (2 * vote.inFavour <= vote.expected) {
    return `同意${vote.inFavour}票，未超过应到${vote.expected}人的半数，未获通过。`;
  }
  return true;
}
