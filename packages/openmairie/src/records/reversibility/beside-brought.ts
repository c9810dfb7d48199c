// SPDX-License-Identifier: EUPL-1.2
import { sql } from '../../database/sql.js'
import { cleanName } from '../../files/names.js'
import { keyText, readKeyText } from '../../model/key-text.js'
import type { Writing } from '../writing/writing.js'
import { missingIn } from './astray.js'
import type { Changing, Place } from './changing.js'
import { type ArchiveTable, type BesideKind, besideColumns, type ExactRow, NotBrought } from './contract.js'
import { renewed } from './renumber.js'
import { aloneIn } from './taking.js'

export interface BesideBringing {
  readonly writing: Writing
  readonly tables: readonly ArchiveTable[]
  readonly changing: Changing
  readonly place: Place
  /** Numbers of the accounts of this instance, by login, that are known to be the same people. */
  readonly accounts: ReadonlyMap<string, string>
  readonly rehearsed: boolean
}

type Beside = Readonly<Record<string, string | null>>

/** Puts what was kept beside records back beside them, with its lines of journal. Returns how many were; searches of accounts that are not here are left. Raises NotBrought. */
export async function bringBeside(
  bringing: BesideBringing,
  kind: BesideKind,
  given: readonly ExactRow[],
): Promise<number> {
  const { writing, accounts, place } = bringing
  const rows = given.map(
    (row): Beside => Object.fromEntries(besideColumns[kind].map((name, index) => [name, row[index] ?? null])),
  )
  const account = (row: Beside, name: string): string | null => accounts.get(row[name] ?? '') ?? null
  if (kind === 'recherches') {
    const known = rows.filter((row) => account(row, 'compte') !== null && tableOf(bringing, row) !== undefined)
    for (const row of known)
      await writing.query(sql`
        INSERT INTO openmairie.om_recherche (om_utilisateur, application, entite, libelle, etat, partagee, affichage)
        VALUES (${account(row, 'compte')}, ${row['application']}, ${row['entite']}, ${row['libelle']}, ${row['etat']}, ${row['partagee'] === 'true'}, ${row['affichage'] === 'true'})
        ON CONFLICT DO NOTHING`)
    return known.length
  }
  const placed = await hung(bringing, kind, rows)
  for (const { row, table, record } of placed) {
    const where = sql`${row['application']}, ${row['entite']}, ${record}`
    if (kind === 'fichiers') await bringFile(bringing, row, record)
    else {
      const entity = kind === 'notes' ? 'om_note' : 'om_tache'
      const { rows: added } = await writing.query(
        kind === 'notes'
          ? sql`INSERT INTO openmairie.om_note (application, entite, enregistrement, texte, om_utilisateur, cree, modifie)
              VALUES (${where}, ${row['texte']}, ${account(row, 'auteur')}, ${row['cree']}, ${row['modifie']}) RETURNING om_note::text AS id`
          : sql`INSERT INTO openmairie.om_tache (application, entite, enregistrement, objet, echeance, responsable, om_utilisateur, cree, fait, fait_par)
              VALUES (${where}, ${row['objet']}, ${row['echeance']}, ${account(row, 'responsable')}, ${account(row, 'auteur')}, ${row['cree']}, ${row['fait']}, ${account(row, 'fait_par')})
              RETURNING om_tache::text AS id`,
      )
      const after = { entite: row['entite'] ?? '', enregistrement: record, texte: row['texte'] ?? row['objet'] ?? '' }
      await writing.journal({
        actor: table.ctx.actor.login,
        application: row['application'] ?? '',
        entity,
        record: String(added[0]?.['id']),
        operation: 'create',
        before: null,
        after,
        lot: place.lot,
      })
    }
  }
  return placed.length
}

/** Gives a file back to its record, by a new identifier that the field that holds it follows. A rehearsal has placed no content. */
async function bringFile(
  { writing, accounts, place, rehearsed }: BesideBringing,
  row: Beside,
  record: string,
): Promise<void> {
  if (rehearsed) return
  const author = accounts.get(row['auteur'] ?? '') ?? null
  const { count } = await writing.query(sql`
    INSERT INTO openmairie.om_fichier_usage (om_fichier_usage, empreinte, genre, application, entite, enregistrement, emplacement,
      om_collectivite, nom, type, om_utilisateur, cree)
    SELECT ${renewed(row['fichier'] ?? '', place.lot)}::uuid, empreinte, ${row['genre'] === 'champ' ? 'champ' : 'piece'},
      ${row['application']}, ${row['entite']}, ${record}, ${row['emplacement'] ?? ''}, ${place.to}, ${cleanName(row['nom'] ?? '')}, type,
      ${author}::bigint, ${row['cree']}::timestamptz
    FROM openmairie.om_fichier WHERE empreinte = ${row['sha256']}`)
  if (count === 0)
    throw new NotBrought([
      {
        fr: `Le contenu de «\u00a0${row['nom']}\u00a0» a disparu pendant la reprise\u00a0: recommencez.`,
        en: `The content of “${row['nom']}” went away meanwhile: try again.`,
      },
    ])
}

interface Hung {
  readonly row: Beside
  readonly table: ArchiveTable
  readonly record: string
}

/** Rows with the record that they hang from, as it is named here. Raises NotBrought where it did not come with them. */
async function hung(bringing: BesideBringing, kind: BesideKind, rows: readonly Beside[]): Promise<readonly Hung[]> {
  const { writing, changing, place } = bringing
  const found = rows.map((row) => {
    const table = tableOf(bringing, row)
    const key = readKeyText(row['enregistrement'] ?? '')
    if (!table || key?.length !== table.entity.key.length || key === undefined)
      throw new NotBrought([nowhere(kind, row)])
    return { row, table, key: changing.key(table, key) }
  })
  for (const table of new Set(found.map((each) => each.table))) {
    const those = found.filter((each) => each.table === table)
    const alone = aloneIn(table.ctx, place.to)
    const keys = those.map(({ key }) => key)
    const [missing] = await missingIn(alone, writing, table.entity, table.entity.key, keys)
    if (missing !== undefined) throw new NotBrought([nowhere(kind, those[missing]?.row ?? {})])
  }
  return found.map(({ row, table, key }) => ({ row, table, record: keyText(key) }))
}

function tableOf({ tables }: BesideBringing, row: Beside): ArchiveTable | undefined {
  return tables.find(
    ({ kind, ctx, entity }) =>
      kind === 'own' && ctx.app.definition.name === row['application'] && entity.name === row['entite'],
  )
}

const nowhere = (kind: BesideKind, row: Beside) => {
  const record = `${row['application']}/${row['entite']}/${row['enregistrement']}`
  return {
    fr: `suivi/${kind}.csv parle d’un enregistrement qui n’est pas dans l’archive\u00a0: ${record}.`,
    en: `suivi/${kind}.csv tells of a record that is not in the archive: ${record}.`,
  }
}
