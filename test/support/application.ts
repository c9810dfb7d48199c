// SPDX-License-Identifier: EUPL-1.2

import type { Database } from '../../packages/openmairie/src/database/contract.js'
import { migrateInstance } from '../../packages/openmairie/src/database/instance-schema.js'
import { openByAddress } from '../../packages/openmairie/src/database/open.js'
import { openDatabase } from '../../packages/openmairie/src/database/postgresql/pool.js'
import { editionsOf } from '../../packages/openmairie/src/generate/editions.js'
import { describe } from '../../packages/openmairie/src/model/describe.js'
import type { EditionDefinitions } from '../../packages/openmairie/src/model/edition.js'
import type { AnyEntity } from '../../packages/openmairie/src/model/entity.js'
import { infer } from '../../packages/openmairie/src/model/infer/infer.js'
import type { AnyOverride } from '../../packages/openmairie/src/model/override.js'
import { standardParameters } from '../../packages/openmairie/src/model/parameters.js'
import { resolveApplication } from '../../packages/openmairie/src/model/resolve/resolve.js'
import type { Ctx, ListQuery } from '../../packages/openmairie/src/records/index.js'
import { compileGrants } from '../../packages/openmairie/src/rights/grants.js'
import { readSchema } from '../../packages/openmairie/src/schema/read.js'

export interface TestApplication {
  readonly ctx: Ctx
  readonly database: Database
  readonly instance: Database
  entity(name: string): AnyEntity
  /** The context of someone else, with these permissions. */
  as(login: string, permissions?: readonly string[]): Ctx
}

/** An application resolved straight from a database, as its generated files would describe it. */
export async function applicationOver(
  url: string,
  overrides: Readonly<Record<string, AnyOverride>> = {},
  instanceUrl: string = url,
  said: Partial<EditionDefinitions> = {},
): Promise<TestApplication> {
  const schema = await readSchema(url)
  const options = {
    size: 10,
    applicationName: 'test',
    statementTimeout: 60_000,
    timeZone: 'Europe/Paris',
    failed: () => undefined,
  }
  const instance = openDatabase({ ...options, url: instanceUrl })
  const database = instanceUrl === url ? instance : openByAddress({ ...options, url })
  await migrateInstance(instance)
  const all = infer(schema, standardParameters, 'fr')
  const entities = all.map((facts) => ({
    generated: describe(facts),
    override: overrides[facts.name] ?? {},
  }))
  const editions = all.flatMap((facts) => editionsOf(facts, all)?.editions ?? [])
  const generated = { entities, menu: [], dashboard: [], editions, translations: { fr: {}, en: {} } }
  const app = resolveApplication(
    { name: 'essai', label: 'Essai', generated, editions: said },
    { database: 'DATABASE_URL', schemas: schema.schemas, parameters: 'standard' },
  )
  const as = (login: string, permissions: readonly string[] = ['*']): Ctx => ({
    app,
    database,
    instance,
    actor: { id: login, login, name: login, kind: 'user' },
    grants: compileGrants('test', new Set(permissions)),
    collectivites: null,
    parametre: () => null,
    declared: () => null,
    locale: 'fr',
    clock: { now: () => Date.UTC(2026, 10, 24, 9) },
    timeZone: 'Europe/Paris',
    secret: 'secret of the tests',
  })
  return {
    ctx: as('anne'),
    database,
    instance,
    as,
    entity: (name) => {
      const found = app.localised.fr.get(name)
      if (!found) throw new Error(`No entity ${name}: ${[...app.entities.keys()].join(', ')}`)
      return found
    },
  }
}

/** A listing's first page, with some of its query changed. */
export function query(changes: Partial<ListQuery> = {}): ListQuery {
  return {
    sort: [],
    search: null,
    criteria: [],
    parent: null,
    expired: false,
    size: 15,
    after: null,
    before: null,
    from: null,
    ...changes,
  }
}
