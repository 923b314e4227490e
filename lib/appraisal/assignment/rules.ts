/**
 * Who rates whom in which group, as a pure function over the organisation chart (domain.md §2.4). The chart is plain
 * data here, so that the rules can be tried on any plant without a database.
 */
export type GroupSource = "LEADERS" | "PEERS" | "REPRESENTATIVES" | "SERVED";

export type Chart = {
  /** Groups in the order in which they claim a voter: the first that applies wins. */
  groups: readonly { key: string; source: GroupSource }[];
  units: readonly { id: string; parentId: string | null; kind: string }[];
  /** Unit `providerId` serves unit `clientId`. */
  services: readonly { providerId: string; clientId: string }[];
  /** Holders of main posts: G1 (PLANT_LEADER) and G2 (the category of the subject). */
  holders: readonly { personId: string; category: string }[];
  /** Posts of heads and deputies, main or not: G4. */
  heads: readonly { personId: string; unitId: string }[];
  /** 职工代表 and the unit that elected them: G3. */
  representatives: readonly { personId: string; unitId: string }[];
  relatives: readonly { personId: string; otherId: string; relation: string }[];
  /** People who have left the plant: they appear as left out, with the reason. */
  left: ReadonlySet<string>;
};

export type RatedSubject = { id: string; personId: string; pool: string; unitId: string };

/** One voter for one subject. `excused` is the reason why the pair carries no vote, or "". */
export type Pair = { subjectId: string; voterId: string; group: string; excused: string };

export const SELF = "本人不评本人";
export const LEFT = "已离厂";
const kin = (relation: string) => `回避：${relation}`;

/** Every pair that the rules put forward, excused ones included; one group per voter and subject. */
export function planAssignments(chart: Chart, subjects: readonly RatedSubject[]): Pair[] {
  const tree = new Tree(chart);
  const excuse = excuser(chart);
  return subjects.flatMap((subject) => {
    const claimed = new Map<string, string>();
    for (const group of chart.groups) {
      for (const voterId of votersOf(group.source, tree, subject)) {
        if (!claimed.has(voterId)) claimed.set(voterId, group.key);
      }
    }
    return [...claimed].map(([voterId, group]) => ({
      subjectId: subject.id,
      voterId,
      group,
      excused: excuse(voterId, subject.personId),
    }));
  });
}

/** Why this person must not rate that one, or "": asked of pairs added by hand as well. */
export function excuser(chart: Pick<Chart, "relatives" | "left">): (voterId: string, personId: string) => string {
  const pair = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`);
  const relations = new Map(chart.relatives.map((row) => [pair(row.personId, row.otherId), row.relation]));
  return (voterId, personId) => {
    if (voterId === personId) return SELF;
    const relation = relations.get(pair(voterId, personId));
    if (relation !== undefined) return kin(relation);
    return chart.left.has(voterId) ? LEFT : "";
  };
}

function votersOf(source: GroupSource, tree: Tree, subject: RatedSubject): Iterable<string> {
  if (source === "LEADERS") return tree.holdersOf("PLANT_LEADER");
  if (source === "PEERS") return tree.holdersOf(subject.pool);
  if (source === "REPRESENTATIVES") return tree.representativesNear(subject.unitId);
  return tree.headsServedBy(subject.unitId);
}

/** The chart indexed once; what depends on a unit only is found once per unit, not once per subject. */
class Tree {
  private readonly units: Map<string, Chart["units"][number]>;
  private readonly children = new Map<string, string[]>();
  private readonly holders = new Map<string, string[]>();
  private readonly near = new Map<string, string[]>();
  private readonly served = new Map<string, string[]>();

  constructor(private readonly chart: Chart) {
    this.units = new Map(chart.units.map((unit) => [unit.id, unit]));
    for (const { id, parentId } of chart.units) {
      if (parentId !== null) this.children.set(parentId, [...(this.children.get(parentId) ?? []), id]);
    }
    for (const { personId, category } of chart.holders) {
      this.holders.set(category, [...(this.holders.get(category) ?? []), personId]);
    }
  }

  holdersOf(category: string): string[] {
    return this.holders.get(category) ?? [];
  }

  /** 职工代表 of the workshop, station or department in which the subject's unit lies, teams included. */
  representativesNear(unitId: string): string[] {
    return memo(this.near, unitId, () => {
      const around = this.below(this.workshopOf(unitId));
      return this.chart.representatives.filter((row) => around.has(row.unitId)).map(({ personId }) => personId);
    });
  }

  /** Heads and deputies of the units that this one (or one above it) serves, its own unit's excepted. */
  headsServedBy(unitId: string): string[] {
    return memo(this.served, unitId, () => {
      const providers = new Set(this.upFrom(unitId));
      const clients = new Set<string>();
      for (const { providerId, clientId } of this.chart.services) {
        if (providers.has(providerId)) for (const id of this.below(clientId)) clients.add(id);
      }
      for (const id of this.below(this.workshopOf(unitId))) clients.delete(id);
      return this.chart.heads.filter((head) => clients.has(head.unitId)).map(({ personId }) => personId);
    });
  }

  /** The unit itself unless it is a team; then the nearest unit above that is none. */
  private workshopOf(unitId: string): string {
    const path = this.upFrom(unitId);
    return path.find((id) => this.units.get(id)?.kind !== "TEAM") ?? unitId;
  }

  private upFrom(unitId: string): string[] {
    const path: string[] = [];
    for (let id: string | null | undefined = unitId; id && !path.includes(id); id = this.units.get(id)?.parentId) {
      path.push(id);
    }
    return path;
  }

  private below(unitId: string): Set<string> {
    const found = new Set([unitId]);
    // A Set grows while it is walked: every child is reached once.
    for (const id of found) for (const child of this.children.get(id) ?? []) found.add(child);
    return found;
  }
}

function memo(cache: Map<string, string[]>, key: string, make: () => string[]): string[] {
  const known = cache.get(key);
  if (known) return known;
  const made = make();
  cache.set(key, made);
  return made;
}

/** How a stored list differs from what the rules say today: the page offers to generate anew, and says what would change. */
export function changesBetween(stored: readonly Pair[], planned: readonly Pair[]): { added: number; removed: number } {
  const key = ({ subjectId, voterId, group, excused }: Pair) => `${subjectId} ${voterId} ${group} ${excused}`;
  const [before, after] = [new Set(stored.map(key)), new Set(planned.map(key))];
  return {
    added: [...after].filter((pair) => !before.has(pair)).length,
    removed: [...before].filter((pair) => !after.has(pair)).length,
  };
}
