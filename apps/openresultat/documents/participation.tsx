// SPDX-License-Identifier: EUPL-1.2
/** @jsxImportSource openmairie */
import { nombre, pourcent } from '../pages/mots.js'
import { somme } from '../rules/bureau.js'
import { percentage } from '../rules/fraction.js'
import type { Imprime, Matiere } from './contrat.js'
import { Entete } from './entete.js'
import { motsDesDocuments } from './mots.js'

/** Voters since the opening, bureau by bureau and tranche by tranche; the rate of a tranche is that of the bureaux that told it. */
export function participationParTranche({ scrutin, langue }: Matiere): Imprime {
  const mots = motsDesDocuments(langue)
  const { tranches, bureaux } = scrutin
  return {
    paper: { orientation: tranches.length > 6 ? 'landscape' : 'portrait' },
    body: (
      <>
        <Entete titre={mots.turnout} scrutin={scrutin} langue={langue} />
        <table>
          <tr>
            <th>{mots.code}</th>
            <th>{mots.bureau}</th>
            <th class="number">{mots.registered}</th>
            {tranches.map(({ tranche, libelle }) => (
              <th key={tranche} class="number">
                {libelle}
              </th>
            ))}
          </tr>
          {bureaux.map(({ id, bureau, inscrits, participation }) => (
            <tr key={id}>
              <td>{bureau.code}</td>
              <td>{bureau.libelle}</td>
              <td class="number">{nombre(langue, inscrits)}</td>
              {tranches.map(({ tranche }) => {
                const voters = participation.get(tranche)
                return (
                  <td key={tranche} class="number">
                    {voters === undefined ? '' : nombre(langue, voters)}
                  </td>
                )
              })}
            </tr>
          ))}
          <tr>
            <td />
            <td>
              <strong>{mots.total}</strong>
            </td>
            <td class="number">{nombre(langue, somme(bureaux.map(({ inscrits }) => inscrits)))}</td>
            {tranches.map(({ tranche }) => {
              const told = bureaux.filter(({ participation }) => participation.has(tranche))
              const voters = somme(told.map(({ participation }) => participation.get(tranche) ?? 0n))
              const rate = percentage(voters, somme(told.map(({ inscrits }) => inscrits)))
              return (
                <td key={tranche} class="number">
                  {told.length === 0 ? '' : `${nombre(langue, voters)} (${pourcent(langue, rate)})`}
                </td>
              )
            })}
          </tr>
        </table>
      </>
    ),
  }
}
