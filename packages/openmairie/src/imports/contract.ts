// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod'
import { importModes } from '../records/index.js'
import type { Cell } from '../spreadsheets/contract.js'

export const dateOrders = ['dmy', 'mdy', 'ymd'] as const
export const decimalMarks = [',', '.'] as const
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-15'] as const
export const separators = [';', ',', '\t', '|'] as const

/** How a file is read, and what is done with its lines: proposed, then chosen. */
export const settingsSchema = z.object({
  sheet: z.number().int().min(0),
  csv: z
    .object({ encoding: z.enum(encodings), separator: z.enum(separators), quote: z.enum(['"', "'"]).nullable() })
    .nullable(),
  /** The line that names the columns; 0 where none does. */
  header: z.number().int().min(0),
  dates: z.enum(dateOrders),
  decimal: z.enum(decimalMarks),
  /** The field of each column; null for one that is left. */
  columns: z.array(z.string().nullable()),
  mode: z.enum(importModes),
  identity: z.array(z.string()),
  emptying: z.boolean(),
  adding: z.array(z.string()),
  /** Lines of totals are passed over. */
  totals: z.boolean(),
})
export type Settings = z.infer<typeof settingsSchema>

/** What a file looks like: its sheets, the names of its columns, and its first lines. */
export const previewSchema = z.object({
  format: z.enum(['csv', 'xlsx', 'ods']),
  sheets: z.array(z.string()),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  /** How it was proposed to read it, before anything was chosen; null where that was not kept. */
  proposed: settingsSchema.nullable().default(null),
})
export type Preview = z.infer<typeof previewSchema>

/** How many lines became what. */
export const outcomeSchema = z.object({
  read: z.number(),
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  refused: z.number(),
  totals: z.number(),
})
export type Outcome = z.infer<typeof outcomeSchema>
export const noOutcome: Outcome = { read: 0, created: 0, updated: 0, unchanged: 0, refused: 0, totals: 0 }

/** The write that was about to undo an import, in another base, and how many records it takes back. */
export const undoingSchema = z.object({ write: z.string(), lines: z.number() })
export type Undoing = z.infer<typeof undoingSchema>

export type ImportState = 'reglage' | 'verifie' | 'importe' | 'annule'

/** Lines that are refused for the same reason, and the same value of the same column. */
export const causeSchema = z.object({
  column: z.number().nullable(),
  value: z.string(),
  message: z.string(),
  lines: z.number(),
  first: z.number(),
})
export type Cause = z.infer<typeof causeSchema>

/** An import, from the file that was sent to its end. */
export interface Import {
  readonly id: string
  readonly application: string
  readonly entity: string
  readonly user: string
  /** Usage of its file. */
  readonly file: string
  readonly name: string
  /** Milliseconds since the epoch. */
  readonly created: number
  readonly state: ImportState
  readonly settings: Settings
  readonly preview: Preview
  readonly outcome: Outcome | null
  /** What it said that it was about to do before its rows were committed in another base; null where it did not come so far. */
  readonly foretold: Outcome | null
  /** The same of the last that was about to undo it. */
  readonly undoing: Undoing | null
  /** What refuses most lines; null where it was not counted. */
  readonly causes: readonly Cause[] | null
  /** The job that was last asked for. */
  readonly job: string | null
}

/** A cell as it lies in the file: a text, or a value that the spreadsheet knows the type of. */
export const cellSchema: z.ZodType<Cell> = z.union([
  z.string(),
  z.object({ kind: z.enum(['number', 'date', 'datetime', 'time', 'boolean']), text: z.string() }),
  z.null(),
])

/** What is wrong with a line, and in which of its columns, from 0; null where none is guilty. */
export const faultSchema = z.object({ column: z.number().nullable(), message: z.string() })
export type Fault = z.infer<typeof faultSchema>

/** A line that is refused, as it lies in the file. */
export interface RefusedLine {
  readonly line: number
  readonly cells: readonly Cell[]
  readonly faults: readonly Fault[]
}

/** One that can be mended, with what was mended in it since it was checked, by column. */
export interface LineToMend extends RefusedLine {
  readonly mended: ReadonlyMap<number, string>
}
