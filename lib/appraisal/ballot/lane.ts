type Waiting<I, O> = { item: I; settle: (answer: O) => void; fail: (why: unknown) => void };

/**
 * One at a time, and together: an item goes at once when the lane is free; what arrives meanwhile gathers and goes as one
 * round of at most `most`. On a day when a whole plant hands in its papers the trail's chain lets one transaction pass at a
 * time, and each waits for the disk; a round waits once.
 * A round that fails is run again item by item, so that nobody fails for his neighbour.
 */
export function lane<I, O>(run: (items: I[]) => Promise<O[]>, most = 50): (item: I) => Promise<O> {
  let waiting: Waiting<I, O>[] = [];
  let busy = false;

  async function pass(round: Waiting<I, O>[]) {
    try {
      const answers = await run(round.map(({ item }) => item));
      round.forEach(({ settle }, at) => {
        settle(answers[at] as O);
      });
    } catch (error) {
      if (round.length === 1) round[0]?.fail(error);
      else for (const one of round) await pass([one]);
    }
  }

  async function drain() {
    busy = true;
    while (waiting.length > 0) {
      const round = waiting.slice(0, most);
      waiting = waiting.slice(most);
      await pass(round);
    }
    busy = false;
  }

  return (item) =>
    new Promise((settle, fail) => {
      waiting.push({ item, settle, fail });
      if (!busy) drain();
    });
}
