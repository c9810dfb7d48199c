// SPDX-License-Identifier: EUPL-1.2
import { type Ctx, today } from '../../records/index.js'
import { frenchDate } from '../../ui/dates.js'
import type { Merged } from './values.js'

/** What an edition knows of itself. */
const standing: ReadonlySet<string> = new Set(['aujourdhui', 'collectivite', 'utilisateur'])

/** Whether a variable is a parameter of the collectivité. */
export function isParameter(name: string): boolean {
  return !standing.has(name)
}

/** A variable: what an edition knows of itself, else a parameter of the collectivité; null where nobody set it. */
export function variableOf(ctx: Ctx, name: string, owner: string): Merged | null {
  const said = (text: string, raw: string = text): Merged => ({ text, raw, label: name })
  if (name === 'aujourdhui') return said(frenchDate(today(ctx), ctx.locale), today(ctx))
  if (name === 'collectivite') return said(owner)
  if (name === 'utilisateur') return said(ctx.actor.name)
  const value = ctx.parametre(name)
  return value === null ? null : said(value)
}
