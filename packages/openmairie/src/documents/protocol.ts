// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod'
import type { Document } from './contract.js'

/** What a process that draws is asked. */
export interface Asked {
  readonly document: Document
  /** Whether each of its sections is likely to be of one page. */
  readonly short: boolean
}

/** What it answers: the PDF, or that the engine refuses the document. */
export const answerSchema = z.union([
  z.object({
    kind: z.literal('drawn'),
    pdf: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
    pages: z.number(),
  }),
  z.object({ kind: z.literal('refused'), reason: z.string() }),
])
export type Answer = z.infer<typeof answerSchema>
