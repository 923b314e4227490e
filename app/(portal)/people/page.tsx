import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/empty";
import { Pager } from "@/components/ui/pager";
import { Panel } from "@/components/ui/panel";
import { Filter, SearchBar } from "@/components/ui/search-bar";
import type { Actor } from "@/lib/auth/actor";
import { requireActor } from "@/lib/auth/session";
import { listBranchOptions } from "@/lib/organisation/branch/queries";
import { CATEGORIES, options, POLITICAL } from "@/lib/organisation/labels";
import { isNarrowed, readFilter, writeFilter } from "@/lib/organisation/person/filter";
import { listPeople, type PeopleFilter } from "@/lib/organisation/person/queries";
import { mayExchangeRoster, mayKeepOrganisation, maySeeOrganisation } from "@/lib/organisation/policy";
import { listUnitOptions } from "@/lib/organisation/unit/queries";
import { PeopleTable } from "./people-table";
import { unitChoices } from "./unit-choices";

export const metadata: Metadata = { title: "人员" };

type Address = { [name: string]: string | string[] | undefined };

export default async function PeoplePage({ searchParams }: { searchParams: Promise<Address> }) {
  const actor = await requireActor();
  if (maySeeOrganisation(actor) !== true) notFound();
  const address = await searchParams;
  const filter = readFilter(address);
  const after = typeof address.after === "string" ? address.after : undefined;
  const [page, units, branches] = await Promise.all([
    listPeople(actor, filter, after),
    listUnitOptions(actor),
    listBranchOptions(actor),
  ]);
  return (
    <>
      <PageHead
        title="人员"
        sub={filter.left ? "已离职" : "在职"}
        actions={<Actions actor={actor} filter={filter} />}
      />
      <PageBody>
        <Panel>
          <Search filter={filter} units={unitChoices(units)} branches={branches} />
        </Panel>
        <Panel flush={page.people.length > 0}>
          {page.people.length === 0 ? <Nobody actor={actor} filter={filter} /> : <PeopleTable people={page.people} />}
        </Panel>
        <Pager
          previous={after ? `/people${writeFilter(filter)}` : undefined}
          previousLabel="回到第一页"
          next={page.next ? `/people${writeFilter(filter, { after: page.next })}` : undefined}
          summary={page.people.length > 0 ? `本页 ${page.people.length} 人，按${order(filter)}排列` : undefined}
        />
      </PageBody>
    </>
  );
}

function order(filter: PeopleFilter): string {
  if (!filter.q || /^[0-9]/.test(filter.q)) return "工号";
  return /\p{Script=Han}/u.test(filter.q) ? "姓名" : "拼音";
}

function Actions({ actor, filter }: { actor: Actor; filter: PeopleFilter }) {
  return (
    <>
      {mayExchangeRoster(actor) === true ? (
        <>
          <a className="btn btn-outline" href={`/people/export${writeFilter(filter)}`} download>
            导出
          </a>
          <a className="btn btn-outline" href="/people/import">
            导入花名册
          </a>
        </>
      ) : null}
      {mayKeepOrganisation(actor) === true ? (
        <a className="btn btn-primary" href="/people/new">
          新增人员
        </a>
      ) : null}
    </>
  );
}

type SearchProps = {
  filter: PeopleFilter;
  units: { value: string; label: string }[];
  branches: { id: string; name: string }[];
};

function Search({ filter, units, branches }: SearchProps) {
  return (
    <SearchBar
      action="/people"
      label="查找"
      value={filter.q}
      placeholder="姓名、工号、全拼或首字母"
      clear={isNarrowed(filter) ? "/people" : undefined}
    >
      {units.length > 1 ? <Filter name="unitId" label="单位（含下级）" value={filter.unitId} options={units} /> : null}
      {branches.length > 1 ? (
        <Filter
          name="branchId"
          label="党支部"
          value={filter.branchId}
          options={branches.map((branch) => ({ value: branch.id, label: branch.name }))}
        />
      ) : null}
      <Filter name="category" label="职级类别" value={filter.category} options={options(CATEGORIES)} />
      <Filter name="political" label="政治面貌" value={filter.political} options={options(POLITICAL)} />
      <Filter
        name="only"
        label="范围"
        all="在职"
        value={filter.left ? "left" : filter.representative ? "representatives" : undefined}
        options={[
          { value: "representatives", label: "职工代表" },
          { value: "left", label: "已离职" },
        ]}
      />
    </SearchBar>
  );
}

function Nobody({ actor, filter }: { actor: Actor; filter: PeopleFilter }) {
  if (isNarrowed(filter)) {
    return (
      <Empty title="没有符合条件的人员。">
        按姓名、工号、全拼或首字母的开头查找；可以减少条件，或
        <a className="text-link" href="/people">
          查看全部
        </a>
        。
      </Empty>
    );
  }
  if (mayExchangeRoster(actor) !== true) {
    return <Empty title="您的权限范围内没有人员。">人员由党群工作部登记；权限范围由安全管理员授予。</Empty>;
  }
  return (
    <Empty title="还没有人员。">
      <a className="text-link" href="/people/import">
        导入花名册
      </a>
      ，或逐个新增。
    </Empty>
  );
}
