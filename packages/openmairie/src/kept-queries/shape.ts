// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod'
import { aggregates, periods, queryOperators } from '../model/query.js'
import { type Question, sqlParameterTypes } from './contract.js'

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

const sqlShape = z.object({
  name: z.string(),
  label: z.string(),
  help: z.string().optional(),
  text: z.string(),
  parameters: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      type: z.enum(sqlParameterTypes),
      value: z.string().optional(),
    }),
  ),
})

/** Reads a query that was kept, by its kind. Raises a ZodError for what is none. */
export function readQuestion(kind: string, json: string): Question {
  const read = kind === 'sql' ? sqlShape.parse(JSON.parse(json)) : shape.parse(JSON.parse(json))
  // Absent and undefined are one once written.
  return { kind: kind === 'sql' ? 'sql' : 'entites', definition: JSON.parse(JSON.stringify(read)) } as Question
}
