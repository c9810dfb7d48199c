// SPDX-License-Identifier: EUPL-1.2
import type { Collectivites, HeldCollectivites } from '../collectivites/held.js'
import { readLogo } from '../collectivites/logo.js'
import type { Database } from '../database/contract.js'
import type { Letterhead } from '../editions/compose/etat.js'
import { type Ctx, homeOf } from '../records/index.js'

interface Held {
  readonly database: Database
  readonly collectivites: HeldCollectivites
}

/** Name and logo of the collectivité that a user works for; of none, no name. */
export function letterheadOf({ database, collectivites }: Held, ctx: Ctx): Promise<Letterhead> {
  return letterheadFrom(database, collectivites.current(), ctx)
}

/** The same, of a tree that was just read. */
export async function letterheadFrom(database: Database, tree: Collectivites, ctx: Ctx): Promise<Letterhead> {
  const { label, logo } = tree.look(homeOf(ctx))
  const kept = logo && (await readLogo(database, logo.collectivite, logo.digest))
  const format = kept && formats[kept.type]
  return {
    name: label ?? '',
    logo:
      logo && kept && format
        ? { picture: { format, content: kept.bytes }, text: logo.text, width: logo.width, height: logo.height }
        : null,
  }
}

const formats: Readonly<Record<string, 'png' | 'jpg'>> = { 'image/png': 'png', 'image/jpeg': 'jpg' }
