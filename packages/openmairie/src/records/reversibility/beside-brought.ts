// SPDX-License-Identifier: EUPL-1.2
import { sql } from '../../database/sql.js'
import { cleanName } from '../../files/names.js'
import type { Payload } from '../../journal/write.js'
import { keyText, readKeyText } from '../../model/key-text.js'
import type { Writing } from '../writing/writing.js'
import { missingIn } from './astray.js'
import type { Changing, Place } from './changing.js'
import { type ArchiveTable, type BesideKind, besideColumns, type ExactRow, NotBrought } from './contract.js'
import { bringEditions } from './editions-brought.js'
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
  if (kind === 'editions') return bringEditions(bringing, rows)
  const placed = await hung(bringing, kind, rows)
  for (const each of placed) {
    const { row, table, record } = each
    const written = await putters[kind](bringing, each, (name) => account(row, name))
    if (written === null) continue
    const { entity, id, after } = written
    await writing.journal({
      actor: table.ctx.actor.login,
      application: row['application'] ?? '',
      entity,
      record: id,
      operation: 'create',
      before: null,
      after: { entite: row['entite'] ?? '', enregistrement: record, ...after },
      lot: place.lot,
    })
  }
  return placed.length
}

interface Written {
  readonly entity: string
  readonly id: string
  /** What the journal keeps of it, its record apart. */
  readonly after: Payload
}

type Put = (bringing: BesideBringing, hung: Hung, account: (name: string) => string | null) => Promise<Written | null>

const pick = (row: Beside, ...names: readonly string[]): Payload =>
  Object.fromEntries(names.map((name) => [name, row[name] ?? null]))

const putNote: Put = async ({ writing }, { row, record }, account) => {
  const { rows } = await writing.query(sql`
    INSERT INTO openmairie.om_note (application, entite, enregistrement, texte, om_utilisateur, cree, modifie)
    VALUES (${row['application']}, ${row['entite']}, ${record}, ${row['texte']}, ${account('auteur')}, ${row['cree']}, ${row['modifie']})
    RETURNING om_note::text AS id`)
  return { entity: 'om_note', id: String(rows[0]?.['id']), after: pick(row, 'texte') }
}

const putTask: Put = async ({ writing }, { row, record }, account) => {
  const { rows } = await writing.query(sql`
    INSERT INTO openmairie.om_tache (application, entite, enregistrement, objet, echeance, responsable, om_utilisateur, cree, fait, fait_par)
    VALUES (${row['application']}, ${row['entite']}, ${record}, ${row['objet']}, ${row['echeance']}, ${account('responsable')},
      ${account('auteur')}, ${row['cree']}, ${row['fait']}, ${account('fait_par')}) RETURNING om_tache::text AS id`)
  const after = {
    ...pick(row, 'objet', 'echeance'),
    responsable: account('responsable'),
    fait: String(row['fait'] !== null),
  }
  return { entity: 'om_tache', id: String(rows[0]?.['id']), after }
}

/** Gives a file back to its record, by a new identifier that the field that holds it follows. A rehearsal has placed no content. */
const putFile: Put = async ({ writing, place, rehearsed }, { row, record }, account) => {
  if (rehearsed) return null
  const id = renewed(row['fichier'] ?? '', place.lot)
  const kind = row['genre'] === 'champ' ? 'champ' : 'piece'
  const name = cleanName(row['nom'] ?? '')
  const { count } = await writing.query(sql`
    INSERT INTO openmairie.om_fichier_usage (om_fichier_usage, empreinte, genre, application, entite, enregistrement, emplacement,
      om_collectivite, nom, type, om_utilisateur, cree)
    SELECT ${id}::uuid, empreinte, ${kind}, ${row['application']}, ${row['entite']}, ${record}, ${row['emplacement'] ?? ''}, ${place.to},
      ${name}, type, ${account('auteur')}::bigint, ${row['cree']}::timestamptz
    FROM openmairie.om_fichier WHERE empreinte = ${row['sha256']}`)
  if (count === 0) throw new NotBrought([gone(name)])
  // What is in a field is told by the line of its record.
  const after = { nom: name, empreinte: row['sha256'] ?? '', taille: row['taille'] ?? '' }
  return kind === 'champ' ? null : { entity: 'om_fichier_usage', id, after }
}

/** Gives a mail back to its record, with the PDF that it brought; one that was still to be sent is not sent from here. */
const putMail: Put = async ({ writing, place, rehearsed }, { row, record }, account) => {
  if (rehearsed) return null
  const id = renewed(row['courriel'] ?? '', place.lot)
  const [name, hash] = [cleanName(row['nom'] ?? ''), row['sha256'] ?? null]
  if (hash !== null) {
    const { count } = await writing.query(sql`
      INSERT INTO openmairie.om_fichier_usage (om_fichier_usage, empreinte, genre, enregistrement, emplacement, om_collectivite, nom, type, cree)
      SELECT ${id}::uuid, empreinte, 'courriel', ${id}, 'pdf', ${place.to}, ${name}, type, ${row['cree']}::timestamptz
      FROM openmairie.om_fichier WHERE empreinte = ${hash}`)
    if (count === 0) throw new NotBrought([gone(name)])
  }
  await writing.query(sql`
    INSERT INTO openmairie.om_courriel (om_courriel, application, entite, enregistrement, edition, libelle, destinataire, objet, texte,
      om_fichier_usage, om_utilisateur, cree, envoye, dit, portee)
    VALUES (${id}, ${row['application']}, ${row['entite']}, ${record}, ${row['edition']}, ${row['libelle']}, ${row['destinataire']},
      ${row['objet']}, ${row['texte']}, ${hash === null ? null : id}, ${account('auteur')}, ${row['cree']}, ${row['envoye']},
      ARRAY(SELECT jsonb_array_elements_text(coalesce(${row['dit']}, '[]')::jsonb)), ARRAY[${place.to}]::text[])`)
  const file = hash === null ? {} : { nom: name, empreinte: hash, taille: row['taille'] ?? '' }
  return { entity: 'om_courriel', id, after: { ...pick(row, 'edition', 'destinataire', 'objet'), ...file } }
}

const putters = { notes: putNote, taches: putTask, fichiers: putFile, courriels: putMail } as const

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

const gone = (name: string) => ({
  fr: `Le contenu de «\u00a0${name}\u00a0» a disparu pendant la reprise\u00a0: recommencez.`,
  en: `The content of “${name}” went away meanwhile: try again.`,
})
const nowhere = (kind: BesideKind, row: Beside) => {
  const record = `${row['application']}/${row['entite']}/${row['enregistrement']}`
  return {
    fr: `suivi/${kind}.csv parle d’un enregistrement qui n’est pas dans l’archive\u00a0: ${record}.`,
    en: `suivi/${kind}.csv tells of a record that is not in the archive: ${record}.`,
  }
}
