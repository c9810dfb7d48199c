// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Database, Row } from '../../database/contract.js'
import { sql, tableOf } from '../../database/sql.js'
import type { Schema } from '../../model/schema.js'
import type { Original, OriginalEtat, Owned } from './contract.js'

type Name = 'om_collectivite' | 'om_parametre' | 'om_requete' | 'om_etat' | 'om_lettretype' | 'om_sousetat'

/** Reads the tables of the original that a schema has; writes nothing. Null where none of them holds editions. */
export async function readOriginal(database: Database, { tables }: Pick<Schema, 'tables'>): Promise<Original | null> {
  const tableNamed = (name: Name) => tables.find((table) => table.name === name)
  if (!tableNamed('om_etat') && !tableNamed('om_lettretype') && !tableNamed('om_sousetat')) return null
  return database.transaction(async (connection) => {
    if (connection.dialect.engine === 'postgresql') await connection.query(sql`SET TRANSACTION READ ONLY`)
    const read = async (name: Name): Promise<readonly Row[]> => {
      const table = tableNamed(name)
      return table ? rowsOf(connection, table) : []
    }
    return {
      collectivites: (await read('om_collectivite')).map((row) => ({
        id: text(row, 'om_collectivite'),
        multi: text(row, 'niveau') === '2',
      })),
      parametres: (await read('om_parametre')).map((row) => ({
        name: text(row, 'libelle'),
        value: text(row, 'valeur'),
        collectivite: text(row, 'om_collectivite'),
      })),
      requetes: (await read('om_requete')).map((row) => ({
        id: text(row, 'om_requete'),
        type: text(row, 'type'),
        text: text(row, 'requete'),
        classes: text(row, 'classe'),
        method: text(row, 'methode'),
      })),
      etats: [
        ...(await read('om_etat')).map((row) => etatOf(row, 'etat')),
        ...(await read('om_lettretype')).map((row) => etatOf(row, 'lettre')),
      ],
      sousEtats: (await read('om_sousetat')).map((row) => ({
        ...ownedOf(row),
        title: text(row, 'titre'),
        text: text(row, 'om_sql'),
        totals: text(row, 'cellule_total'),
        means: text(row, 'cellule_moyenne'),
        counts: text(row, 'cellule_compteur'),
      })),
    }
  })
}

/** Rows in the order of their key, which is named like the table. */
async function rowsOf(connection: Connection, table: Schema['tables'][number]): Promise<readonly Row[]> {
  const { rows } = await connection.query(sql`SELECT * FROM ${tableOf(table)} ORDER BY ${sql.id(table.name)}`)
  return rows
}

function etatOf(row: Row, kind: OriginalEtat['kind']): OriginalEtat {
  const number = (name: string): number => Number(text(row, name)) || 0
  return {
    ...ownedOf(row),
    kind,
    label: text(row, 'libelle'),
    orientation: text(row, 'orientation'),
    format: text(row, 'format'),
    logo: text(row, 'logo'),
    title: text(row, 'titre_om_htmletat'),
    place: { left: number('titreleft'), top: number('titretop') },
    body: text(row, 'corps_om_htmletatex'),
    header: text(row, 'header_om_htmletat'),
    footer: text(row, 'footer_om_htmletat'),
    requete: text(row, 'om_sql'),
    margins: {
      top: number('margetop'),
      right: number('margeright'),
      bottom: number('margebottom'),
      left: number('margeleft'),
    },
  }
}

function ownedOf(row: Row): Owned {
  return {
    id: text(row, 'id'),
    collectivite: text(row, 'om_collectivite'),
    active: ['true', 't', '1'].includes(text(row, 'actif')),
  }
}

function text(row: Row, name: string): string {
  const value = row[name]
  return value === null || value === undefined ? '' : String(value).trim()
}
