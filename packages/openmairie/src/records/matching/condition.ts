// SPDX-License-Identifier: EUPL-1.2
import type { Sql } from '../../database/contract.js'
import type { Dialect } from '../../database/dialect/contract.js'
import { all, any, never, sql } from '../../database/sql.js'
import type { AnyEntity, Field, Match } from '../../model/entity.js'
import { column, equals } from '../reading/columns.js'
import { daysFrom, type Likeness, swapped } from './judge.js'
import { initialsOf, plain, soundOf, spellingsOf } from './sound.js'

const alias = 't'

/**
 * What every row that is alike meets, and some others do too: ranges of each field, so that an index serves where there is
 * one. Ranges hold in a base that sorts as a dictionary, whatever accents and case, and in one that sorts byte by byte.
 */
export function likeCondition(
  dialect: Dialect,
  entity: AnyEntity,
  { match, least, differing }: Likeness,
  given: (name: string) => string | null,
): Sql {
  const filled = match.flatMap((rule) => {
    const field = entity.fields[rule.field]
    const value = given(rule.field)
    return field && value !== null && value.trim() !== ''
      ? [{ rule, field, near: near(dialect, field, rule, value) }]
      : []
  })
  // Where none may differ, what is filled agrees.
  const agreed = filled.map((each) =>
    differing ? sql`CASE WHEN ${each.near} THEN 1 ELSE 0 END` : sql`CASE WHEN ${blank(each.field)} THEN 0 ELSE 1 END`,
  )
  if (filled.length < least || match.some((rule) => rule.needed && !filled.some((each) => each.rule === rule)))
    return never
  const enough = sql`(${sql.join(agreed, sql` + `)}) >= ${sql.lit(least)}`
  const each = filled.flatMap(({ rule, field, near: close }) => {
    if (rule.needed) return [close]
    return differing ? [] : [any([close, blank(field)])]
  })
  return all([...each, ...(differing ? [any(filled.map(({ near: close }) => close))] : []), enough])
}

/** How many fields hold the very text that was given, one at least: what is nearest is judged first, where there is too much to judge. */
export function nearness(
  dialect: Dialect,
  entity: AnyEntity,
  { match }: Likeness,
  given: (name: string) => string | null,
): Sql {
  const same = match.flatMap(({ field }) => {
    const value = given(field)
    return value === null ? [] : [sql`CASE WHEN ${equals(dialect, entity, alias, field, value)} THEN 1 ELSE 0 END`]
  })
  return sql`(${sql.join(same, sql` + `)})`
}

function blank(field: Field): Sql {
  const source = column(alias, field.name)
  const isText = field.type === 'string' || field.type === 'text'
  return isText ? sql`${source} IS NULL OR ${source} = ''` : sql`${source} IS NULL`
}

function near(dialect: Dialect, field: Field, rule: Match, value: string): Sql {
  const between = ([from, to]: readonly [string, string]): Sql => {
    const source = dialect.compared(column(alias, field.name), field)
    return sql`(${source} >= ${dialect.parameter(from, field)} AND ${source} <= ${dialect.parameter(to, field)})`
  }
  switch (rule.by) {
    case 'exact':
      return between([value, value])
    case 'text': {
      const written = spelt(value).map((text) => between([text, `${text}z`]))
      return any(
        dialect.accentsApart ? [...written, dialect.contains(column(alias, field.name), field, plain(value))] : written,
      )
    }
    case 'sound': {
      const sound = soundOf(value)
      if (sound === null) return never
      // What begins with a mark, as a quote, is heard without it.
      const mark = /^[^\p{L}]/u.exec(value.trim())?.[0] ?? ''
      const letters = [...initialsOf(sound)].flatMap(spellingsOf)
      return any([...letters, ...(mark === '' ? [] : [mark])].map(beginning).map(between))
    }
    case 'date': {
      const [from, to, exchanged] = [daysFrom(value, -rule.days), daysFrom(value, rule.days), swapped(value)]
      if (from === null || to === null) return never
      return any([between([from, to]), ...(exchanged === null ? [] : [between([exchanged, exchanged])])])
    }
  }
}

/** A text in the ways that it is written, where the base tells cases and accents apart. */
function spelt(text: string): readonly string[] {
  const own = text.trim()
  const bare = plain(own)
  const capital = (words: string): string => words.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase())
  const small = own.toLowerCase()
  return [...new Set([bare, own, small, own.toUpperCase(), capital(small), bare.toUpperCase(), capital(bare)])]
}

/** From the first to the last text that begins with a letter. */
function beginning(letter: string): readonly [string, string] {
  return [letter, `${letter}${'z'.repeat(8)}`]
}
