// SPDX-License-Identifier: EUPL-1.2
import { type PageContext, type PageShown, page } from 'openmairie'
import { ecrireCommune, ecrireParBureau, resultatsParBureau } from '../exchanges/opendata.js'
import { instantane } from '../exchanges/opendata-web.js'
import type { Complements } from '../exchanges/publication.js'
import type { Tables } from '../gen/tables.js'
import { lireBases } from '../soiree/calcul.js'
import { estPublic } from '../soiree/embargo.js'
import { lireScrutin, type Reads, type Scrutin } from '../soiree/etat.js'
import { siegesDuScrutin } from '../soiree/sieges-du-scrutin.js'
import { documentDesResultats } from './instantane.js'
import { electionDe, lues } from './publics.js'

/** The files of a poll, by the last part of their address. */
const fichiers: Readonly<
  Record<
    string,
    (scrutin: Scrutin, complements: Complements, ctx: PageContext<Tables>) => PageShown | Promise<PageShown>
  >
> = {
  'bureaux.csv': (scrutin, complements) => ({
    kind: 'file',
    filename: `resultats-${scrutin.election.election}-bureaux.csv`,
    type: 'text/csv; charset=utf-8',
    content: ecrireParBureau(resultatsParBureau(scrutin, complements)),
  }),
  'commune.csv': (scrutin, complements) => ({
    kind: 'file',
    filename: `resultats-${scrutin.election.election}-commune.csv`,
    type: 'text/csv; charset=utf-8',
    content: ecrireCommune(scrutin, complements),
  }),
  'resultats.json': (scrutin, complements, { now }) => ({
    kind: 'json',
    value: instantane(scrutin, complements, now),
  }),
  'instantane.html': async (scrutin, _, ctx) => ({
    kind: 'file',
    filename: `resultats-${scrutin.election.election}.html`,
    type: 'text/html; charset=utf-8',
    content: await documentDesResultats(ctx, scrutin),
  }),
}

/** What files of a poll need beside it. */
export async function complementsDe(ctx: Reads, scrutin: Scrutin): Promise<Complements> {
  const bases = await lireBases(ctx, scrutin)
  return { mode: bases.regle?.mode ?? 'candidat', colistiers: bases.colistiers, sieges: siegesDuScrutin(bases) }
}

/** Open data of a poll, for everybody: nothing is there before its hour. */
export const donnees = page<Tables>({
  label: 'Données ouvertes',
  access: 'public',
  reads: lues,
  async show(ctx) {
    const [poll, file = ''] = ctx.parts
    const make = ctx.parts.length === 2 && Object.hasOwn(fichiers, file) ? fichiers[file] : undefined
    const election = make && (await electionDe(ctx, poll))
    if (!election || !estPublic(election, { jour: ctx.today, heure: ctx.time })) return null
    const scrutin = await lireScrutin(ctx, election)
    return scrutin && make(scrutin, await complementsDe(ctx, scrutin), ctx)
  },
})
