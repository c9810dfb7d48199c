// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod'
import { aggregates, periods, queryOperators } from '../model/query.js'
import { type Question, sqlParameterTypes } from './contract.js'

const shape = z.object({
  name: z.string(),
  label: z.string(),
  help: z.string().exactOptional(),
  entity: z.string(),
  tab: z.string().exactOptional(),
  columns: z.array(
    z.object({
      path: z.string(),
      heading: z.string().exactOptional(),
      by: z.enum(periods).exactOptional(),
      reckon: z.enum(aggregates).exactOptional(),
    }),
  ),
  filters: z
    .array(
      z.object({
        path: z.string(),
        operator: z.enum(queryOperators),
        value: z.string().exactOptional(),
        to: z.string().exactOptional(),
        parameter: z.object({ name: z.string(), label: z.string() }).exactOptional(),
      }),
    )
    .exactOptional(),
  sort: z.array(z.object({ column: z.string(), direction: z.enum(['asc', 'desc']) })).exactOptional(),
  limit: z.number().int().positive().exactOptional(),
  expired: z.boolean().exactOptional(),
})

const sqlShape = z.object({
  name: z.string(),
  label: z.string(),
  help: z.string().exactOptional(),
  text: z.string(),
  parameters: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      type: z.enum(sqlParameterTypes),
      value: z.string().exactOptional(),
    }),
  ),
})

/** Reads a query that was kept, by its kind. Raises a ZodError for what is none. */
export function readQuestion(kind: string, json: string): Question {
  const read: unknown = JSON.parse(json)
  return kind === 'sql'
    ? { kind: 'sql', definition: sqlShape.parse(read) }
    : { kind: 'entites', definition: shape.parse(read) }
}
