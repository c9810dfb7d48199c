// SPDX-License-Identifier: EUPL-1.2
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Instance, startInstance } from '../e2e/instance.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { tokenIn, type Visitor } from '../support/http.js'
import { linkFramework } from '../support/workspace.js'

const root = join(import.meta.dirname, '../..')

export const application = 'opengestioncrise'
export const entities = [
  'collectivite',
  'competence',
  'cp',
  'droit',
  'grade',
  'organisation',
  'permis',
  'profil',
  'ressource',
  'ressource_competence',
  'service',
  'utilisateur',
] as const

export interface Target {
  readonly site: string
  readonly instance: Instance
  readonly base: Scratch
  readonly work: string
  stop(): Promise<void>
}

/** The sample in demonstration, where `utilisateur.email` is hidden and `utilisateur.nom` read only, and so is its label. */
export async function serveTarget(): Promise<Target> {
  const work = mkdtempSync(join(tmpdir(), 'openmairie-attacks-'))
  const folder = join(work, application)
  cpSync(join(root, 'apps', application), folder, { recursive: true })
  writeFileSync(
    join(folder, 'obj/utilisateur.ts'),
    `import { utilisateurGen } from '../gen/utilisateur.js'
import { extend } from '../gen/tables.js'

export const utilisateur = extend(utilisateurGen, {
  recordLabel: ['email'],
  fields: { email: { hidden: true }, nom: { readOnly: true } },
  listing: { sort: [{ field: 'email', direction: 'asc' }] },
})
`,
  )
  linkFramework(work)
  const base = await scratchDatabase()
  const instance = await startInstance({
    folders: [folder],
    databaseUrl: base.url,
    dataFolder: join(work, 'data'),
    arguments: ['--demonstration'],
  })
  return {
    site: instance.url,
    instance,
    base,
    work,
    stop: async () => {
      await instance.stop()
      await base.drop()
      rmSync(work, { recursive: true, force: true })
    },
  }
}

export const listing = (entity: string): string => `/${application}/${entity}`

/** Address of the first record of a listing. */
export async function firstRecord(visitor: Visitor, entity: string): Promise<string> {
  const { text } = await visitor.get(listing(entity))
  const key = /<tr\b[^>]* data-key="([^"]+)"/.exec(text)?.[1]
  if (key === undefined) throw new Error(`No record of ${entity}`)
  return `${listing(entity)}/${key}`
}

/** The token of a session, as its pages carry it. */
export async function tokenOf(visitor: Visitor): Promise<string> {
  return tokenIn(await visitor.page('/-/raccourcis'))
}

/** Everything that the application's tables hold, to see that an attack wrote nothing. */
export async function contents(base: Scratch): Promise<string> {
  const prints: string[] = []
  for (const entity of entities) {
    const { rows } = await base.raw.query(
      `SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS print FROM ${application}.${entity} AS t`,
    )
    prints.push(rows[0].print)
  }
  return prints.join(' ')
}
