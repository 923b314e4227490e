import { Table } from "@/components/data/table";
import { ActionForm } from "@/components/form/action-form";
import { CheckField, CheckGroup } from "@/components/form/choice-fields";
import { type Option, SelectField } from "@/components/form/select-field";
import { Panel } from "@/components/ui/panel";
import type { Actor } from "@/lib/auth/actor";
import { options, UNIT_KINDS, type UnitKind } from "@/lib/organisation/labels";
import { mayKeepOrganisation } from "@/lib/organisation/policy";
import { type Missing, NEW, type Summary } from "@/lib/organisation/roster/schema";
import { listUnitOptions } from "@/lib/organisation/unit/queries";
import { unitChoices } from "../../unit-choices";
import { completeRosterAction } from "../actions";

type Props = { actor: Actor; importId: string; summary: Summary };

/** 同时新建不存在的单位和支部. What looks like a misspelt name of an existing one is not ticked beforehand. */
export async function MissingPlaces({ actor, importId, summary }: Props) {
  const { units, branches } = summary;
  if (units.length + branches.length === 0 || mayKeepOrganisation(actor) !== true) return null;
  const existing = await listUnitOptions(actor);
  const parents = [
    ...unitChoices(existing.filter((unit) => unit.kind !== "PLANT")).map((choice) => ({ ...choice, group: "已有" })),
    ...units
      .filter((unit) => guessKind(unit.name, true) !== "TEAM")
      .map((unit) => ({ value: `${NEW}${unit.name}`, label: unit.name, group: "同时新建" })),
  ];
  return (
    <Panel
      title="同时新建不存在的单位和支部"
      aside={[
        units.length > 0 ? `${units.length} 个单位` : "",
        branches.length > 0 ? `${branches.length} 个党支部` : "",
      ]
        .filter(Boolean)
        .join("，")}
    >
      <p className="mb-2 text-muted">
        名册里写了、系统里没有。确实存在的请勾选，新建后自动重新核对；写错了的请在文件里改正后再上传。
      </p>
      <ActionForm action={completeRosterAction} submit="新建并重新核对" tone="outline" hidden={{ importId }}>
        {units.length > 0 ? <Units units={units} parents={parents} hasPlant={existing.length > 0} /> : null}
        {branches.length > 0 ? (
          <CheckGroup
            name="branches"
            label="党支部"
            defaultValue={branches.filter((branch) => !branch.near).map((branch) => branch.name)}
            options={branches.map((branch) => ({
              value: branch.name,
              label: `${branch.name}（${branch.rows} 人）`,
              hint: branch.near ? `与已有的“${branch.near}”相近，可能是写错了。` : undefined,
            }))}
          />
        ) : null}
      </ActionForm>
    </Panel>
  );
}

type UnitsProps = { units: Missing[]; parents: Option[]; hasPlant: boolean };

function Units({ units, parents, hasPlant }: UnitsProps) {
  return (
    <Table label="要新建的单位" stack>
      <thead>
        <tr>
          <th scope="col">单位</th>
          <th scope="col" className="num">
            人数
          </th>
          <th scope="col">类别</th>
          <th scope="col">上级单位</th>
        </tr>
      </thead>
      <tbody>
        {units.map((unit, at) => (
          <tr key={unit.name}>
            <th scope="row">
              <input type="hidden" name={`units[${at}].name`} value={unit.name} />
              <CheckField
                name={`units[${at}].make`}
                label={unit.name}
                defaultChecked={!unit.near}
                hint={unit.near ? `与已有的“${unit.near}”相近，可能是写错了。` : undefined}
              />
            </th>
            <td className="num" data-label="人数">
              {unit.rows}
            </td>
            <td data-label="类别">
              <SelectField
                name={`units[${at}].kind`}
                label={`${unit.name}的类别`}
                hideLabel
                options={options(UNIT_KINDS)}
                defaultValue={guessKind(unit.name, hasPlant)}
              />
            </td>
            <td data-label="上级单位">
              <SelectField
                name={`units[${at}].parentId`}
                label={`${unit.name}的上级单位`}
                hideLabel
                placeholder="厂"
                options={parents.filter((parent) => parent.value !== `${NEW}${unit.name}`)}
                defaultValue={guessParent(unit.name, parents)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** By the last character of the name; the first portal has no plant yet. */
function guessKind(name: string, hasPlant: boolean): UnitKind {
  if (/车间$/.test(name)) return "WORKSHOP";
  if (/站$/.test(name)) return "STATION";
  if (/(班|组|工段)$/.test(name)) return "TEAM";
  if (/厂$/.test(name) && !hasPlant) return "PLANT";
  return "DEPARTMENT";
}

/** A team most likely belongs to the workshop that begins with the same two characters. */
function guessParent(name: string, parents: Option[]): string {
  if (guessKind(name, true) !== "TEAM") return "";
  return parents.find((parent) => parent.label.trim().startsWith(name.slice(0, 2)))?.value ?? "";
}
