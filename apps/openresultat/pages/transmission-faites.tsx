// SPDX-License-Identifier: EUPL-1.2
/** @jsxImportSource openmairie */
import type { PageContext } from 'openmairie'
import type { Tables } from '../gen/tables.js'
import type { Transmission } from '../gen/transmission.js'
import { motsTransmission } from './transmission-mots.js'

interface FaitesProps {
  readonly ctx: PageContext<Tables>
  readonly election: number
  readonly faites: readonly Transmission[]
}

/** The files that were made for the préfecture, each to be had again as it was. */
export function Faites({ ctx, election, faites }: FaitesProps) {
  const mots = motsTransmission(ctx.locale)
  return (
    <section class="or-feuille">
      <h2 id="faites">{mots.made}</h2>
      {faites.length === 0 ? (
        <p class="empty">{mots.none}</p>
      ) : (
        <div class="or-defile" tabIndex={0} role="region" aria-labelledby="faites">
          <table>
            <thead>
              <tr>
                {[mots.file, mots.type, mots.date, mots.digest].map((heading) => (
                  <th key={heading} scope="col">
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {faites.map(({ transmission, fichier, type, date, empreinte, contenu }) => (
                <tr key={transmission}>
                  <th scope="row">
                    {contenu === null ? (
                      `${fichier ?? ''} (${mots.notKept})`
                    ) : (
                      <a
                        href={ctx.link('transmission', election, transmission)}
                        aria-label={mots.download(fichier ?? '')}
                      >
                        {fichier}
                      </a>
                    )}
                  </th>
                  <td>{mots.types[type]}</td>
                  <td>{`${date.slice(0, 10).split('-').reverse().join('/')} ${date.slice(11, 16)}`}</td>
                  <td>
                    <code class="or-empreinte">{empreinte}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
