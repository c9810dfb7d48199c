// SPDX-License-Identifier: EUPL-1.2
import type { PageContext } from 'openmairie'
import { lireDecoupage } from '../exchanges/transmettre.js'
import type { Tables } from '../gen/tables.js'
import type { Effectif } from '../rules/conseil.js'
import { lireBases } from './calcul.js'
import { lues, type Scrutin } from './etat.js'
import { type Constat, preparation } from './preparation.js'
import { enVigueur } from './vigueur.js'

/** Entities that the preparation of a poll is read from. */
export const luesPourPreparer = [
  ...lues,
  'animation',
  'canton',
  'circonscription',
  'effectif_conseil',
] as const satisfies readonly (keyof Tables)[]

/** What is ready of a poll and what is not, today. */
export async function lirePreparation(
  ctx: Pick<PageContext<Tables>, 'find' | 'rows' | 'today'>,
  scrutin: Scrutin,
): Promise<readonly Constat[]> {
  const { regle, colistiers } = await lireBases(ctx, scrutin)
  const decoupage = await lireDecoupage(ctx)
  const animations = await ctx.rows('animation', { election: scrutin.election.election })
  const effectifs = (await ctx.rows('effectif_conseil', {}))
    .filter((row) => enVigueur(row, scrutin.election.date_scrutin))
    .map(
      ({ population_avant: avant, sieges }): Effectif => ({
        avant: avant === null ? null : BigInt(avant),
        sieges: BigInt(sieges),
      }),
    )
    .sort((one, other) => (one.avant === null || (other.avant !== null && one.avant > other.avant) ? 1 : -1))
  const mode = regle?.mode ?? null
  return preparation({ scrutin, mode, colistiers, effectifs, decoupage, animations, aujourdhui: ctx.today })
}
