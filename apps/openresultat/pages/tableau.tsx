// SPDX-License-Identifier: EUPL-1.2
/** @jsxImportSource openmairie */

import { percentage } from '../rules/fraction.js'
import { bureauxArrives, type Scrutin, type Totaux } from '../soiree/etat.js'
import { type Langue, motsDe, nombre, pourcent } from './mots.js'

/** Colour of a list on screen: its own, else one of a neutral scale, by its panel. */
export function couleurDe({ inscription, panneau }: Scrutin['listes'][number]): string {
  const known = inscription.couleur ?? ''
  return /^#[0-9a-f]{6}$/i.test(known) ? known : (neutral[panneau % neutral.length] ?? '#56606a')
}

const neutral = ['#3d5a80', '#8a5a44', '#4f772d', '#7b2d5b', '#5c677d', '#9a6b00', '#2a7f7f', '#6d4c9f'] as const

interface AvancementProps {
  readonly scrutin: Scrutin
  readonly sums: Totaux
  readonly langue: Langue
}

/** How far counting is, and who voted. */
export function Avancement({ scrutin, sums, langue }: AvancementProps) {
  const mots = motsDe(langue)
  const facts = [
    [mots.registered, nombre(langue, sums.inscrits), null],
    [mots.voters, nombre(langue, sums.votants), percentage(sums.votants, sums.inscrits)],
    [mots.blank, nombre(langue, sums.blancs), percentage(sums.blancs, sums.votants)],
    [mots.void, nombre(langue, sums.nuls), percentage(sums.nuls, sums.votants)],
    [mots.cast, nombre(langue, sums.exprimes), percentage(sums.exprimes, sums.votants)],
  ] as const
  const arrived = bureauxArrives(scrutin).length
  const many = scrutin.bureaux.length
  return (
    <div class="or-avancement">
      <p class="or-compte">{mots.arrived(nombre(langue, arrived), nombre(langue, many))}</p>
      <progress max={Math.max(1, many)} value={arrived} aria-label={mots.arrived(String(arrived), String(many))} />
      <dl class="or-faits">
        {facts.map(([label, count, share]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {count}
              {share !== null && <small> {pourcent(langue, share)}</small>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

interface TableauProps {
  readonly scrutin: Scrutin
  readonly langue: Langue
  readonly caption: string
  /** Votes in the order of the panels, and what they are parts of. */
  readonly voix: readonly bigint[]
  readonly exprimes: bigint
  readonly inscrits: bigint
}

/** The votes of each list, the first ones first, each with a bar as long as its share. */
export function TableauDesVoix({ scrutin, langue, caption, voix, exprimes, inscrits }: TableauProps) {
  const mots = motsDe(langue)
  const rows = scrutin.listes
    .map((liste, index) => ({ liste, voix: voix[index] ?? 0n }))
    .sort((one, other) =>
      one.voix === other.voix ? one.liste.panneau - other.liste.panneau : one.voix < other.voix ? 1 : -1,
    )
  const longest = rows[0]?.voix ?? 0n
  return (
    <div class="or-defile" tabIndex={0} role="region" aria-label={caption}>
      <table class="or-voix">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{mots.list}</th>
            <th scope="col" class="number">
              {mots.votes}
            </th>
            <th scope="col" class="number">
              {mots.share}
            </th>
            <th scope="col" class="number or-large">
              {mots.ofRegistered}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ liste, voix: own }) => (
            <tr key={liste.id}>
              <th scope="row">
                <span class="or-nom">{liste.libelle}</span>
                {liste.candidat.nuance !== null && <small> {liste.candidat.nuance}</small>}
                <Barre part={longest === 0n ? 0 : Number((own * 1000n) / longest)} couleur={couleurDe(liste)} />
              </th>
              <td class="number">{nombre(langue, own)}</td>
              <td class="number">{pourcent(langue, percentage(own, exprimes))}</td>
              <td class="number or-large">{pourcent(langue, percentage(own, inscrits))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A bar of so many thousandths; what it says stands in the row beside it. */
export function Barre({ part, couleur }: { part: number; couleur: string }) {
  return (
    <svg class="or-barre" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="or-fond" width="1000" height="10" />
      <rect width={part} height="10" fill={couleur} />
    </svg>
  )
}
