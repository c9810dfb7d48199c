// SPDX-License-Identifier: EUPL-1.2
/** @jsxImportSource openmairie */
import { percentage } from '../rules/fraction.js'
import type { Scrutin } from '../soiree/etat.js'
import { parBureau, type ResultatDuBureau } from '../soiree/par-bureau.js'
import { motsDeLaCarte } from './carte-mots.js'
import { type Langue, motsDe, nombre, pourcent } from './mots.js'
import { couleurDe } from './tableau.js'

/** Bureau by bureau: where each stands and who is in front there, as a map and as the table that says the same. */
export function ParBureau({ scrutin, langue }: { scrutin: Scrutin; langue: Langue }) {
  const mots = motsDeLaCarte(langue)
  const rows = parBureau(scrutin)
  return (
    <section class="or-bureaux">
      <h2>{mots.title}</h2>
      <Carte rows={rows} langue={langue} />
      <div class="or-defile" tabIndex={0} role="region" aria-label={mots.title}>
        <table>
          <caption>{mots.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{motsDe(langue).bureau}</th>
              <th scope="col" class="number">
                {motsDe(langue).turnout}
              </th>
              <th scope="col">{mots.front}</th>
              <th scope="col" class="number">
                {motsDe(langue).share}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Ligne key={row.bureau.id} row={row} langue={langue} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Ligne({ row: { bureau, final }, langue }: { row: ResultatDuBureau; langue: Langue }) {
  const mots = motsDeLaCarte(langue)
  const name = `${bureau.bureau.code} ${bureau.bureau.libelle}`
  if (!final)
    return (
      <tr>
        <th scope="row">{name}</th>
        <td colSpan={3}>{mots.awaited}</td>
      </tr>
    )
  const [first, ...equal] = final.enTete
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="number">{pourcent(langue, percentage(final.votants, final.inscrits))}</td>
      <td>{equal.length > 0 ? mots.equal(nombre(langue, final.enTete.length)) : (first?.libelle ?? '–')}</td>
      <td class="number">{first ? pourcent(langue, percentage(final.voix, final.exprimes)) : '–'}</td>
    </tr>
  )
}

/** Width of the drawing; its height follows from where the bureaux are. */
const width = 600
const edge = 26
const radius = 15

interface Place {
  readonly row: ResultatDuBureau
  readonly x: number
  readonly y: number
}

/** Bureaux that have a place, as far from each other as their plan says. */
export function placesDe(rows: readonly ResultatDuBureau[]): {
  readonly places: readonly Place[]
  readonly height: number
} {
  const known = rows.flatMap((row) => {
    const { position_x: x, position_y: y } = row.bureau.bureau
    return x === null || y === null ? [] : [{ row, x, y }]
  })
  const [left, top] = [Math.min(...known.map(({ x }) => x)), Math.min(...known.map(({ y }) => y))]
  const [right, bottom] = [Math.max(...known.map(({ x }) => x)), Math.max(...known.map(({ y }) => y))]
  const scale = (width - 2 * edge) / Math.max(1, right - left)
  return {
    places: known.map(({ row, x, y }) => ({ row, x: edge + (x - left) * scale, y: edge + (y - top) * scale })),
    height: known.length === 0 ? 0 : Math.round((bottom - top) * scale + 2 * edge),
  }
}

function Carte({ rows, langue }: { rows: readonly ResultatDuBureau[]; langue: Langue }) {
  const { places, height } = placesDe(rows)
  // One alone is no map.
  if (places.length < 2) return null
  return (
    <svg class="or-carte" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={motsDeLaCarte(langue).map}>
      {places.map(({ row: { bureau, final }, x, y }) => {
        const [first, ...equal] = final?.enTete ?? []
        const isFull = first !== undefined && equal.length === 0
        return (
          <g key={bureau.id} class={isFull ? 'plein' : 'vide'}>
            <circle cx={x.toFixed(1)} cy={y.toFixed(1)} r={radius} {...(isFull ? { fill: couleurDe(first) } : {})} />
            <text x={x.toFixed(1)} y={(y + 4).toFixed(1)} text-anchor="middle">
              {bureau.bureau.code.replace(/^0+(?=.)/, '')}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
