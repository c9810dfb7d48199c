// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod'
import { sql } from '../../database/sql.js'
import type { Writing } from '../writing/writing.js'
import type { Place } from './changing.js'
import { type ArchiveTable, NotBrought } from './contract.js'

const texts = z.string().transform((text, context) => {
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(text))
  } catch {
    context.addIssue({ code: 'custom', message: 'not texts' })
    return z.NEVER
  }
})
const version = z.object({
  application: z.string(),
  genre: z.enum(['etat', 'sous-etat', 'etiquette']),
  nom: z.string().min(1),
  version: z.string().regex(/^[1-9]\d{0,8}$/),
  active: z.enum(['true', 'false']),
  textes: texts,
  depart: texts,
  sujet: texts
    .refine(({ entity, kind }) => entity !== undefined && (kind === undefined || kind === 'etat' || kind === 'lettre'))
    .nullable(),
  auteur: z.string(),
  cree: z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)?$/),
})

interface Bringing {
  readonly writing: Writing
  readonly tables: readonly ArchiveTable[]
  readonly place: Place
  readonly accounts: ReadonlyMap<string, string>
}

/**
 * Keeps the versions of editions that a collectivité had, each with its line of journal; those that somebody wrote who is not known
 * here are kept by whoever brings them in. Returns how many were. Raises NotBrought where one cannot be read, or comes twice.
 */
export async function bringEditions(
  { writing, tables, place, accounts }: Bringing,
  rows: readonly Readonly<Record<string, string | null>>[],
): Promise<number> {
  for (const row of rows) {
    const table = tables.find(({ ctx }) => ctx.app.definition.name === row['application'])
    const { success, data } = version.safeParse(row)
    if (!success || !table) throw new NotBrought([unreadable(row)])
    const author = accounts.has(data.auteur) ? data.auteur : table.ctx.actor.login
    const { count } = await writing.query(sql`
      INSERT INTO openmairie.om_edition (application, genre, nom, om_collectivite, version, active, textes, depart, sujet, acteur, instant)
      VALUES (${data.application}, ${data.genre}, ${data.nom}, ${place.to}, ${data.version}::integer, ${data.active === 'true'},
        ${JSON.stringify(data.textes)}::jsonb, ${JSON.stringify(data.depart)}::jsonb, ${data.sujet && JSON.stringify(data.sujet)}::jsonb, ${author}, ${data.cree}::timestamptz)
      ON CONFLICT DO NOTHING`)
    if (count === 0) throw new NotBrought([unreadable(row)])
    await writing.journal({
      actor: table.ctx.actor.login,
      application: 'openmairie',
      entity: 'om_edition',
      record: `${data.application}.${data.genre}.${data.nom}`,
      operation: 'create',
      before: null,
      after: { ...data.textes, collectivite: place.to, version: data.version },
      lot: place.lot,
    })
  }
  return rows.length
}

const unreadable = (row: Readonly<Record<string, string | null>>) => {
  const which = `${row['application']}/${row['genre']}/${row['nom']}/${row['version']}`
  return {
    fr: `suivi/editions.csv donne une version d’édition qui ne se lit pas ici, ou deux fois la même\u00a0: ${which}.`,
    en: `suivi/editions.csv gives a version of an edition that is not to be read here, or one twice: ${which}.`,
  }
}
