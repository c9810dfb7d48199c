// SPDX-License-Identifier: EUPL-1.2
/** @jsxImportSource openmairie */

/** Seats of a group of a hemicycle. */
export interface Groupe {
  readonly libelle: string
  readonly couleur: string
  readonly sieges: number
}

interface Place {
  readonly x: number
  readonly y: number
  readonly angle: number
}

const width = 400
const height = 214

/** The places of a hemicycle, from left to right: rows of dots, as many in each as its length asks for. */
export function placesOf(seats: number): { readonly places: readonly Place[]; readonly radius: number } {
  const rows = Math.max(1, Math.min(6, Math.round(Math.sqrt(seats / 3))))
  const outer = 178
  // Rows close enough to be read as such: few of them stand at the edge of the room.
  const inner = outer - Math.min(outer * 0.58, (rows - 1) * 40)
  const radii = Array.from({ length: rows }, (_, row) => inner + ((outer - inner) * row) / Math.max(1, rows - 1))
  const whole = radii.reduce((sum, radius) => sum + radius, 0)
  const counts = radii.map((radius) => Math.floor((seats * radius) / whole))
  for (let left = seats - counts.reduce((sum, count) => sum + count, 0), row = rows - 1; left > 0; left--, row--)
    counts[row] = (counts[row] ?? 0) + 1
  const places = radii.flatMap((radius, row) => {
    const count = counts[row] ?? 0
    return Array.from({ length: count }, (_, index): Place => {
      const angle = count === 1 ? Math.PI / 2 : (Math.PI * index) / (count - 1)
      return { x: width / 2 - radius * Math.cos(angle), y: height - 14 - radius * Math.sin(angle), angle }
    })
  })
  const gap = rows === 1 ? outer / Math.max(1, seats) : (outer - inner) / (rows - 1)
  return {
    places: places.sort((one, other) => one.angle - other.angle),
    radius: Math.max(3, Math.min(11, gap * 0.4)),
  }
}

/** Seats as they stand in the room. What it shows is told by the table beside it, and by its title. */
export function Hemicycle({ groupes, titre }: { groupes: readonly Groupe[]; titre: string }) {
  const seats = groupes.reduce((sum, { sieges }) => sum + sieges, 0)
  const { places, radius } = placesOf(seats)
  const colours = groupes.flatMap(({ couleur, sieges }) => Array.from({ length: sieges }, () => couleur))
  return (
    <svg class="or-hemicycle" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={titre}>
      {places.map(({ x, y }, index) => (
        <circle
          key={`${x} ${y}`}
          cx={x.toFixed(1)}
          cy={y.toFixed(1)}
          r={radius.toFixed(1)}
          fill={colours[index] ?? '#888'}
        />
      ))}
      <text x={width / 2} y={height - 8} text-anchor="middle" class="or-total">
        {seats}
      </text>
    </svg>
  )
}
