/**
 * SQL that fills an empty plant with `count` invented people: eight surnames by twenty-five times twenty-five given
 * characters, so that a surname is shared by an eighth of them however many there are. One in fifty-three has left; one in
 * thirty is a cadre or above; one in forty speaks for the staff.
 */
export const givenCrowd = (count: number) => `
  insert into "Unit" ("id", "name", "kind", "openedOn", "position") values ('plant', '锻造厂', 'PLANT', '1990-01-01', 0);
  insert into "Unit" ("id", "name", "kind", "openedOn", "position", "parentId")
  select 'unit' || i, '第' || i || '车间', 'WORKSHOP', '1990-01-01', i, 'plant' from generate_series(0, 39) i;
  insert into "Unit" ("id", "name", "kind", "openedOn", "position", "parentId")
  select 'team' || i, '第' || i || '班', 'TEAM', '1990-01-01', i, 'unit' || i % 40 from generate_series(0, 199) i;
  insert into "Branch" ("id", "name", "position", "foundedOn")
  select 'branch' || i, '第' || i || '党支部', i, '1990-01-01' from generate_series(0, 39) i;
  with sounds as (select
    array['王','李','张','刘','陈','杨','赵','黄'] as family,
    array['wang','li','zhang','liu','chen','yang','zhao','huang'] as family_sound,
    array['春','夏','秋','冬','江','河','山','林','海','云','雷','风','雨','雪','松','柏','梅','兰','竹','菊','金','木','水','火','土'] as given,
    array['chun','xia','qiu','dong','jiang','he','shan','lin','hai','yun','lei','feng','yu','xue','song','bai','mei','lan',
      'zhu','ju','jin','mu','shui','huo','tu'] as given_sound)
  insert into "Person" ("id", "employeeNo", "name", "gender", "political", "unitId", "branchId", "leftOn", "pinyin", "initials")
  select 'person' || i, 'T' || lpad(i::text, 7, '0'), family[f] || given[g] || given[h],
    (array['MALE', 'FEMALE']::"Gender"[])[1 + i % 2],
    case when i % 3 = 0 then 'PARTY_MEMBER' else 'MASSES' end::"PoliticalStatus",
    'team' || i % 200, case when i % 3 = 0 then 'branch' || i % 40 end,
    case when i % 53 = 7 then date '2024-05-01' end,
    family_sound[f] || given_sound[g] || given_sound[h],
    left(family_sound[f], 1) || left(given_sound[g], 1) || left(given_sound[h], 1)
  from sounds, generate_series(0, ${count - 1}) i,
    lateral (select 1 + i % 8 as f, 1 + (i / 8) % 25 as g, 1 + (i / 200) % 25 as h) as parts;
  insert into "Post" ("id", "personId", "unitId", "title", "category", "main", "from")
  select 'post' || i, 'person' || i, 'team' || i % 200, case when i % 30 = 0 then '主任' else '职工' end,
    case when i % 3000 = 0 then 'PLANT_LEADER' when i % 90 = 0 then 'MIDDLE_CHIEF' when i % 60 = 0 then 'MIDDLE_DEPUTY'
      when i % 30 = 0 then 'BACKBONE' else 'STAFF' end::"Category", true, '2015-01-01'
  from generate_series(0, ${count - 1}) i;
  insert into "Mandate" ("id", "personId", "unitId", "from")
  select 'mandate' || i, 'person' || i, 'team' || i % 200, '2023-01-01' from generate_series(0, ${count - 1}, 40) i;`;
