// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '../model/schema.js'

/**
 * The instance's own tables that are administered as an application, and of each the columns that it knows. Whatever is not
 * named here does not exist for it: no password, no secret of a second factor, no session.
 */
const administered: Readonly<Record<string, readonly string[]>> = {
  om_collectivite: ['om_collectivite', 'libelle', 'parent'],
  om_droit: ['om_profil', 'permission'],
  om_permission: ['om_permission', 'libelle', 'type', 'application', 'entite', 'perimee'],
  om_profil: ['om_profil', 'libelle', 'hierarchie', 'second_facteur'],
  om_utilisateur: [
    'om_utilisateur',
    'login',
    'nom',
    'email',
    'om_profil',
    'om_collectivite',
    'actif',
    'urgence',
    'second_facteur',
  ],
}

/** The catalogue of the instance, without what is not administered: what the generator makes the application of. */
export function administeredSchema(schema: Schema): Schema {
  const isKnown = (table: string, columns: readonly (string | null)[]): boolean =>
    columns.every((column) => column !== null && administered[table]?.includes(column))
  return {
    ...schema,
    tables: schema.tables
      .filter(({ name }) => Object.hasOwn(administered, name))
      .map((table) => ({
        ...table,
        columns: table.columns.filter(({ name }) => isKnown(table.name, [name])),
        foreignKeys: table.foreignKeys.filter(
          ({ columns, target }) => isKnown(table.name, columns) && Object.hasOwn(administered, target.table),
        ),
        uniques: table.uniques.filter(({ columns }) => isKnown(table.name, columns)),
        indexes: table.indexes.filter(({ columns }) => isKnown(table.name, columns)),
      })),
  }
}
