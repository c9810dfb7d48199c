// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod'

/** What a process of heavy jobs is asked: a part of a job, or to give one up. */
export const askedSchema = z.union([
  z.object({
    kind: z.literal('part'),
    part: z.enum(['total', 'next']),
    job: z.string(),
    carrier: z.string(),
  }),
  z.object({ kind: z.literal('abort') }),
])
export type Asked = z.infer<typeof askedSchema>

/** What it answers: a part is done; another process carries the job; it is refused, in words; a fault of ours. */
export const answerSchema = z.union([
  z.object({ kind: z.literal('done'), total: z.number().nullable() }),
  z.object({ kind: z.literal('taken') }),
  z.object({ kind: z.literal('refused'), told: z.string() }),
  z.object({ kind: z.literal('fault'), error: z.string() }),
])
export type Answer = z.infer<typeof answerSchema>
