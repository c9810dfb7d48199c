// SPDX-License-Identifier: EUPL-1.2
/** @jsxImportSource openmairie */
import { nombre } from '../pages/mots.js'
import { controler } from '../rules/bureau.js'
import { bureauxArrives, estProclame, type Scrutin, totaux } from '../soiree/etat.js'
import type { Imprime, Matiere } from './contrat.js'
import { Entete } from './entete.js'
import { motsDesDocuments } from './mots.js'

/** Beyond that many lists side by side, a sheet of A4 has no room. */
const mostOnA4 = 8

function papierDe({ listes }: Scrutin): NonNullable<Imprime['paper']> {
  return listes.length > mostOnA4
    ? { format: 'A3', orientation: 'landscape' }
    : { format: 'A4', orientation: 'landscape' }
}

/** The figures and votes of each bureau that has arrived, and their totals. */
export function resultatsParBureau({ scrutin, langue }: Matiere): Imprime {
  const mots = motsDesDocuments(langue)
  const sums = totaux(scrutin)
  const arrived = bureauxArrives(scrutin)
  const n = (value: bigint | number) => nombre(langue, value)
  const cells = (figures: Pick<typeof sums, 'inscrits' | 'votants' | 'blancs' | 'nuls' | 'exprimes' | 'voix'>) =>
    [figures.inscrits, figures.votants, figures.blancs, figures.nuls, figures.exprimes, ...figures.voix].map(
      (value, at) => (
        <td key={at} class="number">
          {n(value)}
        </td>
      ),
    )
  return {
    draft: !estProclame(scrutin),
    paper: papierDe(scrutin),
    body: (
      <>
        <Entete titre={mots.perBureau} scrutin={scrutin} langue={langue} />
        {arrived.length < scrutin.bureaux.length && <p>{mots.partial(n(arrived.length), n(scrutin.bureaux.length))}</p>}
        <table>
          <tr>
            <th>{mots.code}</th>
            <th>{mots.bureau}</th>
            {[mots.registered, mots.voters, mots.blank, mots.void, mots.cast].map((label) => (
              <th key={label} class="number">
                {label}
              </th>
            ))}
            {scrutin.listes.map(({ id, libelle }) => (
              <th key={id} class="number">
                {libelle}
              </th>
            ))}
          </tr>
          {arrived.map(({ id, bureau, resultats }) => {
            const final = resultats.get('DF')
            return (
              final && (
                <tr key={id}>
                  <td>{bureau.code}</td>
                  <td>{bureau.libelle}</td>
                  {cells(final)}
                </tr>
              )
            )
          })}
          <tr>
            <td />
            <td>
              <strong>{mots.total}</strong>
            </td>
            {cells(sums)}
          </tr>
        </table>
      </>
    ),
  }
}

/** What does not hold in the figures of each bureau, for whoever checks them one after another. */
export function controleDesBureaux({ scrutin, langue }: Matiere): Imprime {
  const mots = motsDesDocuments(langue)
  return {
    body: (
      <>
        <Entete titre={mots.check} scrutin={scrutin} langue={langue} />
        <table>
          <tr>
            <th>{mots.code}</th>
            <th>{mots.bureau}</th>
            <th>{mots.state}</th>
            <th>{mots.gap}</th>
            <th>{mots.reason}</th>
          </tr>
          {scrutin.bureaux.map(({ id, bureau, etat, motif, resultats }) => {
            const final = resultats.get('DF')
            const gaps = final ? controler(final) : []
            return (
              <tr key={id}>
                <td>{bureau.code}</td>
                <td>{bureau.libelle}</td>
                <td>{mots.states[etat]}</td>
                <td>
                  {gaps.length === 0
                    ? final && mots.noGap
                    : gaps.map(({ regle, ecart }) => `${nombre(langue, ecart)} ${mots.gaps[regle]}`).join(', ')}
                </td>
                <td>{[motif, final?.observation].filter((part) => part).join(' – ')}</td>
              </tr>
            )
          })}
        </table>
      </>
    ),
  }
}

/** What an operator fills in by hand while a bureau calls: a page each. */
export function feuillesDeSaisie({ scrutin, langue }: Matiere): Imprime {
  const mots = motsDesDocuments(langue)
  const lines = [mots.signatures, mots.voters, mots.blank, mots.void, mots.cast]
  return {
    body: scrutin.bureaux.map(({ id, bureau, inscrits }, at) => (
      <>
        {at > 0 && <hr class="saut-page" />}
        <Entete key={id} titre={`${mots.entry} – ${mots.bureau} ${bureau.code}`} scrutin={scrutin} langue={langue} />
        <p>{bureau.libelle}</p>
        <p>{mots.ofCall}</p>
        <table>
          <tr>
            <th style="width: 60%">{mots.registered}</th>
            <th style="width: 40%" class="number">
              {nombre(langue, inscrits)}
            </th>
          </tr>
          {[...lines, ...scrutin.listes.map(({ panneau, libelle }) => `${panneau}. ${libelle}`)].map((label) => (
            <tr key={label}>
              <td>{label}</td>
              <td class="number">
                <br />
                ……………………………
              </td>
            </tr>
          ))}
        </table>
        <p>
          {mots.by} ………………………………… {mots.at} ……………
        </p>
      </>
    )),
  }
}
