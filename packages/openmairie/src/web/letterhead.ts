// SPDX-License-Identifier: EUPL-1.2
import type { Collectivites, HeldCollectivites } from '../collectivites/held.js'
import { type KeptPicture, readPicture } from '../collectivites/pictures.js'
import type { Database } from '../database/contract.js'
import type { Letterhead, LetterPicture } from '../editions/compose/letterhead.js'
import { type Ctx, homeOf } from '../records/index.js'

interface Held {
  readonly database: Database
  readonly collectivites: HeldCollectivites
}

/** Name and logo of the collectivité that a user works for, and its signature where he signs; of none, no name. */
export function letterheadOf({ database, collectivites }: Held, ctx: Ctx, signs: boolean): Promise<Letterhead> {
  return letterheadFrom(database, collectivites.current(), ctx, signs)
}

/** The same, of a tree that was just read. */
export async function letterheadFrom(
  database: Database,
  tree: Collectivites,
  ctx: Ctx,
  signs: boolean,
): Promise<Letterhead> {
  const home = homeOf(ctx)
  const { label, logo } = tree.look(home)
  return {
    name: label ?? '',
    logo: logo && printable(await readPicture(database, 'om_logo', logo.collectivite)),
    signature: signs && home !== null ? printable(await readPicture(database, 'om_signature', home)) : null,
  }
}

const formats: Readonly<Record<string, 'png' | 'jpg'>> = { 'image/png': 'png', 'image/jpeg': 'jpg' }

function printable(kept: KeptPicture | null): LetterPicture | null {
  const format = kept && formats[kept.type]
  if (!kept || !format) return null
  const { bytes, text, width, height } = kept
  return { picture: { format, content: bytes }, text, width, height }
}
