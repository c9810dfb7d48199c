// SPDX-License-Identifier: EUPL-1.2
/** @jsxImportSource openmairie */
import type { PageContext, PageShown } from 'openmairie'
import type { Election } from '../gen/election.js'
import type { Tables } from '../gen/tables.js'
import { etatsOuverts } from '../soiree/etat.js'
import { motsDe } from './mots.js'

/** States of the polls that are shown, and what is said where there are none; those that are open where nothing is said. */
export interface ChoixDesEtats {
  readonly etats?: readonly Election['statut'][]
  readonly aucun?: string
}

/** Polls, each a link to a page about it. */
export async function choixDuScrutin(
  ctx: PageContext<Tables>,
  vers: string,
  title: string,
  { etats = etatsOuverts, aucun = motsDe(ctx.locale).noPoll }: ChoixDesEtats = {},
): Promise<PageShown> {
  const polls = (await ctx.rows('election', {})).filter(({ statut }) => etats.includes(statut))
  return {
    kind: 'page',
    title,
    body:
      polls.length === 0 ? (
        <p class="empty">{aucun}</p>
      ) : (
        <ul class="cards">
          {polls.map(({ election, libelle, date_scrutin }) => (
            <li class="card" key={election}>
              <h2>
                <a href={ctx.link(vers, election)}>{libelle}</a>
              </h2>
              <p>{date_scrutin.split('-').reverse().join('/')}</p>
            </li>
          ))}
        </ul>
      ),
  }
}
