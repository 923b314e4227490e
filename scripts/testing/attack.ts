import type { Client } from "pg";

/**
 * The attack of the hidden row version: whoever holds the database tries to lead ballots back to voters. It knows the
 * participation (who returned a paper, in which order the trail says) and the ballots, and uses what Postgres keeps
 * beside every row: xmin, cmin, ctid. `papers` and `ballots` are table expressions with the columns named below.
 */
export type Target = {
  /** voter, seq: any known order of returning (audit sequence, xmin, ctid), block: the block the voter's ballots went to */
  papers: string;
  /** id, subject, block, and the hidden columns xmin, cmin, ctid */
  ballots: string;
};

/** A guess of the attacker: this ballot is that voter's. */
export type Guess = { ballot: string; voter: string };

export type Attack = { name: string; guesses: Guess[] };

/** Joins on the transaction: papers and ballots written together share xmin. */
async function byTransaction(client: Client, { papers, ballots }: Target): Promise<Attack> {
  const { rows } = await client.query<Guess>(
    `select b.id as ballot, p.voter from (${papers}) p join (${ballots}) b on b.xmin::text = p.xmin::text`,
  );
  return { name: "same transaction", guesses: rows };
}

/** Puts voters and ballots of each subject and block in an order each and reads them off in parallel. */
async function byOrder(client: Client, { papers, ballots }: Target, paperOrder: string, ballotOrder: string) {
  const { rows } = await client.query<Guess>(
    `select b.id as ballot, p.voter
     from (select voter, block, row_number() over (partition by block order by ${paperOrder}) as n from (${papers}) p) p
     join (select id, block, row_number() over (partition by subject, block order by ${ballotOrder}) as n
       from (${ballots}) b) b on b.block = p.block and b.n = p.n`,
  );
  return { name: `${paperOrder} against ${ballotOrder}`, guesses: rows };
}

export async function attack(client: Client, target: Target): Promise<Attack[]> {
  const attacks = [await byTransaction(client, target)];
  for (const paperOrder of ["seq", "xmin::text::bigint", "ctid", "voter"]) {
    for (const ballotOrder of ["ctid", "xmin::text::bigint, ctid", "cmin::text::int, ctid", "id"]) {
      attacks.push(await byOrder(client, target, paperOrder, ballotOrder));
    }
  }
  return attacks;
}

/** How many guesses name the true voter. */
export function hits({ guesses }: Attack, truth: ReadonlyMap<string, string>): number {
  return guesses.filter(({ ballot, voter }) => truth.get(ballot) === voter).length;
}

/**
 * Whether ballots of one voter can be told to belong together: the n-th of every subject in some hidden order. Answers
 * the number of neighbouring pairs of subjects whose n-th ballots are by the same voter.
 */
export async function linked(client: Client, { ballots }: Target, truth: ReadonlyMap<string, string>): Promise<number> {
  let most = 0;
  for (const order of ["ctid", "id", "cmin::text::int, ctid"]) {
    const { rows } = await client.query<{ id: string; n: string; subject: string }>(
      `select id, subject, row_number() over (partition by subject, block order by ${order}) as n
       from (${ballots}) b order by n, subject`,
    );
    const pairs = rows.filter((row, at) => {
      const next = rows[at + 1];
      return next && next.n === row.n && truth.get(next.id) === truth.get(row.id);
    });
    most = Math.max(most, pairs.length);
  }
  return most;
}
