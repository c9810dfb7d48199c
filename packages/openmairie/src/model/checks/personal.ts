// SPDX-License-Identifier: EUPL-1.2
import type { ApplicationDefinition, Finding, ResolvedEntity } from '../application.js'
import type { AnyEntity } from '../entity.js'
import type { AnyOverride } from '../override.js'
import { own } from '../own.js'
import { keyMark, type Retention } from '../personal.js'
import { isDate } from '../replacing.js'
import { isLength, isReplaceable } from '../resolve/personal.js'
import { finding } from './finding.js'

/** What an author says of the data of persons that an entity holds, and that cannot hold, or that says too little. */
export function checkPersonal(place: string, override: AnyOverride, merged: AnyEntity): readonly Finding[] {
  const { personal } = merged
  const named = Object.keys(override.fields ?? {}).filter((name) => override.fields?.[name]?.personal !== undefined)
  if (personal === null || override.personal === undefined)
    return named.map((name) =>
      finding('model.personal-undeclared', `${place}.fields.${name}.personal`, { name, table: merged.table.name }),
    )
  const table = merged.table.name
  // What tells of a person goes with it.
  const limited =
    merged.references.some(({ name }) => name === personal.person) ||
    personal.retention !== null ||
    personal.fields.some(({ retention }) => retention !== null)
  return [
    ...checkRetention(`${place}.personal.retention`, merged, override.personal.retention, true),
    ...(personal.fields.length === 0 ? [finding('model.personal-no-field', `${place}.personal`, { table })] : []),
    ...(limited ? [] : [finding('model.personal-no-retention', `${place}.personal`, { table })]),
    ...named.flatMap((name) => {
      const said = override.fields?.[name]?.personal
      const [field, at] = [merged.fields[name], `${place}.fields.${name}.personal`]
      if (said === undefined || !field) return []
      const replaced = personal.fields.find((each) => each.field === name)?.replacement ?? null
      return [
        ...checkRetention(`${at}.retention`, merged, said === true ? undefined : said.retention, false),
        ...(isReplaceable(merged, field) ? [] : [finding('model.personal-key', at, { name })]),
        ...(isReplaceable(merged, field) && replaced === null
          ? [finding('model.personal-replacement', at, { name, mark: keyMark })]
          : []),
      ]
    }),
  ]
}

function checkRetention(
  place: string,
  { fields }: AnyEntity,
  said: Retention | undefined,
  whole: boolean,
): readonly Finding[] {
  if (said === undefined) return []
  const start = said.from === 'last write' ? null : said.from.field
  return [
    ...(start === null || isDate(own(fields, start))
      ? []
      : [finding('model.personal-start', place, { name: start }, Object.keys(fields))]),
    ...(isLength(said.keep) ? [] : [finding('model.personal-length', place)]),
    ...(!whole && said.ending === 'erase' ? [finding('model.personal-erase', place)] : []),
  ]
}

/** References that are said to lead to a person, and lead to nobody. */
export function checkPersons(
  { name }: ApplicationDefinition,
  entities: ReadonlyMap<string, ResolvedEntity>,
): readonly Finding[] {
  return [...entities.values()].flatMap(({ entity, override }) => {
    const said = override.personal?.person
    if (said === undefined) return []
    const target = entity.references.find((reference) => reference.name === said)?.entity
    if (target !== undefined && entities.get(target)?.entity.personal) return []
    const known = entity.references.map((reference) => reference.name)
    return [finding('model.personal-person', `${name}.${entity.name}.personal.person`, { name: said }, known)]
  })
}
