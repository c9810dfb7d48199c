// SPDX-License-Identifier: EUPL-1.2
/** @jsxImportSource openmairie */
import type { Assemblee, Issue } from '../soiree/calcul.js'
import type { Scrutin } from '../soiree/etat.js'
import { Hemicycle } from './hemicycle.js'
import { type Langue, motsDe, nombre } from './mots.js'
import { couleurDe } from './tableau.js'

interface SiegesProps {
  readonly scrutin: Scrutin
  readonly issue: Issue
  readonly assemblee: Assemblee
  readonly langue: Langue
}

/** What the votes lead to: seats and their hemicycle, who goes on to a second tour, or who is elected. */
export function Sieges({ scrutin, issue, assemblee, langue }: SiegesProps) {
  const mots = motsDe(langue)
  const named = (id: string): string => scrutin.listes.find((one) => String(one.id) === id)?.libelle ?? id
  if (issue.kind === 'sans objet') return null
  if (issue.kind === 'elu')
    return (
      <p class="or-issue">
        {mots.elected}&nbsp;: <strong>{named(issue.candidat)}</strong>
      </p>
    )
  if (issue.kind === 'a trancher')
    return (
      <div class="or-issue">
        <p>{mots.undecided}</p>
        <ul>
          {issue.listes.map((id) => (
            <li key={id}>{named(id)}</li>
          ))}
        </ul>
      </div>
    )
  if (issue.kind === 'second tour')
    return (
      <div class="or-issue">
        <p>{mots.secondRound}</p>
        <Noms titre={mots.standing} noms={issue.acces.maintien.map(named)} />
        <Noms titre={mots.joining} noms={issue.acces.fusion.map(named)} />
      </div>
    )
  const title = assemblee === 'CM' ? mots.council : mots.community
  const shared = scrutin.listes.flatMap((liste) => {
    const seats = issue.repartition.sieges.get(String(liste.id))
    return seats && seats.total > 0n ? [{ liste, seats }] : []
  })
  const most = [...shared].sort((one, other) => Number(other.seats.total - one.seats.total))
  return (
    <section class="or-sieges" aria-label={`${mots.seats}, ${title}`}>
      <h2>{title}</h2>
      <Hemicycle
        titre={shared.map(({ liste, seats }) => `${liste.libelle} ${seats.total}`).join(', ')}
        groupes={shared.map(({ liste, seats }) => ({
          libelle: liste.libelle,
          couleur: couleurDe(liste),
          sieges: Number(seats.total),
        }))}
      />
      {issue.repartition.indecis && <p class="flash warning">{mots.undecided}</p>}
      <table>
        <caption>{mots.seatsCaption(nombre(langue, issue.sieges))}</caption>
        <thead>
          <tr>
            <th scope="col">{mots.list}</th>
            <th scope="col" class="number or-part">
              {mots.prime}
            </th>
            <th scope="col" class="number or-part">
              {mots.proportional}
            </th>
            <th scope="col" class="number">
              {mots.total}
            </th>
          </tr>
        </thead>
        <tbody>
          {most.map(({ liste, seats }) => (
            <tr key={liste.id}>
              <th scope="row">
                <svg class="or-pastille" viewBox="0 0 10 10" aria-hidden="true">
                  <circle cx="5" cy="5" r="5" fill={couleurDe(liste)} />
                </svg>
                {liste.libelle}
              </th>
              <td class="number or-part">{nombre(langue, seats.prime)}</td>
              <td class="number or-part">{nombre(langue, seats.proportionnelle)}</td>
              <td class="number">
                <strong>{nombre(langue, seats.total)}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Noms({ titre, noms }: { titre: string; noms: readonly string[] }) {
  if (noms.length === 0) return null
  return (
    <>
      <h2>{titre}</h2>
      <ul>
        {noms.map((nom) => (
          <li key={nom}>{nom}</li>
        ))}
      </ul>
    </>
  )
}
