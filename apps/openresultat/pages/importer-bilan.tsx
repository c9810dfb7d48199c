// SPDX-License-Identifier: EUPL-1.2
/** @jsxImportSource openmairie */
import { type Bilan, comptes } from '../exchanges/importation.js'
import type { Probleme } from '../exchanges/probleme.js'
import { pourcentage } from '../exchanges/publication.js'
import { motsImport } from './importer-mots.js'
import { type Langue, motsDe, nombre, pourcent } from './mots.js'

/** Faults shown at most: whoever has more mends the first ones, and sends the file again. */
const most = 200

interface AnomaliesProps {
  readonly langue: Langue
  readonly fichier: string
  readonly problemes: readonly Probleme[]
}

/** What is wrong with a file, line by line. */
export function Anomalies({ langue, fichier, problemes }: AnomaliesProps) {
  const mots = motsImport(langue)
  return (
    <section class="or-feuille or-anomalies">
      <h2 id="anomalies">{mots.anomalies(fichier)}</h2>
      <div class="or-defile" tabIndex={0} role="region" aria-labelledby="anomalies">
        <table>
          <thead>
            <tr>
              <th scope="col" class="number">
                {mots.line}
              </th>
              <th scope="col">{mots.column}</th>
              <th scope="col">{mots.value}</th>
              <th scope="col">{mots.reason}</th>
            </tr>
          </thead>
          <tbody>
            {problemes.slice(0, most).map(({ ligne, colonne, valeur, message }, index) => (
              <tr key={index}>
                <th scope="row" class="number">
                  {ligne}
                </th>
                <td>{colonne ?? mots.wholeLine}</td>
                <td>{valeur === '' ? mots.emptyValue : valeur}</td>
                <td>{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {problemes.length > most && <p>{mots.more(problemes.length - most)}</p>}
    </section>
  )
}

/** What an import would do. */
export function BilanDeLImport({ langue, bilan }: { langue: Langue; bilan: Bilan }) {
  const mots = motsImport(langue)
  const words = motsDe(langue)
  const { totaux, absents } = bilan
  return (
    <>
      <p>{mots.nothingYet}</p>
      <dl class="or-faits">
        {comptes.flatMap((compte) => {
          const count = bilan.comptes[compte] ?? 0
          if (count === 0) return []
          return [
            <div key={compte}>
              <dt>{mots.counts[compte]}</dt>
              <dd id={`compte-${compte}`}>{nombre(langue, count)}</dd>
            </div>,
          ]
        })}
      </dl>
      {absents.length > 0 && <p class="flash warning">{mots.absents(absents.join(', '))}</p>}
      {totaux && (
        <div class="or-feuille">
          <dl class="or-faits">
            {[
              [words.registered, totaux.inscrits] as const,
              [words.voters, totaux.votants] as const,
              [words.cast, totaux.exprimes] as const,
            ].map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{nombre(langue, value)}</dd>
              </div>
            ))}
          </dl>
          <div class="or-defile" tabIndex={0} role="region" aria-label={mots.totals}>
            <table>
              <caption>{mots.totals}</caption>
              <thead>
                <tr>
                  <th scope="col">{mots.list}</th>
                  <th scope="col" class="number">
                    {words.votes}
                  </th>
                  <th scope="col" class="number">
                    {words.share}
                  </th>
                </tr>
              </thead>
              <tbody>
                {totaux.listes.map(({ panneau, nom, voix }) => (
                  <tr key={panneau}>
                    <th scope="row">{`${panneau}. ${nom}`}</th>
                    <td class="number">{nombre(langue, voix)}</td>
                    <td class="number">{pourcent(langue, pourcentage(voix, totaux.exprimes).replace(',', '.'))}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      )}
    </>
  )
}
