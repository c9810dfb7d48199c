// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod'
import { aggregates, periods, type QueryDefinition, queryOperators } from '../model/query.js'

const shape = z.object({
  name: z.string(),
  label: z.string(),
  help: z.string().optional(),
  entity: z.string(),
  tab: z.string().optional(),
  columns: z.array(
    z.object({
      path: z.string(),
      heading: z.string().optional(),
      by: z.enum(periods).optional(),
      reckon: z.enum(aggregates).optional(),
    }),
  ),
  filters: z
    .array(
      z.object({
        path: z.string(),
        operator: z.enum(queryOperators),
        value: z.string().optional(),
        to: z.string().optional(),
        parameter: z.object({ name: z.string(), label: z.string() }).optional(),
      }),
    )
    .optional(),
  sort: z.array(z.object({ column: z.string(), direction: z.enum(['asc', 'desc']) })).optional(),
  limit: z.number().int().positive().optional(),
  expired: z.boolean().optional(),
})

/** Reads a definition that was kept. Raises a ZodError for what is none. */
export function readDefinition(json: string): QueryDefinition {
  // Absent and undefined are one once written.
  return JSON.parse(JSON.stringify(shape.parse(JSON.parse(json)))) as QueryDefinition
}
