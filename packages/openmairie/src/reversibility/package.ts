// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod'

/** Names of the parts of an archive. */
export const parts = {
  package: 'datapackage.json',
  sums: 'SHA256SUMS',
  readme: 'LISEZMOI.md',
  files: 'fichiers/',
  logo: 'collectivite/logo',
} as const

/** The version of what stands in an archive; one that is not known is not read. */
export const archiveFormat = 1

const field = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string().optional(),
  type: z.string(),
  format: z.string().optional(),
  constraints: z
    .object({
      required: z.boolean().optional(),
      maxLength: z.number().optional(),
      minimum: z.string().optional(),
      maximum: z.string().optional(),
      enum: z.array(z.string()).readonly().optional(),
    })
    .optional(),
  /** What the standard has no word for. */
  openmairie: z.object({
    type: z.string(),
    native: z.string(),
    nullable: z.boolean(),
    precision: z.number().nullable(),
    scale: z.number().nullable(),
    /** Cells that hold nothing. */
    empty: z.number(),
    /** Why it tells of a person. */
    personal: z.string().optional(),
  }),
})
export type FieldDescription = Readonly<z.infer<typeof field>>

const resource = z.object({
  name: z.string(),
  path: z.string(),
  title: z.string(),
  description: z.string().optional(),
  profile: z.string(),
  format: z.string(),
  mediatype: z.string(),
  encoding: z.string(),
  bytes: z.number(),
  hash: z.string(),
  dialect: z
    .object({
      delimiter: z.string(),
      quoteChar: z.string(),
      doubleQuote: z.boolean(),
      lineTerminator: z.string(),
      header: z.boolean(),
    })
    .optional(),
  schema: z
    .object({
      fields: z.array(field).readonly(),
      primaryKey: z.array(z.string()).readonly().optional(),
      foreignKeys: z
        .array(
          z.object({
            fields: z.array(z.string()).readonly(),
            reference: z.object({ resource: z.string(), fields: z.array(z.string()).readonly() }),
          }),
        )
        .readonly()
        .optional(),
      missingValues: z.array(z.string()).readonly(),
    })
    .optional(),
  openmairie: z.object({
    /** A table of an application; what the instance keeps beside its records; the journal, to be read alone. */
    kind: z.enum(['own', 'shared', 'beside', 'journal']),
    application: z.string(),
    entity: z.string(),
    rows: z.number(),
  }),
})
export type ResourceDescription = Readonly<z.infer<typeof resource>>

/** What describes an archive: a Data Package of Frictionless Data, each table by a Table Schema. */
export const packageShape = z.object({
  profile: z.string(),
  name: z.string(),
  title: z.string(),
  created: z.string(),
  resources: z.array(resource).readonly(),
  openmairie: z.object({
    format: z.literal(archiveFormat),
    collectivite: z.object({ id: z.string().min(1), label: z.string() }),
    applications: z.array(z.object({ name: z.string(), label: z.string() })).readonly(),
    /** Tables of which nothing was taken, and why. */
    left: z.array(z.object({ application: z.string(), entity: z.string().nullable() })).readonly(),
    logo: z.object({ path: z.string(), text: z.string() }).nullable(),
    /** Files whose content the instance had lost. */
    lost: z.array(z.string()).readonly(),
  }),
})
export type ArchivePackage = Readonly<z.infer<typeof packageShape>>
