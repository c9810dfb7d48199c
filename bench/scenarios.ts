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
const columns = `r.ressource, r.nom, r.prenom, r.matricule, o.libelle AS organisation, s.libelle AS service, r.telephone1,
  r.disponible, r.datedisponible`
const joins = 'LEFT JOIN organisation o USING (organisation) LEFT JOIN service s USING (service)'
const page = 16

/** The rows first, their labels after: so that the joins see sixteen rows. */
const rows = (where: string, order: string, values: readonly unknown[] = []): Statement => ({
  text: `SELECT ${columns} FROM (SELECT * FROM ressource WHERE ${where} ORDER BY ${order} LIMIT ${page}) AS r ${joins} ORDER BY ${order}`,
  values,
})

/** Services in the order of their labels, and for each the first of its people, until there are enough. */
const byLabel = (where: string, values: readonly unknown[] = []): Statement => ({
  text: `SELECT r.ressource, r.nom, r.prenom, r.matricule, o.libelle AS organisation, s.libelle AS service, r.telephone1,
      r.disponible, r.datedisponible
    FROM (SELECT * FROM service WHERE ${where} ORDER BY libelle, service) AS s
    CROSS JOIN LATERAL (SELECT * FROM ressource r WHERE r.service = s.service ORDER BY ressource LIMIT ${page}) AS r
    LEFT JOIN organisation o USING (organisation)
    ORDER BY s.libelle, s.service, r.ressource LIMIT ${page}`,
  values,
})

export const scenarios: readonly Scenario[] = [
  { sort: 'indexed', page: 'first', path: `${listing}?tri=nom`, floor: rows('true', 'nom, ressource') },
  {
    sort: 'indexed',
    page: 'middle',
    path: `${listing}?tri=nom&de=M`,
    floor: rows('nom >= $1', 'nom, ressource', ['M']),
  },
  {
    sort: 'indexed',
    page: 'last',
    path: `${listing}?tri=nom&avant=fin`,
    floor: rows('true', 'nom DESC, ressource DESC'),
  },
  { sort: 'label', page: 'first', path: `${listing}?tri=service`, floor: byLabel('true') },
  { sort: 'label', page: 'middle', path: `${listing}?tri=service&de=M`, floor: byLabel('libelle >= $1', ['M']) },
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
    floor: rows('openmairie.om_sans_accent(nom) LIKE $1', 'nom, ressource', ['%martin%']),
  },
  {
    sort: 'search',
    page: 'last',
    path: `${listing}?q=martin&champ=nom&tri=nom&avant=fin`,
    floor: rows('openmairie.om_sans_accent(nom) LIKE $1', 'nom DESC, ressource DESC', ['%martin%']),
  },
]
