// SPDX-License-Identifier: EUPL-1.2

import { childNamed, isSeen, referenceNamed, visible, withoutOwnName } from '../../model/chain.js'
import type { SousEtatDefinition } from '../../model/edition.js'
import type { AnyEntity } from '../../model/entity.js'
import { nearest } from '../../model/nearest.js'
import type { Problem } from '../../model/override.js'
import { type Ctx, planFor } from '../../records/index.js'
import { isForm } from '../compose/forms.js'
import { labelAt } from '../compose/values.js'
import { variableOf } from '../compose/variables.js'
import type { Filed, Texts } from '../kept/contract.js'
import { linesIn } from '../kept/etat-texts.js'
import { columnsIn, totalsIn } from '../kept/sous-etat-texts.js'
import { conditionOf } from '../template/condition.js'
import type { Merge } from '../template/contract.js'
import { draftOf } from '../template/draft.js'
import { parseTemplate } from '../template/parse.js'
import { type Visitor, walk, walkCondition } from '../template/walk.js'
import { fieldsOf } from './fields.js'
import { editorMessages } from './messages.js'

/** What the texts of a definition name that is not there, at its control: what is kept from their reader is as if it were not. */
export function reportOf(ctx: Ctx, filed: Filed, entity: AnyEntity, texts: Texts): readonly Problem[] {
  const found = new Map<string, Problem>()
  const telling = (field: string) => (message: string) => found.set(`${field} ${message}`, { field, message })
  if (filed.kind === 'sous-etat') {
    for (const [control, lines] of namedIn(filed.definition, texts))
      columnsReport(ctx, entity, control, lines, telling(control))
    walkCondition(conditionOf(texts['when'] ?? ''), visitorOf(ctx, entity, telling('when')))
    return [...found.values()]
  }
  for (const [control, text] of Object.entries(texts)) {
    if (!written.has(control)) continue
    const tell = telling(control)
    const { nodes, unread } = parseTemplate(text)
    for (const each of unread) tell(editorMessages(ctx.locale).unread(each))
    const visitor = visitorOf(ctx, entity, tell)
    for (const node of nodes) walk(node, visitor)
  }
  walkCondition(draftOf({ draft: texts['draft'] ?? '' }), visitorOf(ctx, entity, telling('draft')))
  return [...found.values()]
}

/** The controls that hold texts with merge fields. */
const written: ReadonlySet<string> = new Set(['title', 'body', 'header', 'footer', 'address', 'sender', 'lines'])
/** What every edition knows of its pages. */
const ofPages: ReadonlySet<string> = new Set(['numpage', 'nbpages'])

type Tell = (message: string) => void

function visitorOf(ctx: Ctx, entity: AnyEntity | null, tell: Tell): Visitor {
  const messages = editorMessages(ctx.locale)
  return {
    merge: (merge) => {
      // What a tab that is not there would hold is not told besides.
      if (!entity) return
      if (!names(ctx, entity, merge)) tell(`${messages.unknown(merge.written)}${near(ctx, entity, merge)}`)
      else if (merge.form !== null && !isForm(merge.form)) tell(messages.unknownForm(merge.written))
    },
    sousEtat: (code) => {
      const codes = sousEtatsOf(ctx, entity)
      if (!codes.includes(code)) tell(`${messages.unknownName(code)}${nearText(ctx, nearest(code, codes))}`)
    },
    query: ({ code, parameters }) => {
      const found = ctx.app.queries.find(({ name }) => name === code)
      if (!found) {
        const codes = ctx.app.queries.map(({ name }) => name)
        tell(`${messages.unknownName(code)}${nearText(ctx, nearest(code, codes))}`)
        return
      }
      const asked = (found.filters ?? []).flatMap(({ parameter }) => parameter?.name ?? [])
      for (const { name } of parameters)
        if (!asked.includes(name)) tell(`${messages.unknownName(name)}${nearText(ctx, nearest(name, asked))}`)
      if (!planFor(ctx, found).plan) tell(messages.unknownName(code))
    },
    facts: (fields) => {
      for (const field of fields)
        if (entity && !visible(entity, field))
          tell(`${messages.unknownName(field)}${nearText(ctx, nearest(field, fieldsOf(entity)))}`)
    },
    within: (tab) => {
      const tabs = (entity?.children ?? []).filter((each) => rowsOf(ctx, each.entity, each.reference))
      const child = entity && childNamed(entity, tab)
      const rows = child ? rowsOf(ctx, child.entity, child.reference) : null
      const all = tabs.map((each) => `${each.entity}.${each.reference}`)
      if (!rows) tell(`${messages.unknownName(tab)}${nearText(ctx, nearest(tab, all))}`)
      return visitorOf(ctx, rows, tell)
    },
  }
}

