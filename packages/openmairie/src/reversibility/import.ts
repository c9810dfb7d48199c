// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { type Collectivites, readCollectivites } from '../collectivites/held.js'
import { formerPixels, pictureIn } from '../collectivites/image.js'
import { savePictureWithin } from '../collectivites/pictures.js'
import { OpenMairieError } from '../errors/errors.js'
import type { Files } from '../files/contract.js'
import {
  type ArchiveTable,
  type BesideKind,
  type Brought,
  besideColumns,
  bring,
  type Ctx,
  type ExactRow,
  NotBrought,
  type Place,
  type BringingReason as Reason,
} from '../records/index.js'
import { fittingOf } from './fit.js'
import { type Opened, openVerified } from './open.js'
import { parts, type ResourceDescription } from './package.js'
import type { Contexts } from './sources.js'

/** An archive to be brought in, and how. */
export interface Importing extends Contexts {
  readonly path: string
  readonly files: Files
  /** The collectivité above it here; null for none. */
  readonly under: string | null
  /** Its number here; null: the one that it has there. */
  readonly as: string | null
  /** Whether accounts of the same login are the same people. */
  readonly accounts: boolean
  readonly rehearsed: boolean
  /** What goes on, in a word. */
  tell(step: 'verify' | 'files' | 'write', what: string): Promise<void>
}

export interface Imported extends Brought {
  readonly collectivite: { readonly id: string; readonly label: string }
  /** Names the import: its lines of journal bear it. */
  readonly lot: string
}

/**
 * Brings a collectivité in out of an archive: verified whole, compared with what is here, then written in one transaction with its
 * lines of journal. Raises NotBrought with all the reasons: nothing is written then.
 */
export async function importCollectivite(importing: Importing): Promise<Imported> {
  const opened = await openVerified(importing.path, (part) => importing.tell('verify', part))
  try {
    const { collectivite } = opened.archive.openmairie
    const lot = randomUUID()
    const place: Place = { from: collectivite.id, to: importing.as ?? collectivite.id, above: importing.under, lot }
    const tree = await readCollectivites(importing.administration.instance)
    const tables = tablesOf(importing, opened, lot, tree.all.length === 0)
    refuseUnfit(tree, place, tables)
    const logo = await logoOf(opened)
    await placeFiles(importing, opened)
    await importing.tell('write', '')
    const brought = await bring({
      tables,
      place,
      accounts: importing.accounts,
      rehearsed: importing.rehearsed,
      beside: (kind) => besideOf(opened, kind),
      keep: async (connection) => {
        if (logo)
          await savePictureWithin(connection, { table: 'om_logo', collectivite: place.to, actor: 'system' }, logo)
      },
    })
    return { ...brought, collectivite: { id: place.to, label: collectivite.label }, lot }
  } finally {
    opened.close()
  }
}

/** The tables of an archive as this instance has them. Raises NotBrought with each difference. */
function tablesOf(
  { apps, administration }: Contexts,
  opened: Opened,
  lot: string,
  alone: boolean,
): readonly ArchiveTable[] {
  const reasons: Reason[] = []
  const tables: ArchiveTable[] = []
  for (const resource of opened.archive.resources) {
    const { kind, application, entity } = resource.openmairie
    if (kind !== 'own' && kind !== 'shared') continue
    if (tables.some((table) => table.entity.name === entity && table.ctx.app.definition.name === application))
      reasons.push(twice(`${application}.${entity}`))
    const fitting = fittingOf([administration, ...apps], resource, alone)
    reasons.push(...fitting.reasons)
    if (!fitting.ctx) continue
    if (fitting.ctx.database !== fitting.ctx.instance || !fitting.ctx.database.dialect.rowsOfJson)
      reasons.push(elsewhere(fitting.ctx))
    tables.push({
      ctx: { ...fitting.ctx, lot },
      entity: fitting.entity,
      kind,
      fields: (resource.schema?.fields ?? []).map(({ name }) => name),
      rows: () => opened.rows(resource),
    })
  }
  const once = reasons.filter((reason, at) => reasons.findIndex(({ fr }) => fr === reason.fr) === at)
  if (once.length > 0) throw new NotBrought(once)
  return tables
}

function refuseUnfit(tree: Collectivites, { to, above }: Place, tables: readonly ArchiveTable[]): void {
  if (tree.find(to)) throw new NotBrought([taken(to, tree.find(to)?.label ?? '')])
  if (above !== null && !tree.find(above)) throw new NotBrought([nobody(above)])
  const isNumbered = tables.some(({ ctx, entity }) => {
    const belonging = ctx.app.belongings.get(entity.name)
    const type = belonging?.kind === 'column' ? entity.fields[belonging.field]?.type : undefined
    return type === 'integer' || type === 'bigint' || type === 'decimal'
  })
  if (to.length > 20 || to.trim() !== to || (isNumbered && !/^\d{1,9}$/.test(to))) throw new NotBrought([noNumber(to)])
}

