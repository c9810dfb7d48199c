// SPDX-License-Identifier: EUPL-1.2
import type { ResolvedApplication } from '../model/application.js'
import type { AnyEntity } from '../model/entity.js'
import type { Key } from '../model/value.js'
import { entityUrl, queryText, recordUrl } from '../ui/urls.js'

/** Where an edition of a record is. */
export function editionUrl(app: ResolvedApplication, entity: AnyEntity, key: Key, edition: string): string {
  return recordUrl(app, entity.name, key, `edition/${encodeURIComponent(edition)}`)
}

/** Where the editions of a record are offered. */
export function offerUrl(
  app: ResolvedApplication,
  entity: AnyEntity,
  key: Key,
  carried: Readonly<Record<string, string>>,
): string {
  return recordUrl(app, entity.name, key, 'imprimer', carried)
}

/** Where an edition of a record is sent by mail. */
export function sendUrl(
  app: ResolvedApplication,
  entity: AnyEntity,
  key: Key,
  edition: string,
  carried: URLSearchParams | Readonly<Record<string, string>>,
): string {
  return recordUrl(app, entity.name, key, `courriel/${encodeURIComponent(edition)}`, carried)
}

/** The verb of the labels of a listing. */
export const labelsPath = 'etiquettes.pdf'
/** The control by which one chooses among those of an entity. */
export const labelsName = 'etiquette'
/** That of one document for each record of a listing. */
export const lotPath = 'editions'

/** The verb of a mail to each record of a listing. */
export const mailsPath = 'courriels'

/** Where one chooses what is printed of a listing. */
export function printUrl(app: ResolvedApplication, entity: AnyEntity, state: URLSearchParams): string {
  return `${entityUrl(app, entity.name, 'imprimer')}${queryText(state)}`
}

/** Where a listing in a state is as a PDF. */
export function listPdfUrl(app: ResolvedApplication, entity: AnyEntity, state: URLSearchParams): string {
  return `${entityUrl(app, entity.name, 'liste.pdf')}${queryText(state)}`
}
