// SPDX-License-Identifier: EUPL-1.2
/** @jsxImportSource openmairie */
import { markup, type PageContext } from 'openmairie'
import type { Tables } from '../gen/tables.js'
import { estProclame, type Scrutin } from '../soiree/etat.js'
import { motsDeLInstantane } from './instantane-mots.js'
import { styleDeLInstantane } from './instantane-style.js'
import { heure } from './mots.js'
import { Resultats } from './publics.js'

/**
 * The public results of a poll as an HTML document that stands alone, with its date: it asks for no script nor other file, so that any
 * site may serve it when ours is overrun, and archives keep it. Whether its figures may be shown (`estPublic`) is for the caller to know.
 */
export async function documentDesResultats(ctx: PageContext<Tables>, scrutin: Scrutin): Promise<string> {
  const { locale } = ctx
  const mots = motsDeLInstantane(locale)
  const { election, commune } = scrutin
  const day = ctx.today.split('-').reverse().join('/')
  const results = await Resultats({ ctx, scrutin, langue: locale })
  const html = markup(
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{commune ? `${election.libelle} – ${commune.commune}` : election.libelle}</title>
        <style>{styleDeLInstantane}</style>
      </head>
      <body>
        <main class="or-resultats">
          {commune && <p class="or-date">{commune.commune}</p>}
          <h1>{election.libelle}</h1>
          <p class="or-date">
            <time dateTime={ctx.now}>{mots.made(day, heure(locale, ctx.time))}</time>{' '}
            {estProclame(scrutin) ? mots.proclaimed : mots.provisional}
          </p>
          {results}
        </main>
      </body>
    </html>,
  )
  return `<!doctype html>${html}`
}
