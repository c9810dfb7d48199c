// SPDX-License-Identifier: EUPL-1.2
/** @jsxImportSource openmairie */
import { percentage } from '../rules/fraction.js'
import { type BureauDuScrutin, type Pointes, pointesA, type Scrutin } from '../soiree/etat.js'
import { motsDeLecran } from './animation-mots.js'
import { type Langue, motsDe, nombre, pourcent } from './mots.js'
import { Barre } from './tableau.js'

/** Who has voted in the town, hour by hour. */
export function ParticipationDeLaCommune({ scrutin, langue }: { scrutin: Scrutin; langue: Langue }) {
  const mots = motsDe(langue)
  const ecran = motsDeLecran(langue)
  const many = scrutin.bureaux.length
  const told = scrutin.tranches
    .map((tranche) => ({ tranche, pointes: pointesA(scrutin, tranche.tranche) }))
    .filter(({ pointes }) => pointes.bureaux > 0)
  if (told.length === 0) return <p class="empty">{ecran.noTurnout}</p>
  return (
    <div class="or-defile" tabIndex={0} role="region" aria-label={ecran.turnoutByTime}>
      <table class="or-voix">
        <caption>{ecran.turnoutByTime}</caption>
        <thead>
          <tr>
            <th scope="col">{ecran.time}</th>
            {[mots.turnout, mots.voters].map((heading) => (
              <th key={heading} scope="col" class="number">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {told.map(({ tranche, pointes }) => (
            <tr key={tranche.tranche}>
              <th scope="row">
                {tranche.libelle}{' '}
                {pointes.bureaux < many && (
                  <span class="or-partiel">{ecran.told(nombre(langue, pointes.bureaux), nombre(langue, many))}</span>
                )}
                <Barre part={thousandths(pointes)} couleur="var(--accent)" />
              </th>
              <td class="number">
                <strong>{pourcent(langue, percentage(pointes.votants, pointes.inscrits))}</strong>
              </td>
              <td class="number">{nombre(langue, pointes.votants)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** How long the bar of a turnout is, in thousandths; nothing is computed of it. */
function thousandths({ votants, inscrits }: Pointes): number {
  return inscrits === 0n ? 0 : Number((votants * 1000n) / inscrits)
}

/** Who has voted in a bureau, hour by hour. */
export function ParticipationDuBureau({
  bureau,
  scrutin,
  langue,
}: {
  bureau: BureauDuScrutin
  scrutin: Scrutin
  langue: Langue
}) {
  return (
    <dl class="or-faits">
      {scrutin.tranches.map(({ tranche, libelle }) => {
        const voters = bureau.participation.get(tranche)
        return (
          <div key={tranche}>
            <dt>{libelle}</dt>
            <dd>
              {voters === undefined ? '–' : nombre(langue, voters)}
              {voters !== undefined && <small> {pourcent(langue, percentage(voters, bureau.inscrits))}</small>}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