function names(ctx: Ctx, entity: AnyEntity, { kind, path }: Merge): boolean {
  if (kind === 'field') return labelAt(ctx, entity, path) !== null
  const [name = ''] = path
  return ofPages.has(name) || variableOf(ctx, name, '') !== null
}

/** The merge fields nearest to one that names nothing: its first steps that do are kept. */
function near(ctx: Ctx, entity: AnyEntity, { kind, path }: Merge): string {
  if (kind === 'variable') return ''
  const own = withoutOwnName(entity, path)
  const steps: string[] = []
  let at = entity
  for (const step of own.slice(0, -1)) {
    const next = referenceNamed(at, step)
    const target = next && ctx.app.localised[ctx.locale].get(next.entity)
    if (!next || !target || !isSeen(at, next) || !ctx.grants.can(ctx.app.definition.name, target, 'read'))
      return nearText(
        ctx,
        nearest(step, seenFrom(at)).map((name) => `[${[...steps, name].join('.')}…]`),
      )
    steps.push(step)
    at = target
  }
  return nearText(
    ctx,
    nearest(own.at(-1) ?? '', fieldsOf(at)).map((name) => `[${[...steps, name].join('.')}]`),
  )
}

function seenFrom(entity: AnyEntity): readonly string[] {
  return entity.references.filter((each) => isSeen(entity, each)).map(({ name }) => name)
}

function nearText(ctx: Ctx, found: readonly string[]): string {
  return found.length === 0 ? '' : editorMessages(ctx.locale).near(found.join(', '))
}

/** What refers to a record by a reference, where a reader sees both. */
function rowsOf(ctx: Ctx, name: string, by: string): AnyEntity | null {
  const entity = ctx.app.localised[ctx.locale].get(name)
  const reference = entity?.references.find((each) => each.name === by)
  const sees = reference !== undefined && entity !== undefined && isSeen(entity, reference)
  return sees && ctx.grants.can(ctx.app.definition.name, entity, 'list') ? entity : null
}

function sousEtatsOf(ctx: Ctx, entity: AnyEntity | null): readonly string[] {
  return ctx.app.editions.sousEtats
    .filter((each) => {
      const reference = rowsOf(ctx, each.entity, each.reference)?.references.find(({ name }) => name === each.reference)
      return reference !== undefined && reference.entity === entity?.name
    })
    .map(({ name }) => name)
}

/** What each text of a sous-état names, a line each. */
function namedIn({ columns }: SousEtatDefinition, texts: Texts): readonly (readonly [string, readonly string[]])[] {
  const said = (control: string): string => texts[control] ?? ''
  return [
    ['columns', columnsIn(said('columns'), columns).map(({ field }) => field)],
    ['sort', linesIn(said('sort'))],
    ['group', linesIn(said('group'))],
    ['totals', totalsIn(said('totals')).map(({ field }) => field)],
  ]
}

function columnsReport(ctx: Ctx, entity: AnyEntity, control: string, lines: readonly string[], tell: Tell): void {
  for (const line of lines) {
    const name = control === 'sort' ? line.replace(/^-\s*/, '') : line
    const isSingle = control === 'sort' || Object.hasOwn(entity.fields, name)
    const found = isSingle ? visible(entity, name) !== null : labelAt(ctx, entity, name.split('.')) !== null
    if (found) continue
    const close = nearest(name, fieldsOf(entity))
    tell(`${editorMessages(ctx.locale).unknownName(name)}${nearText(ctx, close)}`)
  }
}
