// SPDX-License-Identifier: EUPL-1.2
import type { Statement } from './floor.js'

/** A page of the listing, and the best SQL written by hand that brings its rows and labels. */
export interface Scenario {
  readonly sort: string
  readonly page: 'first' | 'middle' | 'last'
  readonly path: string
  readonly floor: Statement
}

const listing = '/opengestioncrise/ressource'

/** What the statements written by hand say in each engine's way. */
export interface Hand {
  /** A parameter. */
  readonly mark: string
  /** Whether a derived table may depend on the one before it. */
  readonly lateral: boolean
  /** Whether a name contains the word, without regard to accents and capitals. */
  readonly contains: string
}

export const byHand: Readonly<Record<'postgresql' | 'mariadb' | 'sqlite', Hand>> = {
  postgresql: { mark: '$1', lateral: true, contains: 'openmairie.om_sans_accent(nom) LIKE $1' },
  mariadb: { mark: '?', lateral: false, contains: 'nom LIKE ?' },
  sqlite: { mark: '?', lateral: false, contains: 'nom LIKE ?' },
}
const columns = `r.ressource, r.nom, r.prenom, r.matricule, o.libelle AS organisation, s.libelle AS service, r.telephone1,
  r.disponible, r.datedisponible`
const joins = 'LEFT JOIN organisation o USING (organisation) LEFT JOIN service s USING (service)'
const page = 16

/** The rows first, their labels after: so that the joins see sixteen rows. */
const rows = (where: string, order: string, values: readonly string[] = []): Statement => ({
  text: `SELECT ${columns} FROM (SELECT * FROM ressource WHERE ${where} ORDER BY ${order} LIMIT ${page}) AS r ${joins} ORDER BY ${order}`,
  values,
})

/**
 * Services in the order of their labels, and for each the first of its people, until there are enough. Without LATERAL, the
 * first service that has people: whoever writes it by hand knows that each has more than a page.
 */
function byLabel({ lateral }: Hand, where: string, values: readonly string[] = []): Statement {
  if (!lateral)
    return rows(
      `service = (SELECT s.service FROM service s WHERE ${where} AND EXISTS (SELECT 1 FROM ressource x WHERE x.service = s.service) ORDER BY libelle, service LIMIT 1)`,
      'ressource',
      values,
    )
  return {
    text: `SELECT r.ressource, r.nom, r.prenom, r.matricule, o.libelle AS organisation, s.libelle AS service, r.telephone1,
      r.disponible, r.datedisponible
    FROM (SELECT * FROM service WHERE ${where} ORDER BY libelle, service) AS s
    CROSS JOIN LATERAL (SELECT * FROM ressource r WHERE r.service = s.service ORDER BY ressource LIMIT ${page}) AS r
    LEFT JOIN organisation o USING (organisation)
    ORDER BY s.libelle, s.service, r.ressource LIMIT ${page}`,
    values,
  }
}

/** The pages that are measured, beside the best SQL of an engine. */
export const scenariosOf = (hand: Hand): readonly Scenario[] => [
  { sort: 'indexed', page: 'first', path: `${listing}?tri=nom`, floor: rows('1 = 1', 'nom, ressource') },
  {
    sort: 'indexed',
    page: 'middle',
    path: `${listing}?tri=nom&de=M`,
    floor: rows(`nom >= ${hand.mark}`, 'nom, ressource', ['M']),
  },
  {
    sort: 'indexed',
    page: 'last',
    path: `${listing}?tri=nom&avant=fin`,
    floor: rows('1 = 1', 'nom DESC, ressource DESC'),
  },
  { sort: 'label', page: 'first', path: `${listing}?tri=service`, floor: byLabel(hand, '1 = 1') },
  {
    sort: 'label',
    page: 'middle',
    path: `${listing}?tri=service&de=M`,
    floor: byLabel(hand, `libelle >= ${hand.mark}`, ['M']),
  },
  {
    sort: 'label',
    page: 'last',
    path: `${listing}?tri=service&avant=fin`,
    floor: rows('service IS NULL', 'ressource DESC'),
  },
  {
    sort: 'no index',
    page: 'first',
    path: `${listing}?tri=datenaissance`,
    floor: rows('datenaissance IS NOT NULL', 'datenaissance, ressource'),
  },
  {
    sort: 'no index',
    page: 'last',
    path: `${listing}?tri=datenaissance&avant=fin`,
    floor: rows('datenaissance IS NOT NULL', 'datenaissance DESC, ressource DESC'),
  },
  {
    sort: 'search',
    page: 'first',
    path: `${listing}?q=martin&champ=nom&tri=nom`,
    floor: rows(hand.contains, 'nom, ressource', ['%martin%']),
  },
  {
    sort: 'search',
    page: 'last',
    path: `${listing}?q=martin&champ=nom&tri=nom&avant=fin`,
    floor: rows(hand.contains, 'nom DESC, ressource DESC', ['%martin%']),
  },
]
