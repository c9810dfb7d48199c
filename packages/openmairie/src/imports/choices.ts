// SPDX-License-Identifier: EUPL-1.2
import type { Import, Settings } from './contract.js'
import { plainHeading } from './mapping.js'

/** What was chosen of how a file is read otherwise than it was proposed; null for what was left as it was. */
export interface Choices
  extends Nullable<Pick<Settings, 'dates' | 'decimal' | 'mode' | 'identity' | 'emptying' | 'adding' | 'totals'>> {
  /** The field that was chosen for some columns of the file as it is read now. */
  readonly columns: (headings: readonly string[], reading: Reading) => ReadonlyMap<number, string | null>
}

type Nullable<T> = { readonly [Name in keyof T]: T[Name] | null }
type Reading = Pick<Settings, 'sheet' | 'csv'>

/** Whether lines and columns of a file are the same in two ways to read it: its headings and how it is encoded change none of them. */
export function hasSameCells(one: Reading, other: Reading): boolean {
  return one.sheet === other.sheet && one.csv?.separator === other.csv?.separator
}

/** What someone chose on the page of settings, apart from what was proposed there. */
export function choicesOf({ settings, preview }: Pick<Import, 'settings' | 'preview'>, chosen: Settings): Choices {
  const was = preview.proposed ?? settings
  const changes = chosen.mode !== 'create'
  const isSame = (one: readonly string[], other: readonly string[]): boolean => one.join('\n') === other.join('\n')
  return {
    dates: chosen.dates === was.dates ? null : chosen.dates,
    decimal: chosen.decimal === was.decimal ? null : chosen.decimal,
    mode: chosen.mode === was.mode ? null : chosen.mode,
    identity: changes && !isSame(chosen.identity, was.identity) ? chosen.identity : null,
    emptying: changes && chosen.emptying !== was.emptying ? chosen.emptying : null,
    adding: isSame(chosen.adding, was.adding) ? null : chosen.adding,
    totals: chosen.totals === was.totals ? null : chosen.totals,
    columns(headings, reading) {
      const plain = headings.map(plainHeading)
      const placeOf = (column: number): number => {
        if (hasSameCells(settings, reading)) return column
        const heading = plainHeading(preview.columns[column] ?? '')
        return heading === '' ? -1 : plain.indexOf(heading)
      }
      const found = chosen.columns.flatMap((name, column) => {
        const place = name === was.columns[column] ? -1 : placeOf(column)
        return place < 0 || place >= headings.length ? [] : [[place, name] as const]
      })
      return new Map(found)
    },
  }
}
