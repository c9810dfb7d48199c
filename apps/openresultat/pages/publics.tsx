// SPDX-License-Identifier: EUPL-1.2
/** @jsxImportSource openmairie */
import { page } from 'openmairie'
import type { Election } from '../gen/election.js'
import type { Tables } from '../gen/tables.js'
import { issueDe, lireBases } from '../soiree/calcul.js'
import { estPublic } from '../soiree/embargo.js'
import { lireScrutin, lues, type Reads, type Scrutin, totaux } from '../soiree/etat.js'
import { ParBureau } from './carte.js'
import { motsDeLInstantane } from './instantane-mots.js'
import { annonce, type Langue, motsDe, nombre } from './mots.js'
import { Sieges } from './sieges.js'
import { Avancement, TableauDesVoix } from './tableau.js'

export { lues }

/** Number of a part of an address; NaN where it is none, which names nothing. */
export function numeroDe(part: string | undefined): number {
  return /^\d{1,9}$/.test(part ?? '') ? Number(part) : Number.NaN
}

/** The row of the poll that an address names, before anything of its votes is read; null where there is none. */
export async function electionDe(ctx: Reads, part: string | undefined): Promise<Election | null> {
  const id = numeroDe(part)
  return Number.isNaN(id) ? null : ctx.find('election', { election: id })
}

/** The poll that an address names, read whole; null where there is none. */
export async function scrutinDe(ctx: Reads, part: string | undefined): Promise<Scrutin | null> {
  const election = await electionDe(ctx, part)
  return election && lireScrutin(ctx, election)
}

/** Results of a poll as everybody may see them: totals, votes, seats, bureau by bureau. */
export async function Resultats({ ctx, scrutin, langue }: { ctx: Reads; scrutin: Scrutin; langue: Langue }) {
  const mots = motsDe(langue)
  const sums = totaux(scrutin)
  const bases = await lireBases(ctx, scrutin)
  const counted = nombre(langue, sums.bureaux)
  const many = nombre(langue, scrutin.bureaux.length)
  const community = issueDe(bases, 'CC', sums)
  const isWhole = Number(sums.bureaux) === scrutin.bureaux.length
  const caption = isWhole ? mots.complete : mots.partial(counted, many)
  return (
    <>
      <Avancement scrutin={scrutin} sums={sums} langue={langue} />
      {sums.bureaux === 0n ? (
        <p class="empty">{mots.noneYet}</p>
      ) : (
        <>
          <TableauDesVoix scrutin={scrutin} langue={langue} caption={caption} {...sums} />
          <Sieges scrutin={scrutin} langue={langue} assemblee="CM" issue={issueDe(bases, 'CM', sums)} />
          {community.kind === 'reparti' && (
            <Sieges scrutin={scrutin} langue={langue} assemblee="CC" issue={community} />
          )}
          <ParBureau scrutin={scrutin} langue={langue} />
        </>
      )}
    </>
  )
}

/** Results for everybody: nothing before the hour of the poll. */
export const resultatsPublics = page<Tables>({
  label: 'Résultats',
  access: 'public',
  reads: lues,
  live: 2,
  async show(ctx) {
    const mots = motsDe(ctx.locale)
    const election = await electionDe(ctx, ctx.parts[0])
    if (!election || ctx.parts.length > 1) return null
    const title = election.libelle
    if (!estPublic(election, { jour: ctx.today, heure: ctx.time })) {
      const told = election.publication ? annonce(ctx, election) : mots.notPublished
      return {
        kind: 'page',
        title,
        body: (
          <div id="resultats" data-fresh>
            <p class="empty">{told}</p>
          </div>
        ),
      }
    }
    const scrutin = await lireScrutin(ctx, election)
    if (!scrutin) return null
    return {
      kind: 'page',
      title,
      body: (
        <div id="resultats" class="or-resultats" data-fresh>
          {await Resultats({ ctx, scrutin, langue: ctx.locale })}
          <h2>{mots.dataFiles}</h2>
          <ul>
            {[
              ['bureaux.csv', `${mots.perBureau} (CSV)`],
              ['commune.csv', `${mots.wholeTown} (CSV)`],
              ['resultats.json', `${mots.results} (JSON)`],
              ['instantane.html', motsDeLInstantane(ctx.locale).link],
            ].map(([file = '', label]) => (
              <li key={file}>
                <a href={ctx.link('donnees', election.election, file)} download>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ),
    }
  },
})
