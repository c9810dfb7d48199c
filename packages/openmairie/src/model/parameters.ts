// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod'

/** Rows that a page of a listing may have. */
export const pageSizes = { least: 5, most: 200 } as const
const pageSize = z.int().min(pageSizes.least).max(pageSizes.most)
const names = z.array(z.string()).readonly()

const tableParameters = z.strictObject({
  /** Columns of the listing, in order. */
  displayedFields: names.optional(),
  /** Words before the title of its pages. */
  breadcrumb: names.optional(),
  /** Sub-forms as tabs of the record. */
  tabs: z.boolean().optional(),
  /** Keeps the validity dates out of the form. */
  hiddenValidity: z.boolean().optional(),
  pageSize: pageSize.optional(),
  /** Expected length of fields, in characters. */
  widths: z.record(z.string(), z.int().min(1).max(200)).optional(),
})

/** A named set of parameters for a generation («Choix paramétrage»), kept in `parameters/<name>.json`. */
export const parametersSchema = z.strictObject({
  /** `constraints`: keys are those of the database; `postulate`: a column named like its table, or like another one. */
  keyMode: z.enum(['constraints', 'postulate']).default('constraints'),
  tablesToAvoid: names.default([]),
  pageSize: pageSize.default(15),
  /** Columns of a listing where nothing else is said. */
  listingColumns: z.int().min(1).max(40).default(8),
  tables: z.record(z.string(), tableParameters).default({}),
})

export type Parameters = Readonly<z.infer<typeof parametersSchema>>
export type TableParameters = z.infer<typeof tableParameters>

export const standardParameters: Parameters = parametersSchema.parse({})
