// SPDX-License-Identifier: EUPL-1.2
import type { HookContext } from 'openmairie'
import type { Tables } from '../gen/tables.js'
import { issueDe, lireBases } from './calcul.js'
import { lireScrutin } from './etat.js'
import { siegesDuScrutin } from './sieges-du-scrutin.js'
import { type ChangementDeSieges, enregistrerSieges } from './sieges-enregistres.js'

type Writes = Pick<HookContext<Tables>, 'find' | 'rows' | 'create' | 'update'>

/** The day a week after another, `YYYY-MM-DD`: a second tour is held on the Sunday that follows (Code électoral, L56). */
export function semaineSuivante(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, date + 7)).toISOString().slice(0, 10)
}

/**
 * Makes the second tour of a poll with those who may stand again, their candidates as they were; returns its key, or null where
 * the first one decides, or nothing decides yet.
 */
export async function creerSecondTour(ctx: Writes, id: number): Promise<string | null> {
  const scrutin = await lireScrutin(ctx, id)
  if (!scrutin) return null
  const bases = await lireBases(ctx, scrutin)
  const issue = issueDe(bases, 'CM')
  if (issue.kind !== 'second tour') return null
  const { election: _, statut: __, publication: ___, ...first } = scrutin.election
  const [key = ''] = await ctx.create('election', {
    ...first,
    libelle: `${first.libelle.replace(/\s*[–-]?\s*(premier|1er) tour$/i, '').slice(0, 65)} – second tour`,
    date_scrutin: semaineSuivante(first.date_scrutin),
    tour: 2,
    premier_tour: id,
  })
  const standing = scrutin.listes.filter(({ id: list }) => issue.acces.maintien.includes(String(list)))
  for (const { id: list, inscription } of standing) {
    const { election_candidat: ____, ...copied } = inscription
    const [added = ''] = await ctx.create('election_candidat', { ...copied, election: Number(key) })
    for (const { colistier: _____, ...one } of bases.colistiers.get(list) ?? [])
      await ctx.create('colistier', { ...one, election_candidat: Number(added) })
  }
  const registered = new Map(scrutin.bureaux.map(({ bureau, inscrits }) => [bureau.bureau, Number(inscrits)]))
  for (const { election_bureau, bureau } of await ctx.rows('election_bureau', { election: Number(key) }))
    await ctx.update('election_bureau', [String(election_bureau)], { inscrits: registered.get(bureau) ?? 0 })
  return key
}

/** Stores the seats of a poll as its votes give them. Returns how many are given, and what that changes. */
export async function recalculerSieges(
  ctx: Writes,
  id: number,
): Promise<{ readonly donnes: number; readonly changements: readonly ChangementDeSieges[] }> {
  const scrutin = await lireScrutin(ctx, id)
  const seats = scrutin ? siegesDuScrutin(await lireBases(ctx, scrutin)) : []
  const changements = await enregistrerSieges(ctx, id, seats)
  return { donnes: seats.reduce((sum, { total }) => sum + total, 0), changements }
}

/** Proclaims a poll, its seats stored. Returns how many seats are given. */
export async function proclamer(ctx: Writes, id: number): Promise<number> {
  const { donnes } = await recalculerSieges(ctx, id)
  await ctx.update('election', [String(id)], { statut: 'proclamee' })
  return donnes
}
