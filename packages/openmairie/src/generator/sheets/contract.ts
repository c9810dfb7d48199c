// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod'
import type { Database } from '../../database/contract.js'
import type { Files } from '../../files/contract.js'
import type { Clock } from '../../model/clock.js'
import { sketchSchema } from '../../proposal/sketch.js'
import type { ContextOf } from '../../ui/job-target.js'

/** What is wrong with a control of the page, in words. */
export const problemSchema = z.object({ control: z.string(), message: z.string() })
export type Problem = z.infer<typeof problemSchema>

/** An application that is being made of spreadsheets: what was sent, what is proposed, what was corrected. */
export const draftSchema = z.object({
  sources: z.array(z.object({ name: z.string(), hash: z.string(), size: z.number(), type: z.string() })),
  /** Name of its folder, of its schema, and in addresses. */
  name: z.string(),
  /** Null until the files are read. */
  sketch: sketchSchema.nullable(),
  /** What was seen in the sheets, table by table, for whoever sent them. */
  notes: z.array(z.array(z.string())),
  /** What has no room in it, where that was seen while it was made. */
  problems: z.array(problemSchema),
  /** The job that reads the files, or makes the application. */
  job: z.string().nullable(),
})
export type Draft = z.infer<typeof draftSchema>

/** What the jobs of this feature are done with. */
export interface SheetsNeeded {
  readonly database: Database
  readonly files: Files
  readonly clock: Clock
  readonly contextOf: ContextOf
  /** Never in production, which runs compiled code only. */
  readonly allowed: boolean
  /** Folder where new applications go, and the variable that holds the address of their base. */
  readonly folder: string
  readonly variable: string
  /** Role that serves the base; null: the account's own. */
  readonly role: string | null
  /** The instance's base, for the account that owns it. */
  withOwner<T>(work: (owner: Database) => Promise<T>): Promise<T>
  /** Serves one more application. */
  served(folder: string): void
}
