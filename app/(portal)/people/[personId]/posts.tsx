import { Table } from "@/components/data/table";
import { CheckField } from "@/components/form/choice-fields";
import { ConfirmButton } from "@/components/form/confirm-button";
import { DateField, Field } from "@/components/form/field";
import { FieldGrid } from "@/components/form/layout";
import { type Option, SelectField } from "@/components/form/select-field";
import { Badge } from "@/components/ui/badge";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import type { Actor } from "@/lib/auth/actor";
import { today } from "@/lib/calendar";
import { CATEGORIES, options } from "@/lib/organisation/labels";
import type { PersonView, PostLine } from "@/lib/organisation/person/queries";
import { holdsOn, isOpen, Period } from "../../organisation/period";
import { appointPostAction, changePostAction, endPostAction } from "./actions";

type Props = { actor: Actor; person: PersonView; units: Option[]; keeps: boolean };

/** Every post with its dates, the latest first. */
export function Posts({ actor, person, units, keeps }: Props) {
  const day = today(actor.at);
  return (
    <Panel
      title="任职"
      aside={keeps ? <Appoint {...{ actor, person, units, keeps }} /> : undefined}
      flush={person.posts.length > 0}
    >
      {person.posts.length === 0 ? (
        <Empty title="没有登记任职。">登记后，测评分组和登记表都按现任主要职务取用。</Empty>
      ) : (
        <Table label="任职" stack>
          <thead>
            <tr>
              <th scope="col">职务</th>
              <th scope="col">单位</th>
              <th scope="col">职级类别</th>
              <th scope="col">起止</th>
              {keeps ? <th scope="col">办理</th> : null}
            </tr>
          </thead>
          <tbody>
            {person.posts.map((post) => (
              <tr key={post.id} className={holdsOn(post, day) ? "strong" : undefined}>
                <th scope="row">
                  {post.title} {post.main ? null : <Badge>兼任</Badge>}
                </th>
                <td data-label="单位">{post.unitName}</td>
                <td data-label="职级类别">{CATEGORIES[post.category]}</td>
                <td data-label="起止">
                  <Period {...post} on={day} />
                </td>
                {keeps ? (
                  <td data-label="办理">
                    <div className="-mx-2.5 flex flex-wrap">
                      <Correct post={post} units={units} />
                      {isOpen(post, day) ? <End post={post} day={day} /> : null}
                    </div>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}

function PostFields({ units, post, unitId }: { units: Option[]; post?: PostLine; unitId?: string }) {
  return (
    <>
      <Field name="title" label="职务" required maxLength={60} defaultValue={post?.title} />
      <SelectField
        name="category"
        label="职级类别"
        options={options(CATEGORIES)}
        defaultValue={post?.category ?? "STAFF"}
        hint="决定在哪一类中考核；职工不参加考核。"
      />
      <SelectField
        className="sm:col-span-full"
        name="unitId"
        label="任职单位"
        options={units}
        defaultValue={post?.unitId ?? unitId}
      />
      <DateField name="from" label="任职时间" required defaultValue={post?.from} />
      <DateField name="until" label="免职时间" optional defaultValue={post?.until ?? undefined} hint="现任职务不填。" />
      <CheckField
        className="sm:col-span-full"
        name="main"
        label="主要职务"
        defaultChecked={post?.main ?? true}
        hint="同一时间只有一个；其余为兼任。"
      />
    </>
  );
}

function Appoint({ person, units }: Props) {
  return (
    <ConfirmButton
      action={appointPostAction}
      label="登记任职"
      title={`登记${person.facts.name}任职`}
      submit="登记"
      hidden={{ personId: person.id }}
      small
    >
      <FieldGrid>
        <PostFields units={units} unitId={person.unitId} />
      </FieldGrid>
      <CheckField
        name="endFormer"
        label="同时免去现任主要职务"
        defaultChecked
        hint="现任主要职务自新的任职时间起终止；登记兼任时不影响。"
      />
    </ConfirmButton>
  );
}

function Correct({ post, units }: { post: PostLine; units: Option[] }) {
  const known = units.some((unit) => unit.value === post.unitId);
  const choices = known ? units : [...units, { value: post.unitId, label: post.unitName }];
  return (
    <ConfirmButton
      action={changePostAction}
      label="更正"
      title={`更正“${post.title}”`}
      text="只用于改正登记错误；改任其他职务请用“登记任职”。"
      submit="保存"
      hidden={{ postId: post.id, version: post.version }}
      small
      tone="quiet"
    >
      <FieldGrid>
        <PostFields units={choices} post={post} />
      </FieldGrid>
    </ConfirmButton>
  );
}

function End({ post, day }: { post: PostLine; day: string }) {
  return (
    <ConfirmButton
      action={endPostAction}
      label="免职"
      title={`免去“${post.title}”`}
      submit="登记免职"
      hidden={{ postId: post.id, version: post.version }}
      small
      tone="quiet"
    >
      <DateField name="until" label="免职时间（自这一天起不再任职）" required defaultValue={day} />
    </ConfirmButton>
  );
}
