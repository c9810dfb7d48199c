// SPDX-License-Identifier: EUPL-1.2
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import Database from 'libsql'
import { OpenMairieError } from '../../errors/errors.js'
import { fileOf } from '../../model/address.js'
import type { Catalogue } from '../catalogue.js'
import type { CatalogueRow } from '../rows.js'

/** Opens an SQLite file to read its catalogue, and nothing but read. Raises OM_DATABASE_FILE_MISSING, OM_DATABASE_FILE_UNREADABLE. */
export async function openSqlite(url: string): Promise<Catalogue> {
  const file = resolve(fileOf(url))
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
    throw new OpenMairieError('OM_DATABASE_FILE_MISSING', { file })
  }
  const database = opened(file)
  return {
    client: {
      // The driver says that rows are unknown; each is an object with the columns asked for.
      query: async (text, values) => ({ rows: database.prepare(text).all(...values) as readonly CatalogueRow[] }),
    },
    close: async () => {
      database.close()
    },
  }
}

function opened(file: string): Database.Database {
  try {
    // The driver heeds neither `readonly` nor `fileMustExist`: only the parameter of the URI keeps it from writing.
    const database = new Database(`${pathToFileURL(file).href}?mode=ro`)
    database.defaultSafeIntegers(true)
    database.prepare('SELECT count(*) FROM sqlite_schema').all()
    return database
  } catch (cause) {
    throw new OpenMairieError('OM_DATABASE_FILE_UNREADABLE', { file }, { cause })
  }
}
