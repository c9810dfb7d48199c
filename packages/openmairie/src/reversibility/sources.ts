// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Database } from '../database/contract.js'
import { aloneIn, type Ctx, oneMoment, type Takeable, takeable } from '../records/index.js'
import { administrationName } from '../rights/administration.js'
import type { ArchivePackage } from './package.js'

/** An application to be taken from: its context, in which a collectivité is alone, and its tables. */
export interface Source extends Takeable {
  readonly ctx: Ctx
}

/** A source that is read as it was at one moment. */
export interface OpenSource extends Source {
  readonly connection: Connection
}

/** The system's own contexts in the applications of an instance, and in its administration. */
export interface Contexts {
  readonly apps: readonly Ctx[]
  readonly administration: Ctx
}

/** What the instance itself knows of a collectivité, and may be taken away. */
const administered = ['om_collectivite', 'om_parametre']

/** The tables that an archive takes out of an application, or brings into it; `alone`: there is no other collectivité, and tables that name none are its own. */
export function movingTables(ctx: Ctx, alone: boolean): Takeable {
  const found = takeable(ctx, alone)
  return ctx.app.definition.name === administrationName
    ? { own: found.own.filter(({ name }) => administered.includes(name)), shared: [], left: [] }
    : found
}

/** What a collectivité is taken from. */
export function sourcesOf({ apps, administration }: Contexts, collectivite: string, alone: boolean): readonly Source[] {
  return [administration, ...apps].map((ctx) => ({
    ctx: aloneIn(ctx, collectivite),
    ...movingTables(ctx, alone),
  }))
}

/** Opens the bases of sources, each at one moment: those that share one at the same. */
export async function openSources(
  sources: readonly Source[],
): Promise<{ readonly open: readonly OpenSource[]; end(): Promise<void> }> {
  const moments: Awaited<ReturnType<typeof oneMoment>>[] = []
  const end = async (): Promise<void> => {
    await Promise.all(moments.map((moment) => moment.end()))
  }
  const byBase = new Map<Database, Connection>()
  const opened = async (ctx: Ctx): Promise<Connection> => {
    const known = byBase.get(ctx.database)
    if (known) return known
    const moment = await oneMoment(ctx)
    moments.push(moment)
    byBase.set(ctx.database, moment.connection)
    return moment.connection
  }
  try {
    const open: OpenSource[] = []
    for (const source of sources) open.push({ ...source, connection: await opened(source.ctx) })
    return { open, end }
  } catch (error) {
    await end()
    throw error
  }
}

/** What is not taken of a source: all of it, or some tables. */
export function leftIn({ ctx, own, left }: Source): ArchivePackage['openmairie']['left'] {
  const application = ctx.app.definition.name
  if (application === administrationName) return []
  return own.length === 0 ? [{ application, entity: null }] : left.map(({ name }) => ({ application, entity: name }))
}
