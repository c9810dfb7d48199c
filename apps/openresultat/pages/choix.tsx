// SPDX-License-Identifier: EUPL-1.2
/** @jsxImportSource openmairie */
import type { PageContext, PageShown } from 'openmairie'
import type { Tables } from '../gen/tables.js'
import { motsDe } from './mots.js'

/** States of a poll in which results are entered. */
export const ouverts: readonly string[] = ['ouverte', 'depouillement', 'complete']

/** The polls that are open, each a link to a page about it. */
export async function choixDuScrutin(ctx: PageContext<Tables>, vers: string, title: string): Promise<PageShown> {
  const mots = motsDe(ctx.locale)
  const polls = (await ctx.rows('election', {})).filter(({ statut }) => ouverts.includes(statut))
  return {
    kind: 'page',
    title,
    body:
      polls.length === 0 ? (
        <p class="empty">{mots.noPoll}</p>
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
