// SPDX-License-Identifier: EUPL-1.2
import { keyText, readKeyText } from '../model/key-text.js'
import { named } from '../records/index.js'
import type { PageRequest } from './page.js'
import { recordUrl } from './urls.js'

/** A record by its address; the key is written as in addresses. */
export interface RecordAddress {
  readonly application: string
  readonly entity: string
  readonly key: string
}

/** A record as its reader may see it now. */
export interface KnownRecord {
  readonly id: string
  readonly href: string
  readonly label: string
  readonly kind: string
  readonly application: string
}

/**
 * Each of these records, in their order, its label read again under the rights of who reads; null where it is gone or may
 * not be read any longer.
 */
export async function recordsOf(
  request: PageRequest,
  wanted: readonly RecordAddress[],
): Promise<readonly (KnownRecord | null)[]> {
  const known = new Map<string, KnownRecord>()
  const tables = new Map(wanted.map(({ application, entity }) => [`${application}/${entity}`, { application, entity }]))
  await Promise.all(
    [...tables.values()].map(async ({ application, entity: name }) => {
      const app = request.apps.find((each) => each.definition.name === application)
      const entity = app?.localised[request.locale].get(name)
      if (!app || !entity) return
      const held = wanted.filter((each) => each.application === application && each.entity === name)
      const keys = [...new Set(held.map(({ key }) => key))].map(readKeyText).filter((key) => key !== null)
      for (const { key, label } of await named(request.contextOf(app), entity, keys))
        known.set(`${application}/${name}/${keyText(key)}`, {
          id: `${application}/${name}/${keyText(key)}`,
          href: recordUrl(app, name, key),
          label,
          kind: entity.label,
          application: app.definition.label,
        })
    }),
  )
  return wanted.map(({ application, entity, key }) => known.get(`${application}/${entity}/${key}`) ?? null)
}
