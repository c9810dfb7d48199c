// SPDX-License-Identifier: EUPL-1.2
import type { EtatDefinition } from '../../model/edition.js'
import { convert, type Texts } from './body.js'
import type { OriginalEtat, OriginalRequete, Place, Remarking } from './contract.js'
import { objetRequest } from './objet.js'
import type { Entities } from './reach.js'
import { sqlRequest } from './sql/request.js'
import { openWords } from './words.js'

/** What all editions of one takeover share. */
export interface Surroundings {
  readonly entities: Entities
  readonly requetes: readonly OriginalRequete[]
  readonly parametres: ReadonlyMap<string, string>
  /** Name under which a sous-état was taken over; null where it was not. */
  sousEtat(code: string): string | null
}

/** An état or a lettre type of the original as a definition of this one; null where nothing says what record it is about. */
export function etatOf(
  name: string,
  row: OriginalEtat,
  around: Surroundings,
  remark: Remarking,
): EtatDefinition | null {
  const requete = around.requetes.find(({ id }) => id === row.requete)
  if (!requete) {
    remark('request', 'no-request', row.requete)
    return null
  }
  const request = (requete.type === 'objet' ? objetRequest : sqlRequest)(around.entities, requete, remark)
  if (!request) return null
  const words = openWords(around.entities, request, around.parametres, remark)
  const texts: Texts = { words, sousEtat: around.sousEtat, remark }
  const text = (html: string, place: Place): string => convert(html, place, texts)
  // The only logo here is that of the collectivité.
  if (row.logo !== '' && row.logo !== 'logopdf.png') remark('title', 'other-logo', row.logo)
  // Beyond the margin it stood beside the text, as an address does.
  if (row.place.left > row.margins.left + 30) remark('title', 'title-place', `${row.place.left}, ${row.place.top}`)
  const header = text(row.header, 'header')
  const { top, right, bottom, left } = row.margins
  return {
    name,
    kind: row.kind,
    label: row.label,
    entity: request.entity.name,
    page: {
      format: row.format.toUpperCase() === 'A3' ? 'A3' : 'A4',
      orientation: row.orientation.toUpperCase() === 'L' ? 'landscape' : 'portrait',
      margins: { top, right, bottom, left },
    },
    title: (row.logo === '' ? '' : '<img class="logo">') + text(row.title, 'title'),
    body: text(row.body, 'body'),
    ...(header === '' ? {} : { header }),
    // Where the original has none, neither has this one.
    footer: text(row.footer, 'footer'),
    ...(row.kind === 'lettre' ? { sender: '' } : {}),
  }
}
