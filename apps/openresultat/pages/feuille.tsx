// SPDX-License-Identifier: EUPL-1.2
/** @jsxImportSource openmairie */
import { page } from 'openmairie'
import type { RegleScrutin } from '../gen/regle_scrutin.js'
import type { Tables } from '../gen/tables.js'
import { type Assemblee, type Bases, type Issue, issueDe, lireBases, part, type Suffrages } from '../soiree/calcul.js'
import { type Scrutin, totaux } from '../soiree/etat.js'
import { motsDeLaFeuille } from './feuille-mots.js'
import { type Langue, motsDe, nombre, pourcent } from './mots.js'
import { lues, scrutinDe } from './publics.js'
import { Sieges } from './sieges.js'

type Reparti = Extract<Issue, { readonly kind: 'reparti' }>

/** Every quotient, average and tie-break that gives the seats, for a candidate to check them by hand. */
export const feuille = page<Tables>({
  label: 'Feuille de calcul des sièges',
  access: { right: 'resultats' },
  reads: lues,
  async show(ctx) {
    const scrutin = await scrutinDe(ctx, ctx.parts[0])
    if (!scrutin || ctx.parts.length > 1) return null
    return {
      kind: 'page',
      title: motsDe(ctx.locale).sheet,
      above: [{ label: scrutin.election.libelle, href: ctx.record('election', scrutin.election.election) }],
      body: <FeuilleDeCalcul bases={await lireBases(ctx, scrutin)} langue={ctx.locale} />,
    }
  },
})

/** The sheet of each assembly that a poll fills. */
export function FeuilleDeCalcul({ bases, langue }: { bases: Bases; langue: Langue }) {
  const { scrutin, regle } = bases
  const sums = totaux(scrutin)
  const assemblees: readonly Assemblee[] = scrutin.election.sieges_cc === null ? ['CM'] : ['CM', 'CC']
  return (
    <>
      {assemblees.map((assemblee) => {
        const issue = issueDe(bases, assemblee, sums)
        // What is not shared yet is the same for both.
        if (assemblee === 'CC' && issue.kind !== 'reparti') return null
        return (
          <article key={assemblee} class="or-feuille">
            {issue.kind === 'sans objet' && <p class="empty">{sansObjet(langue, regle, sums)}</p>}
            <Sieges scrutin={scrutin} issue={issue} assemblee={assemblee} langue={langue} />
            {regle && issue.kind === 'reparti' && (
              <Calcul scrutin={scrutin} assemblee={assemblee} sums={sums} regle={regle} issue={issue} langue={langue} />
            )}
          </article>
        )
      })}
    </>
  )
}

/** Why no seat follows from the votes. */
function sansObjet(langue: Langue, regle: RegleScrutin | null, { exprimes }: Suffrages): string {
  const mots = motsDeLaFeuille(langue)
  if (regle === null) return mots.noRule
  return exprimes === 0n ? motsDe(langue).noneYet : mots.noSeats
}

interface CalculProps {
  readonly scrutin: Scrutin
  readonly assemblee: Assemblee
  readonly sums: Suffrages
  readonly regle: RegleScrutin
  readonly issue: Reparti
  readonly langue: Langue
}

