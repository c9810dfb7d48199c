// SPDX-License-Identifier: EUPL-1.2
/** @jsxImportSource openmairie */
import { page } from 'openmairie'
import type { Tables } from '../gen/tables.js'
import { issueDe, lireRegle } from '../soiree/calcul.js'
import { estPublic } from '../soiree/embargo.js'
import { lireColistiers, lireScrutin, type Reads, type Scrutin, totaux } from '../soiree/etat.js'
import { motsDeLInstantane } from './instantane-mots.js'
import { heure, type Langue, motsDe, nombre } from './mots.js'
import { Sieges } from './sieges.js'
import { Avancement, TableauDesVoix } from './tableau.js'

/** Entities that the pages of results read. */
export const lues = [
  'bureau',
  'candidat',
  'colistier',
  'collectivite_resultat',
  'election',
  'election_bureau',
  'election_candidat',
  'election_tranche',
  'participation',
  'regle_scrutin',
  'resultat',
  'resultat_voix',
  'tranche',
  'type_election',
] as const satisfies readonly (keyof Tables)[]

/** Number of a part of an address; NaN where it is none, which names nothing. */
export function numeroDe(part: string | undefined): number {
  return /^\d{1,9}$/.test(part ?? '') ? Number(part) : Number.NaN
}

/** The poll that an address names; null where there is none. */
export async function scrutinDe(ctx: Reads, part: string | undefined): Promise<Scrutin | null> {
  const id = numeroDe(part)
  return Number.isNaN(id) ? null : lireScrutin(ctx, id)
}

/** Results of a poll as everybody may see them: totals, votes, seats, bureau by bureau. */
export async function Resultats({ ctx, scrutin, langue }: { ctx: Reads; scrutin: Scrutin; langue: Langue }) {
  const mots = motsDe(langue)
  const sums = totaux(scrutin)
  const regle = await lireRegle(ctx, scrutin)
  const colistiers = await lireColistiers(ctx, scrutin)
  const counted = nombre(langue, sums.bureaux)
  const many = nombre(langue, scrutin.bureaux.length)
  const community =
    regle && scrutin.election.sieges_cc !== null ? issueDe(scrutin, regle, colistiers, 'CC', sums) : null
  const isWhole = Number(sums.bureaux) === scrutin.bureaux.length
  const caption = isWhole ? mots.complete : mots.partial(counted, many)
  return (
    <>
      <Avancement scrutin={scrutin} langue={langue} />
      {sums.bureaux === 0n ? (
        <p class="empty">{mots.noneYet}</p>
      ) : (
        <>
          <TableauDesVoix scrutin={scrutin} langue={langue} caption={caption} {...sums} />
          {regle && (
            <Sieges
              scrutin={scrutin}
              langue={langue}
              assemblee="CM"
              issue={issueDe(scrutin, regle, colistiers, 'CM', sums)}
            />
          )}
          {community?.kind === 'reparti' && (
            <Sieges scrutin={scrutin} langue={langue} assemblee="CC" issue={community} />
          )}
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
    const scrutin = await scrutinDe(ctx, ctx.parts[0])
    if (!scrutin || ctx.parts.length > 1) return null
    const { election } = scrutin
    const title = election.libelle
    if (!estPublic(election, { jour: ctx.today, heure: ctx.time })) {
      const told = election.publication ? mots.embargo(heure(ctx.locale, election.heure_embargo)) : mots.notPublished
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
              ['commune.csv', `${mots.total} (CSV)`],
              ['resultats.json', 'JSON'],
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
