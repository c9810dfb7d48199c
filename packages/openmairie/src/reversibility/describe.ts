// SPDX-License-Identifier: EUPL-1.2
import type { ResolvedApplication } from '../model/application.js'
import type { AnyEntity, Field } from '../model/entity.js'
import type { ColumnType } from '../model/schema.js'
import { type BesideKind, besideColumns } from '../records/index.js'
import type { FieldDescription, ResourceDescription } from './package.js'
import type { Tally } from './tally.js'

/** The types of Table Schema, and a format where one is needed for values as the base spells them. */
const types: Readonly<Record<ColumnType, readonly [type: string, format?: string]>> = {
  string: ['string'],
  text: ['string'],
  integer: ['integer'],
  bigint: ['integer'],
  decimal: ['number'],
  float: ['number'],
  boolean: ['boolean'],
  date: ['date'],
  time: ['time', 'any'],
  timetz: ['string'],
  timestamp: ['datetime', 'any'],
  timestamptz: ['datetime', 'any'],
  interval: ['string'],
  json: ['any'],
  uuid: ['string', 'uuid'],
  enum: ['string'],
  inet: ['string'],
  bytes: ['string'],
  array: ['array'],
  geometry: ['string'],
  other: ['string'],
}

/** How our CSV is written, in the words of the standard. */
const csv = {
  profile: 'tabular-data-resource',
  format: 'csv',
  mediatype: 'text/csv',
  encoding: 'utf-8',
  dialect: { delimiter: ',', quoteChar: '"', doubleQuote: true, lineTerminator: '\r\n', header: true },
} as const

/** The name of the resource of a table. */
export function resourceName(application: string, entity: string): string {
  return `${application}.${entity}`
}

/** The table of an entity, as it was taken. `taken`: the entities that the archive holds. */
export function describeTable(
  app: ResolvedApplication,
  entity: AnyEntity,
  kind: 'own' | 'shared',
  path: string,
  tally: Tally,
  taken: ReadonlySet<string>,
): ResourceDescription {
  const application = app.definition.name
  const foreignKeys = entity.references
    .filter((reference) => taken.has(reference.entity))
    .map(({ fields, targetFields, entity: target }) => ({
      fields,
      // The standard names a table itself by nothing.
      reference: { resource: target === entity.name ? '' : resourceName(application, target), fields: targetFields },
    }))
  return {
    ...csv,
    name: resourceName(application, entity.name),
    path,
    title: entity.label,
    ...(entity.help === null ? {} : { description: entity.help }),
    ...tally.sums(),
    schema: {
      fields: Object.values(entity.fields).map((field, index) => describeField(entity, field, tally.empty(index))),
      ...(entity.key.length > 0 ? { primaryKey: entity.key } : {}),
      ...(foreignKeys.length > 0 ? { foreignKeys } : {}),
      missingValues: [''],
    },
    openmairie: { kind, application, entity: entity.name, rows: tally.rows() },
  }
}

function describeField(entity: AnyEntity, field: Field, empty: number): FieldDescription {
  const [type, format] = types[field.type]
  const personal = entity.personal?.fields.find((each) => each.field === field.name)?.purpose
  const isText = type === 'string'
  const constraints = {
    // To the standard an empty text is no value: it is told as one in our own words alone.
    ...(field.nullable || isText ? {} : { required: true }),
    ...(field.maxLength !== null && isText ? { maxLength: field.maxLength } : {}),
    ...(field.min !== null ? { minimum: field.min } : {}),
    ...(field.max !== null ? { maximum: field.max } : {}),
    ...(field.choices !== null && field.type !== 'array' ? { enum: field.choices.map(({ value }) => value) } : {}),
  }
  return {
    name: field.name,
    title: field.label,
    ...(field.help === null ? {} : { description: field.help }),
    type,
    ...(format === undefined ? {} : { format }),
    ...(Object.keys(constraints).length > 0 ? { constraints } : {}),
    openmairie: {
      type: field.type,
      native: field.native,
      nullable: field.nullable,
      precision: field.precision,
      scale: field.scale,
      empty,
      ...(personal === undefined ? {} : { personal }),
    },
  }
}

/** What a table of the instance's own holds, in words. */
const besideTitles: Readonly<Record<BesideKind | 'comptes', string>> = {
  notes: 'Notes des enregistrements',
  taches: 'Tâches des enregistrements («\u00a0À faire\u00a0»)',
  fichiers: 'Fichiers des champs et pièces jointes',
  courriels: 'Courriels qui ont porté une édition, et leurs PDF',
  recherches: 'Recherches enregistrées par les comptes de la collectivité',
  editions: 'Éditions que la collectivité a modifiées à l’écran, toutes leurs versions',
  comptes: 'Comptes cités\u00a0: identifiant et nom, rien d’autre',
}

/** Columns of the accounts that are named. */
export const accountColumns = ['login', 'nom'] as const

/** A table of what the instance keeps beside records. */
export function describeBeside(kind: BesideKind | 'comptes', path: string, tally: Tally): ResourceDescription {
  const names: readonly string[] = kind === 'comptes' ? accountColumns : besideColumns[kind]
  return {
    ...csv,
    name: `suivi.${kind}`,
    path,
    title: besideTitles[kind],
    ...tally.sums(),
    schema: {
      fields: names.map((name, index) => ({
        name,
        title: name,
        type: 'string',
        openmairie: {
          type: 'text',
          native: 'text',
          nullable: true,
          precision: null,
          scale: null,
          empty: tally.empty(index),
        },
      })),
      missingValues: [''],
    },
    openmairie: { kind: 'beside', application: '', entity: kind, rows: tally.rows() },
  }
}

/** The journal of the records of an application. */
export function describeJournal(app: ResolvedApplication, path: string, tally: Tally): ResourceDescription {
  const application = app.definition.name
  return {
    name: `journal.${application}`,
    path,
    title: `Journal – ${app.definition.label}`,
    description: 'Une ligne de JSON par écriture. À lire\u00a0: une reprise ne l’écrit pas.',
    profile: 'data-resource',
    format: 'jsonl',
    mediatype: 'application/jsonl',
    encoding: 'utf-8',
    ...tally.sums(),
    openmairie: { kind: 'journal', application, entity: '', rows: tally.rows() },
  }
}
