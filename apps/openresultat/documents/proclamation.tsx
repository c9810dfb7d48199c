// SPDX-License-Identifier: EUPL-1.2
/** @jsxImportSource openmairie */
import { jour, type Langue, nombre, pourcent } from '../pages/mots.js'
import { percentage } from '../rules/fraction.js'
import { type Assemblee, type Issue, issueDe } from '../soiree/calcul.js'
import { bureauxArrives, estProclame, type Scrutin, totaux } from '../soiree/etat.js'
import type { Imprime, Matiere } from './contrat.js'
import { Entete } from './entete.js'
import { motsDesDocuments } from './mots.js'

/** What the chair of the central station reads out and signs: figures, votes, seats, names. A working document before. */
export function proclamation({ langue, ...bases }: Matiere): Imprime {
  const { scrutin } = bases
  const mots = motsDesDocuments(langue)
  const sums = totaux(scrutin)
  const draft = !estProclame(scrutin)
  const assemblees: readonly Assemblee[] = scrutin.election.sieges_cc === null ? ['CM'] : ['CM', 'CC']
  const n = (value: bigint | number) => nombre(langue, value)
  return {
    draft,
    body: (
      <>
        <Entete titre={mots.proclamation} scrutin={scrutin} langue={langue} />
        {draft && <p>{mots.partial(n(bureauxArrives(scrutin).length), n(scrutin.bureaux.length))}</p>}
        <dl>
          {(
            [
              [mots.registered, sums.inscrits],
              [mots.signatures, sums.emargements ?? sums.votants],
              [mots.voters, sums.votants],
              [mots.blank, sums.blancs],
              [mots.void, sums.nuls],
              [mots.cast, sums.exprimes],
            ] as const
          ).map(([label, value]) => (
            <>
              <dt>{label}</dt>
              <dd class="number">{n(value)}</dd>
            </>
          ))}
        </dl>
        <h2>{mots.votesOfLists}</h2>
        <table>
          <tr>
            <th>{mots.code}</th>
            <th>{mots.list}</th>
            <th class="number">{mots.votes}</th>
            <th class="number">{mots.share}</th>
          </tr>
          {scrutin.listes.map((liste, index) => (
            <tr key={liste.id}>
              <td>{n(liste.panneau)}</td>
              <td>{liste.libelle}</td>
              <td class="number">{n(sums.voix[index] ?? 0n)}</td>
              <td class="number">{pourcent(langue, percentage(sums.voix[index] ?? 0n, sums.exprimes))}</td>
            </tr>
          ))}
        </table>
        {assemblees.map((assemblee) => {
          const issue = issueDe(bases, assemblee, sums)
          // What is not shared yet is the same for both.
          if (assemblee === 'CC' && issue.kind !== 'reparti') return null
          return <Suite key={assemblee} scrutin={scrutin} issue={issue} assemblee={assemblee} langue={langue} />
        })}
        <div class="insecable">
          <p>
            {mots.done} {scrutin.commune?.commune ?? '……………………'}, {jour(langue, scrutin.election.date_scrutin)}
          </p>
          <p>{mots.president}</p>
          <img class="signature" alt="" />
        </div>
      </>
    ),
  }
}

interface SuiteProps {
  readonly scrutin: Scrutin
  readonly issue: Issue
  readonly assemblee: Assemblee
  readonly langue: Langue
}

function Suite({ scrutin, issue, assemblee, langue }: SuiteProps) {
  const mots = motsDesDocuments(langue)
  const named = (id: string): string => scrutin.listes.find((one) => String(one.id) === id)?.libelle ?? id
  switch (issue.kind) {
    case 'sans objet':
      return null
    case 'elu':
      return (
        <p>
          {mots.one} <strong>{named(issue.candidat)}</strong>
        </p>
      )
    case 'a trancher':
      return (
        <p>
          {mots.undecided} {issue.listes.map(named).join(', ')}.
        </p>
      )
    case 'second tour':
      return (
        <>
          <p>{mots.second}</p>
          {issue.acces.maintien.length > 0 && (
            <p>
              {mots.standing}&nbsp;: {issue.acces.maintien.map(named).join(', ')}.
            </p>
          )}
          {issue.acces.fusion.length > 0 && (
            <p>
              {mots.joining}&nbsp;: {issue.acces.fusion.map(named).join(', ')}.
            </p>
          )}
        </>
      )
    case 'reparti':
      return <Repartis scrutin={scrutin} issue={issue} assemblee={assemblee} langue={langue} />
  }
}

type Reparti = Extract<Issue, { readonly kind: 'reparti' }>

/** The seats of each list, then who is elected of it. */
function Repartis({ scrutin, issue, assemblee, langue }: SuiteProps & { readonly issue: Reparti }) {
  const mots = motsDesDocuments(langue)
  const n = (value: bigint | number) => nombre(langue, value)
  const seated = scrutin.listes.flatMap((liste) => {
    const seats = issue.repartition.sieges.get(String(liste.id))
    return seats && seats.total > 0n ? [{ liste, seats, elus: issue.elus.get(String(liste.id)) }] : []
  })
  const named = seated.flatMap(({ liste, elus }) => (elus && elus.elus.length > 0 ? [{ liste, elus }] : []))
  return (
    <>
      <h2>{mots.seatsOf[assemblee]}</h2>
      <p>{mots.seats(n(issue.sieges))}</p>
      {issue.repartition.indecis && <p>{mots.undecided}</p>}
      <table>
        <tr>
          <th>{mots.list}</th>
          <th class="number">{mots.prime}</th>
          <th class="number">{mots.proportional}</th>
          <th class="number">{mots.total}</th>
        </tr>
        {seated.map(({ liste, seats }) => (
          <tr key={liste.id}>
            <td>{liste.libelle}</td>
            <td class="number">{n(seats.prime)}</td>
            <td class="number">{n(seats.proportionnelle)}</td>
            <td class="number">{n(seats.total)}</td>
          </tr>
        ))}
      </table>
      {named.length > 0 && <h3>{mots.elected}</h3>}
      {named.map(({ liste, elus: { elus, vacants } }) => (
        <p key={liste.id}>
          <strong>{liste.libelle}</strong>
          <br />
          {[
            ...elus.map(({ nom, prenom }) => [prenom, nom].filter((part) => part !== null).join(' ')),
            ...(vacants > 0n ? [mots.vacant(n(vacants))] : []),
          ].join(', ')}
        </p>
      ))}
    </>
  )
}