/** Stores the contents of an archive, each under each of its names, before anything is written: those that nothing uses go within days. A rehearsal only looks whether they are there. */
async function placeFiles(importing: Importing, opened: Opened): Promise<void> {
  const placed = new Set<string>()
  for (const kind of ['fichiers', 'courriels'] as const) {
    const [name, sum] = [besideColumns[kind].indexOf('nom'), besideColumns[kind].indexOf('sha256')]
    for await (const rows of besideOf(opened, kind))
      for (const row of rows) {
        const [called, hash] = [row[name] ?? '', row[sum] ?? '']
        const each = JSON.stringify([called, hash])
        // A mail to somebody who was erased has lost its own.
        if (placed.has(each) || (kind === 'courriels' && row[sum] === null)) continue
        placed.add(each)
        await placeFile(importing, opened, called, hash)
      }
  }
}

async function placeFile(
  { files, rehearsed, tell }: Importing,
  opened: Opened,
  called: string,
  hash: string,
): Promise<void> {
  const path = `${parts.files}${hash}`
  if (!/^[0-9a-f]{64}$/.test(hash) || !opened.has(path)) throw new NotBrought([lost(called, path)])
  if (rehearsed) return
  await tell('files', called)
  try {
    const stored = await files.put(await opened.content(path), { name: called })
    if (stored.hash !== hash) throw new NotBrought([lost(called, path)])
  } catch (error) {
    if (!(error instanceof OpenMairieError)) throw error
    throw new NotBrought([{ fr: error.publicMessage('fr'), en: error.publicMessage('en') }])
  }
}

async function* besideOf(opened: Opened, kind: BesideKind): AsyncIterable<readonly ExactRow[]> {
  const isIt = ({ openmairie }: ResourceDescription): boolean =>
    openmairie.kind === 'beside' && openmairie.entity === kind
  const resource = opened.archive.resources.find(isIt)
  if (!resource) return
  const names = (resource.schema?.fields ?? []).map(({ name }) => name)
  const places = besideColumns[kind].map((name) => names.indexOf(name))
  for await (const rows of opened.rows(resource)) yield rows.map((row) => places.map((at) => row[at] ?? null))
}

async function logoOf(opened: Opened) {
  const { logo } = opened.archive.openmairie
  if (!logo) return null
  const bytes = opened.has(logo.path) ? await buffer(await opened.content(logo.path)) : null
  const picture = bytes && pictureIn(bytes, formerPixels)
  if (!bytes || !picture) throw new NotBrought([lost(logo.text, logo.path)])
  return { bytes, picture, text: logo.text }
}

const elsewhere = ({ app }: Ctx): Reason => ({
  fr: `Les données de «\u00a0${app.definition.label}\u00a0» sont dans une autre base que l’instance\u00a0: les deux ne s’écrivent pas en une fois, et rien n’y est repris à moitié. Importez ses tableaux un à un par l’écran, ou chargez-les dans sa base.`,
  en: `The data of “${app.definition.label}” lie in another base than the instance: both are not written at once, and nothing is brought in by halves. Import its tables one by one on the screen, or load them into its base.`,
})
const twice = (place: string): Reason => ({
  fr: `L’archive décrit deux fois la table «\u00a0${place}\u00a0».`,
  en: `The archive describes the table “${place}” twice.`,
})
const taken = (id: string, label: string): Reason => ({
  fr: `Il y a déjà ici une collectivité numéro ${id} («\u00a0${label}\u00a0»)\u00a0: donnez-lui un autre numéro par --as.`,
  en: `There is a collectivité number ${id} here already (“${label}”): give it another number by --as.`,
})
const nobody = (id: string): Reason => ({
  fr: `Il n’y a pas ici de collectivité numéro ${id} à laquelle la rattacher.`,
  en: `There is no collectivité number ${id} here to attach it to.`,
})
const noNumber = (id: string): Reason => ({
  fr: `«\u00a0${id}\u00a0» ne peut pas être le numéro d’une collectivité ici\u00a0: les applications attendent un nombre.`,
  en: `“${id}” cannot be the number of a collectivité here: the applications expect a number.`,
})
const lost = (name: string, path: string): Reason => ({
  fr: `Le contenu de «\u00a0${name}\u00a0» n’est pas dans l’archive\u00a0: ${path}`,
  en: `The content of “${name}” is not in the archive: ${path}`,
})
