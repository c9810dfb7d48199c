// SPDX-License-Identifier: EUPL-1.2

import { isSeen, ownLabel, visible } from '../../model/chain.js'
import { queryMark, sousEtatMark, tabMark } from '../../model/edition-text.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Key } from '../../model/value.js'
import { type Ctx, planFor } from '../../records/index.js'
import { openLoader } from '../compose/load.js'
import { type Known, mergedAt } from '../compose/values.js'
import { variableOf } from '../compose/variables.js'
import type { Uses } from '../template/uses.js'
import { editorMessages } from './messages.js'

/** A thing that a text may name: as it is written, what it is, and what it gives for the sample. */
export interface Offered {
  readonly written: string
  readonly label: string
  readonly example: string
}

export interface OfferedGroup {
  readonly title: string
  /** The attribute of the element that repeats for each row of a tab; null for what is of the record itself. */
  readonly within: string | null
  readonly fields: readonly Offered[]
}

/** How what is named is written: within a text, or as a column. */
export type Spelling = 'merge' | 'column'

/** What a text about an entity may name, through its references and its tabs: no more than its reader may see. */
export async function offeredFields(
  ctx: Ctx,
  entity: AnyEntity,
  key: Key | null,
  spelling: Spelling = 'merge',
): Promise<readonly OfferedGroup[]> {
  const messages = editorMessages(ctx.locale)
  const through = entity.references.flatMap((reference) => {
    const target = ctx.app.localised[ctx.locale].get(reference.entity)
    return target && isSeen(entity, reference) && may(ctx, target, 'read') ? [{ reference, target }] : []
  })
  const paths = [
    [ownLabel],
    ...fieldsOf(entity).map((name) => [name]),
    ...through.flatMap(({ reference, target }) => fieldsOf(target).map((name) => [reference.name, name])),
  ]
  const known = key && (await openLoader(ctx).record(entity, key, usesOf(paths)))
  const offered = (of: AnyEntity, path: readonly string[]): Offered => ({
    written: spelling === 'merge' ? `[${path.join('.')}]` : path.join('.'),
    label: visible(of, path.at(-1) ?? '')?.label ?? of.noun.singular,
    example: exampleOf(ctx, known, path),
  })
  const own = spelling === 'merge' ? [offered(entity, [ownLabel])] : []
  return [
    {
      title: messages.ownFields,
      within: null,
      fields: [...own, ...fieldsOf(entity).map((name) => offered(entity, [name]))],
    },
    ...through.map(({ reference, target }) => ({
      title: messages.through(reference.label),
      within: null,
      fields: fieldsOf(target).map((name) => offered(target, [reference.name, name])),
    })),
    ...(spelling === 'merge' ? tabsOf(ctx, entity) : []),
  ]
}

/** The variables that every edition knows, and the parameters that its application declares. */
export function offeredVariables(ctx: Ctx, owner: string): OfferedGroup {
  const declared = Object.entries(ctx.app.definition.parametres ?? {})
  const said = declared.map(([name, { label }]) => [name, label] as const)
  const known = [...(['aujourdhui', 'collectivite', 'utilisateur', 'numpage', 'nbpages'] as const)].map(
    (name) => [name, ''] as const,
  )
  return {
    title: editorMessages(ctx.locale).variables,
    within: null,
    fields: [...known, ...said].map(([name, label]) => ({
      written: `&${name}`,
      label,
      example: short(variableOf(ctx, name, owner)?.text ?? ''),
    })),
  }
}

/** The sous-états of what refers to an entity, of which its reader may see rows. */
export function offeredTables(ctx: Ctx, entity: AnyEntity): OfferedGroup {
  const found = ctx.app.editions.sousEtats.flatMap((each) => {
    const of = ctx.app.localised[ctx.locale].get(each.entity)
    const reference = of?.references.find(({ name }) => name === each.reference)
    if (!of || reference?.entity !== entity.name || !isSeen(of, reference) || !may(ctx, of, 'list')) return []
    return [{ written: sousEtatMark(each.name), label: each.label ?? of.label, example: '' }]
  })
  const queries = ctx.app.queries
    .filter((query) => planFor(ctx, query).plan !== null)
    .map(({ name, label, filters = [] }) => {
      const asked = filters.flatMap(({ parameter }) => parameter?.name ?? [])
      return { written: queryMark(name, asked), label, example: '' }
    })
  return { title: editorMessages(ctx.locale).tables, within: null, fields: [...found, ...queries] }
}

/** Names of the fields that a reader may see. */
export function fieldsOf(entity: AnyEntity): readonly string[] {
  return Object.keys(entity.fields).filter((name) => visible(entity, name) !== null)
}

function tabsOf(ctx: Ctx, entity: AnyEntity): readonly OfferedGroup[] {
  const messages = editorMessages(ctx.locale)
  return entity.children.flatMap((child) => {
    const rows = ctx.app.localised[ctx.locale].get(child.entity)
    const reference = rows?.references.find(({ name }) => name === child.reference)
    if (!rows || !reference || !isSeen(rows, reference) || !may(ctx, rows, 'list')) return []
    const fields = fieldsOf(rows).map((name) => ({
      written: `[${name}]`,
      label: visible(rows, name)?.label ?? '',
      example: '',
    }))
    return [{ title: messages.tab(rows.label), within: tabMark(child.entity, child.reference), fields }]
  })
}

function exampleOf(ctx: Ctx, known: Known | null, path: readonly string[]): string {
  return known ? short(mergedAt(ctx, known, path)?.text ?? '') : ''
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}

function may(ctx: Ctx, entity: AnyEntity, verb: 'list' | 'read'): boolean {
  return ctx.grants.can(ctx.app.definition.name, entity, verb)
}

function usesOf(paths: readonly (readonly string[])[]): Uses {
  return { paths, variables: [], sousEtats: [], tabs: new Map(), facts: [] }
}
