// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '../model/schema.js'
import type { CatalogueRow } from './rows.js'

/** What a catalogue is read through. */
export interface CatalogueClient {
  query(text: string, values: readonly unknown[]): Promise<{ readonly rows: readonly CatalogueRow[] }>
}

export interface Catalogue {
  readonly client: CatalogueClient
  close(): Promise<void>
}

/** What each engine gives to the reading of a schema. */
export interface CatalogueReader {
  open(url: string): Promise<Catalogue>
  /** The schemas that there are, the engine's own left out, and the one read when none is named. */
  schemas(client: CatalogueClient): Promise<{ readonly existing: readonly string[]; readonly own: string | null }>
  read(client: CatalogueClient, schemas: readonly string[]): Promise<Schema>
}