function Calcul({ scrutin, assemblee, sums, regle, issue, langue }: CalculProps) {
  const mots = motsDe(langue)
  const { repartition } = issue
  const { exprimes } = sums
  const n = (value: bigint) => nombre(langue, value)
  const named = (id: string): string => scrutin.listes.find((one) => String(one.id) === id)?.libelle ?? id
  const left = issue.sieges - repartition.prime
  const seuil = part(regle.seuil)
  const least = (exprimes * seuil.numerator + seuil.denominator - 1n) / seuil.denominator
  const excluded = scrutin.listes.filter(({ id }) => !repartition.admises.includes(String(id)))
  return (
    <>
      <dl class="or-faits">
        <Fait label={mots.votesOf} value={n(exprimes)} />
        <Fait label={mots.majority} value={n(exprimes / 2n + 1n)} />
        <Fait label={mots.threshold(pourcent(langue, regle.seuil).replace(/\s?%$/, ''))} value={n(least)} />
        {repartition.enTete !== null && (
          <Fait
            label={mots.primeTo(named(repartition.enTete), n(repartition.prime))}
            value={pourcent(langue, regle.prime)}
          />
        )}
        {repartition.quotient && (
          <Fait
            label={mots.quotient}
            value={`${n(repartition.quotient.numerator)} ÷ ${n(repartition.quotient.denominator)}`}
          />
        )}
      </dl>
      {excluded.length > 0 && (
        <p>
          {mots.excluded}&nbsp;: {excluded.map(({ libelle }) => libelle).join(', ')}.
        </p>
      )}
      <table>
        <caption>
          {mots.atQuotient} ({n(left)})
        </caption>
        <thead>
          <tr>
            <th scope="col">{mots.list}</th>
            <th scope="col">{mots.quotient}</th>
            <th scope="col" class="number">
              {mots.seats}
            </th>
          </tr>
        </thead>
        <tbody>
          {repartition.admises.map((id) => {
            const index = scrutin.listes.findIndex((one) => String(one.id) === id)
            const voix = sums.voix[index] ?? 0n
            return (
              <tr key={id}>
                <th scope="row">{named(id)}</th>
                <td>{`${n(voix)} × ${n(left)} ÷ ${n(repartition.quotient?.numerator ?? 1n)}`}</td>
                <td class="number">{n(repartition.auQuotient.get(id) ?? 0n)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <Moyennes issue={issue} assemblee={assemblee} langue={langue} named={named} />
      <h3>{mots.electedNames}</h3>
      {[...issue.elus].map(([id, { elus, vacants }]) => (
        <section key={id}>
          {elus.length + Number(vacants) > 0 && <h4>{named(id)}</h4>}
          <ol>
            {elus.map(({ colistier, nom, prenom }) => (
              <li key={colistier}>{[prenom, nom].filter((one) => one !== null).join(' ')}</li>
            ))}
          </ol>
          {vacants > 0n && elus.length > 0 && <p>{mots.vacant(n(vacants))}</p>}
        </section>
      ))}
    </>
  )
}

function Fait({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}

interface MoyennesProps extends Pick<CalculProps, 'issue' | 'assemblee' | 'langue'> {
  readonly named: (id: string) => string
}

/** The averages of each seat: votes over the seats won in this stage and one, exact, with two decimals to read. */
function Moyennes({ issue, assemblee, langue, named }: MoyennesProps) {
  const mots = motsDe(langue)
  const { attributions, admises } = issue.repartition
  if (attributions.length === 0) return null
  return (
    <div
      class="or-defile"
      tabIndex={0}
      role="region"
      aria-label={`${mots.averages}, ${assemblee === 'CM' ? mots.council : mots.community}`}
    >
      <table>
        <caption>{mots.averages}</caption>
        <thead>
          <tr>
            <th scope="col">{mots.seat}</th>
            {admises.map((id) => (
              <th key={id} scope="col" class="number">
                {named(id)}
              </th>
            ))}
            <th scope="col">{mots.to}</th>
            <th scope="col">{mots.tie}</th>
          </tr>
        </thead>
        <tbody>
          {attributions.map(({ siege, moyennes, liste, departage }) => (
            <tr key={String(siege)}>
              <th scope="row">{nombre(langue, siege)}</th>
              {moyennes.map((one) => (
                <td key={one.liste} class="number">
                  {`${nombre(langue, one.voix)} ÷ ${one.diviseur} = ${hundredths(langue, one.voix, one.diviseur)}`}
                </td>
              ))}
              <td>{named(liste)}</td>
              <td>{departage === null ? '' : mots.ties[departage]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A fraction to read, cut after two decimals: whoever compares uses the fraction beside it. */
function hundredths(langue: Langue, numerator: bigint, denominator: bigint): string {
  const cut = (numerator * 100n) / denominator
  return `${nombre(langue, cut / 100n)}${langue === 'fr' ? ',' : '.'}${String(cut % 100n).padStart(2, '0')}`
}
