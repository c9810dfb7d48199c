// SPDX-License-Identifier: EUPL-1.2
import type { Collectivite } from '../collectivites/held.js'
import { readCollectivites } from '../collectivites/held.js'
import { readPicture } from '../collectivites/pictures.js'
import type { Connection } from '../database/contract.js'
import { codeOfState, DatabaseError } from '../database/errors.js'
import { OpenMairieError } from '../errors/errors.js'
import type { Files } from '../files/contract.js'
import { writeJournal } from '../journal/write.js'
import type { AnyEntity } from '../model/entity.js'
import { type ExactRow, ownRows, sharedRows } from '../records/index.js'
import { administrationName } from '../rights/administration.js'
import { type Part, zipped } from '../spreadsheets/write/zipped.js'
import { besideParts, type Written } from './beside-parts.js'
import { describeTable } from './describe.js'
import { type ArchivePackage, archiveFormat, parts, type ResourceDescription } from './package.js'
import { readmeOf } from './readme.js'
import { type Contexts, leftIn, type OpenSource, openSources, type Source, sourcesOf } from './sources.js'
import { newTally } from './tally.js'

/** A collectivité to be taken out, and from where. */
export interface Exporting extends Contexts {
  readonly collectivite: string
  readonly files: Files
  /** Login of who asks for it. */
  readonly actor: string
  readonly onBehalfOf?: string | null
  /** Milliseconds since the epoch. */
  readonly at: number
  /** Says how many parts are written, contents of files apart. Raises where it is to stop. */
  tell(done: number): Promise<void>
}

/** Journals that a collectivité is taken away, then gives its archive as it is made: memory does not grow with it. Raises OM_NOT_FOUND. */
export async function* exportCollectivite(exporting: Exporting): AsyncIterable<Uint8Array> {
  const { administration, collectivite, actor } = exporting
  const tree = await readCollectivites(administration.instance)
  const found = tree.find(collectivite)
  if (!found) throw new OpenMairieError('OM_NOT_FOUND')
  const sources = sourcesOf(exporting, collectivite, tree.all.length === 1)
  await writeJournal(administration.instance, {
    actor,
    onBehalfOf: exporting.onBehalfOf ?? null,
    application: administrationName,
    entity: 'om_collectivite',
    record: collectivite,
    operation: 'export',
    before: null,
    after: { format: 'reversibilite', personnelles: personalIn(sources) || null },
  })
  try {
    yield* zipped(partsOf(exporting, found, sources))
  } catch (error) {
    const code = error instanceof DatabaseError ? codeOfState(error) : undefined
    throw code === undefined ? error : new OpenMairieError(code, {}, { cause: error })
  }
}

/** How many parts the archive of a collectivité will have, contents of files apart. */
export function partCount(contexts: Contexts, collectivite: string, alone: boolean): number {
  const sources = sourcesOf(contexts, collectivite, alone)
  const tables = sources.reduce((sum, { own, shared }) => sum + own.length + shared.length, 0)
  // A journal each; what is kept beside records, the accounts, both descriptions.
  return tables + sources.length + 8
}

const personalIn = (sources: readonly Source[]): string =>
  sources
    .flatMap(({ own }) => own)
    .flatMap(({ name, personal }) => (personal?.fields ?? []).map(({ field }) => `${name}.${field}`))
    .join(' ')

async function* partsOf(
  { collectivite, files, at, tell }: Exporting,
  found: Collectivite,
  sources: readonly Source[],
): AsyncIterable<Part> {
  const resources: ResourceDescription[] = []
  const sums: string[] = []
  let done = 0
  const written: Written = async (path, tally, resource) => {
    sums.push(`${tally.digest()}  ${path}\n`)
    if (resource) resources.push(resource)
    if (resource || path === parts.readme || path === parts.package) done++
    await tell(done)
  }
  const { open, end } = await openSources(sources)
  try {
    const instance = open[0]?.connection
    if (!instance) return
    for (const source of open) yield* tableParts(source, written)
    const logo = yield* logoPart(instance, collectivite, written)
    const lost = yield* besideParts({ sources: open, instance, collectivite, files, written })
    const archive: ArchivePackage = {
      profile: 'data-package',
      name: `collectivite-${collectivite.toLowerCase().replace(/[^a-z0-9._-]/g, '-')}`,
      title: `${found.label} – réversibilité`,
      created: new Date(at).toISOString(),
      resources,
      openmairie: {
        format: archiveFormat,
        collectivite: { id: found.id, label: found.label },
        applications: sources
          .filter(({ own }) => own.length > 0)
          .map(({ ctx: { app } }) => ({ name: app.definition.name, label: app.definition.label })),
        left: sources.flatMap(leftIn),
        logo,
        lost,
      },
    }
    for (const [path, text] of [
      [parts.readme, readmeOf(archive)],
      [parts.package, `${JSON.stringify(archive, null, 2)}\n`],
    ] as const) {
      const tally = newTally()
      yield [path, tally.through(only(text))]
      await written(path, tally, null)
    }
    yield [parts.sums, sums.join('')]
  } finally {
    await end()
  }
}

/** The tables of an application: the collectivité's own rows, then those of shared tables that they refer to. */
async function* tableParts({ ctx, connection, own, shared }: OpenSource, written: Written): AsyncIterable<Part> {
  const { app } = ctx
  const sought = sharedRows(shared)
  const taken = new Set([...own, ...shared].map(({ name }) => name))
  const part = async function* (
    entity: AnyEntity,
    kind: 'own' | 'shared',
    rows: AsyncIterable<readonly ExactRow[]>,
  ): AsyncIterable<Part> {
    const path = `${kind === 'own' ? 'donnees' : 'partage'}/${app.definition.name}/${entity.name}.csv`
    const tally = newTally()
    yield [path, tally.table(Object.keys(entity.fields), rows)]
    await written(path, tally, describeTable(app, entity, kind, path, tally, taken))
  }
  const noted = async function* (entity: AnyEntity): AsyncIterable<readonly ExactRow[]> {
    for await (const rows of ownRows(ctx, connection, entity)) {
      for (const row of rows) sought.note(entity, row)
      yield rows
    }
  }
  for (const entity of own) yield* part(entity, 'own', noted(entity))
  await sought.read(connection)
  for (const entity of shared) yield* part(entity, 'shared', only(sought.of(entity)))
}

async function* logoPart(
  instance: Connection,
  collectivite: string,
  written: Written,
): AsyncGenerator<Part, ArchivePackage['openmairie']['logo']> {
  const picture = await readPicture(instance, 'om_logo', collectivite)
  if (!picture) return null
  const path = `${parts.logo}.${picture.type === 'image/png' ? 'png' : 'jpg'}`
  const tally = newTally()
  yield [path, tally.through(only(picture.bytes)), 'stored']
  await written(path, tally, null)
  return { path, text: picture.text }
}

async function* only<T>(one: T): AsyncIterable<T> {
  yield one
}
