// SPDX-License-Identifier: EUPL-1.2

import type { Connection } from '../../database/contract.js'
import { folded } from '../../database/dialect/folding.js'
import { all, any, ownRowsOf, sql } from '../../database/sql.js'
import type { AnyEntity, Field, Reference } from '../../model/entity.js'
import { own } from '../../model/own.js'
import type { Ctx } from '../context.js'
import { visible } from '../reading/belonging.js'
import { equals, fieldText, textOf } from '../reading/columns.js'
import { labelExpression } from '../reading/labels.js'
import { inForce } from '../reading/scope.js'

/** Records of a table that are held in memory at most, with their labels; of a longer one, values are looked up as they come. */
const heldAtMost = 20_000
const lookedUpAtOnce = 200

/** What a written value names: a key, several records, or none. */
export type Named = { readonly kind: 'one'; readonly key: string } | { readonly kind: 'several' | 'none' }

/** Finds the records that the lines of a file name by their key or their label. */
export interface ReferenceReader {
  readonly field: string
  readonly label: string
  readonly target: AnyEntity
  /** The field of the target that it refers to. */
  readonly into: string
  /** What each of some written values names, asked of the base once for a value. */
  read(connection: Connection, written: readonly string[]): Promise<(value: string) => Named>
  /** Says that a label names a record from now on. */
  learn(label: string, key: string): void
  /** Forgets what it was told so, of one label or of all: the records were not kept. */
  unlearn(label: string | null): void
}

/** A reader for each reference of one column; none for those whose records the user may neither list nor read. */
export function referenceReaders(ctx: Ctx, entity: AnyEntity): readonly ReferenceReader[] {
  return entity.references.flatMap((reference): readonly ReferenceReader[] => {
    const [field, ...others] = reference.fields
    const target = ctx.app.localised[ctx.locale].get(reference.entity)
    return field === undefined || others.length > 0 || !target ? [] : [readerOf(ctx, reference, field, target)]
  })
}

function readerOf(ctx: Ctx, reference: Reference, field: string, target: AnyEntity): ReferenceReader {
  const mayList = ctx.grants.can(ctx.app.definition.name, target, 'list')
  const isOpen = mayList || ctx.grants.can(ctx.app.definition.name, target, 'read')
  const into = reference.targetFields[0] ?? ''
  const byKey = new Map<string, Named>()
  const byLabel = new Map<string, Named>()
  const learnt = new Map<string, Named>()
  let isWhole = false
  let begun = false
  const keep = ({ key, label, current }: Candidate, asked: ReadonlySet<string> | null): void => {
    byKey.set(key, { kind: 'one', key })
    // Found by its key alone, it does not say whether others have its label.
    if (!mayList || !current || label === '' || (asked && !asked.has(label))) return
    const before = byLabel.get(likeness(label))
    const isOther = before?.kind === 'several' || (before?.kind === 'one' && before.key !== key)
    byLabel.set(likeness(label), isOther ? { kind: 'several' } : { kind: 'one', key })
  }
  /** A key of one record that is the label of another names neither. */
  const known = (value: string): Named | undefined => {
    const key = byKey.get(value)
    const spelt = likeness(value)
    const label = learnt.get(spelt) ?? byLabel.get(spelt)
    const isBoth = key?.kind === 'one' && label?.kind === 'one' && key.key !== label.key
    return isBoth ? { kind: 'several' } : (key ?? label)
  }
  const found = (value: string): Named => known(value) ?? { kind: 'none' }
  return {
    field,
    label: reference.label,
    target,
    into,
    learn: (label, key) => void learnt.set(likeness(label), { kind: 'one', key }),
    unlearn: (label) => (label === null ? learnt.clear() : void learnt.delete(likeness(label))),
    async read(connection, written) {
      if (!isOpen) return () => ({ kind: 'none' })
      if (!begun) {
        const first = await candidates(ctx, connection, target, into, null)
        isWhole = first.length <= heldAtMost
        if (isWhole && !begun) for (const each of first) keep(each, null)
        begun = true
      }
      if (!isWhole) {
        const unknown = [...new Set(written)].filter((value) => known(value) === undefined)
        for (let from = 0; from < unknown.length; from += lookedUpAtOnce) {
          const asked = unknown.slice(from, from + lookedUpAtOnce)
          const labels = new Set(asked)
          for (const each of await candidates(ctx, connection, target, into, asked)) keep(each, labels)
          for (const value of asked) if (known(value) === undefined) byLabel.set(likeness(value), { kind: 'none' })
        }
        if (byKey.size > 5 * heldAtMost) byKey.clear()
        if (byLabel.size > 5 * heldAtMost) byLabel.clear()
      }
      return found
    },
  }
}

/** One spelling for labels that a reader takes to be the same. */
function likeness(label: string): string {
  return folded(label.replaceAll(/\s+/g, ' ').trim())
}

interface Candidate {
  readonly key: string
  readonly label: string
  /** In force on the day: only such a record is chosen by its label. */
  readonly current: boolean
}

/** Records of a target that the user may see: the first of them, or those with a key or a label among some values. */
async function candidates(
  ctx: Ctx,
  connection: Connection,
  target: AnyEntity,
  into: string,
  values: readonly string[] | null,
): Promise<readonly Candidate[]> {
  const alias = 't'
  const { dialect } = connection
  const label = labelExpression(ctx, target, alias)
  const isKey = (values ?? []).filter((value) => canHold(target.fields[into], value))
  const asked = values && [
    ...isKey.map((value) => equals(dialect, target, alias, into, value)),
    sql`${label} IN (${sql.join(values)})`,
  ]
  const { rows } = await connection.query(sql`
    SELECT ${fieldText(dialect, target, alias, into)} AS ${sql.id('k')}, ${label} AS ${sql.id('label')},
      CASE WHEN ${inForce(ctx, target, alias)} THEN 1 ELSE 0 END AS ${sql.id('current')}
    FROM ${ownRowsOf(target.table)} AS ${sql.id(alias)}
    WHERE ${all([visible(ctx, target, alias), ...(asked ? [any(asked)] : [])])}
    ${values === null ? sql`LIMIT ${sql.lit(heldAtMost + 1)}` : sql``}`)
  return rows.map((row) => ({
    key: textOf(row['k']) ?? '',
    label: textOf(row['label']) ?? '',
    current: Number(row['current']) === 1,
  }))
}

/** Whether a column could hold a value, as far as its type tells: what it cannot is not asked of the engine. */
function canHold(field: Field | undefined, value: string): boolean {
  switch (field?.type) {
    case 'integer':
      return /^-?\d{1,9}$/.test(value)
    case 'bigint':
      return /^-?\d{1,18}$/.test(value)
    case 'decimal':
      return /^-?\d{1,30}(\.\d{1,15})?$/.test(value)
    case 'string':
    case 'text':
      return true
    default:
      return false
  }
}

/** The value that a line gives to a reference; undefined where it gives none. */
export function writtenFor(named: Readonly<Record<string, string>>, { field }: ReferenceReader): string | undefined {
  return own<string>(named, field)
}
