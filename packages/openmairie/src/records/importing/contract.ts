// SPDX-License-Identifier: EUPL-1.2
import type { Problem } from '../../model/override.js'
import type { Input } from '../contract.js'

/** What an import does with a line: adds a record, changes the one that it names, or either. */
export const importModes = ['create', 'update', 'both'] as const
export type ImportMode = (typeof importModes)[number]

/** A line of a file as its reader understood it. */
export interface ImportLine {
  /** Where it lies in the file, from 1. */
  readonly line: number
  /** The engine's text of each field that the line gives. */
  readonly input: Input
  /** What was written for references, a key or a label; blank ones are in `input`. */
  readonly named: Readonly<Record<string, string>>
  /** What a new record has where the line gives nothing: nothing of it reaches a record that is there. */
  readonly proposed: Input
  /** What its reader could not understand. */
  readonly problems: readonly Problem[]
}

/** A line with its references found, as a form would send it, and what is wrong with it so far. */
export interface Admitted {
  readonly line: number
  /** What it gives to a record that is there. */
  readonly input: Input
  /** What it gives to a new one: what is proposed too. */
  readonly created: Input
  readonly problems: readonly Problem[]
  /** What the line gives to the fields that name a record that is there. */
  readonly identity: Input
  /** Labels of records to be added first, by field. */
  readonly toAdd: ReadonlyMap<string, string>
}

export interface ImportPlan {
  readonly mode: ImportMode
  /** Fields that together name a record that is there; empty where records are added alone. */
  readonly identity: readonly string[]
  /** Whether a blank empties the field of a record that is there; else it is left as it is. */
  readonly emptying: boolean
  /** References whose records are added where no label names them. */
  readonly adding: readonly string[]
}

/** A line that is not written, and all that is wrong with it. */
export interface LineRefusal {
  readonly line: number
  readonly problems: readonly Problem[]
}

/** What became of some lines. */
export interface ImportReport {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly refused: readonly LineRefusal[]
}

/** What is told of an import while it works. Raises where it is to stop. */
export type TellLines = (report: ImportReport) => Promise<void>
