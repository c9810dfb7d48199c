// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod'

/** Types that a column of a spreadsheet may become. */
export const proposedTypes = [
  'integer',
  'bigint',
  'decimal',
  'date',
  'timestamp',
  'time',
  'boolean',
  'string',
  'text',
] as const
export type ProposedType = (typeof proposedTypes)[number]

export const nameSchema = z.string().regex(/^[a-z_][a-z0-9_]{0,58}$/)

export const columnSchema = z.strictObject({
  name: nameSchema,
  label: z.string(),
  /** Letter of the column in the sheet; null: not taken from it. */
  from: z
    .string()
    .regex(/^[A-Z]{1,3}$/)
    .nullable(),
  type: z.enum(proposedTypes),
  /** Characters of a `string`. */
  length: z.int().min(1).max(1000).optional(),
  /** Figures of a `decimal`, and those after the mark. */
  precision: z.int().min(1).max(30).optional(),
  scale: z.int().min(0).max(10).optional(),
  /** How dates and numbers that are texts are written. */
  order: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  mark: z.enum([',', '.']).optional(),
  required: z.boolean(),
  /** What a blank cell stands for, where it is not nothing. */
  blank: z.literal('false').optional(),
  /** The table that the column refers to, and its column whose values are written here. */
  references: nameSchema.optional(),
  by: nameSchema.optional(),
})

export const tableSchema = z.strictObject({
  name: nameSchema,
  label: z.string(),
  /** File and sheet, and the line of the names of its columns; null: the table holds `values`. */
  from: z.strictObject({ file: z.string(), sheet: z.int().min(0), header: z.int().min(1) }).nullable(),
  /** Column of the key: one of `columns`, else a number that the database gives. */
  key: nameSchema,
  columns: z.array(columnSchema).min(1),
  /** Words of a table of reference, as they are to be written. */
  values: z.array(z.string()).optional(),
})

/** What an application over spreadsheets would be: printed, corrected, then made. */
export const proposalSchema = z.strictObject({ label: z.string(), tables: z.array(tableSchema).min(1) })

export type ProposedColumn = z.infer<typeof columnSchema>
export type ProposedTable = z.infer<typeof tableSchema>
export type Proposal = z.infer<typeof proposalSchema>
