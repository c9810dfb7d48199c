// SPDX-License-Identifier: EUPL-1.2
import { type LastLine, lastLines, lastNumber } from '../../journal/last.js'
import type { Payload } from '../../journal/write.js'
import type { AnyEntity } from '../../model/entity.js'
import { keyText, readKeyText } from '../../model/key-text.js'
import type { Key } from '../../model/value.js'
import { accessOf } from '../access.js'
import type { Ctx } from '../context.js'
import { journalled } from '../writing/journal.js'
import type { Stray, Verification } from './contract.js'
import { compareWithBaseline } from './untold.js'

const batch = 500

/**
 * Compares the rows of an application with the last line of each in the journal, hidden fields included: for who answers for
 * the instance, not for a user; then, where a record has no line, with what the baseline took down of it.
 */
export async function verifyRows(ctx: Ctx): Promise<Verification> {
  const application = ctx.app.definition.name
  const strays: Stray[] = []
  let compared = 0
  let from: LastLine | null = null
  for (;;) {
    const lines: readonly LastLine[] = await lastLines(ctx.instance, application, from, batch)
    for (const line of lines) {
      if (line.beaten) continue
      const found = await compare(ctx, line)
      if (found === null) continue
      compared += 1
      if (found !== 'same') strays.push(found)
    }
    from = lines.at(-1) ?? null
    if (lines.length < batch) break
  }
  const untold = await compareWithBaseline(ctx)
  return {
    compared: compared + untold.compared,
    strays: [...strays, ...untold.strays],
    uncovered: untold.uncovered,
  }
}

/** Null where there is nothing to compare. */
async function compare(ctx: Ctx, line: LastLine): Promise<Stray | 'same' | null> {
  const entity = ctx.app.localised[ctx.locale].get(line.entity)
  const key = entity && (line.after === null ? readKeyText(line.record) : keyIn(entity, line.after))
  if (!entity || !key || key.length !== entity.key.length || (line.erased && line.operation !== 'delete')) return null
  const record = keyText(key)
  // A record that took another key goes on under that one.
  if (record !== line.record && (await lastNumber(ctx.instance, ctx.app.definition.name, { ...line, record })) !== null)
    return null
  const now = await journalled(accessOf(ctx), entity, key)
  const stray = (kind: Stray['kind'], fields: readonly string[] = []): Stray => ({
    entity: line.entity,
    record,
    kind,
    fields,
  })
  if (line.operation === 'delete') return now === null ? 'same' : stray('back')
  if (now === null) return stray('gone')
  const { after } = line
  // What was not told then, a column added since, says nothing.
  const differing = Object.keys(after ?? {}).filter((name) => name in now && now[name] !== after?.[name])
  return differing.length === 0 ? 'same' : stray('changed', differing)
}

function keyIn(entity: AnyEntity, payload: Payload): Key | null {
  const parts = entity.key.map((name) => payload[name] ?? null)
  return parts.every((part) => part !== null) ? parts : null
}
