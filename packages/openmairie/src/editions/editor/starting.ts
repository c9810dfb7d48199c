// SPDX-License-Identifier: EUPL-1.2

import { isSeen } from '../../model/chain.js'
import { sousEtatMark } from '../../model/edition-text.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Ctx } from '../../records/index.js'
import type { Kind, Subject, Texts } from '../kept/contract.js'
import { ownFiled } from '../kept/own.js'
import { textsOf } from '../kept/texts.js'
import { editorMessages } from './messages.js'
import { editableIn, keptFor, labelOfFiled, seenOf } from './reach.js'

/** What one may make: a kind of definition, an état and a letter apart. */
export const sorts = ['lettre', 'etat', 'etiquette', 'sous-etat'] as const
export type Sort = (typeof sorts)[number]

/** What a new definition begins from. */
export interface Start {
  /** Names it in a form. */
  readonly value: string
  readonly label: string
  readonly ctx: Ctx
  readonly kind: Kind
  readonly subject: Subject
  readonly texts: Texts
}

/** What a new definition of a sort may begin from, of what a user may see: those that there are, and nothing but its subject. */
export async function startsOf(
  ctx: Ctx,
  sort: Sort,
): Promise<{ readonly copies: readonly Start[]; readonly blank: readonly Start[] }> {
  const application = ctx.app.definition.name
  const { used, gone } = await keptFor(ctx)
  const copies = editableIn(ctx, [...used, ...gone]).flatMap(({ filed, entity, about }) => {
    const { kind, definition } = filed
    if ((kind === 'etat' ? definition.kind : kind) !== sort) return []
    const kept = [...used, ...gone].find((each) => each.kind === kind && each.name === definition.name)
    const texts = { ...textsOf(filed), ...kept?.texts }
    const label = `${texts['label'] || labelOfFiled(filed, entity)} – ${about.label}`
    const subject = {
      entity: definition.entity,
      ...(kind === 'etat' ? { kind: definition.kind } : {}),
      ...(kind === 'sous-etat' ? { reference: definition.reference } : {}),
    }
    return [{ value: `copie ${application} ${definition.name}`, label, ctx, kind, subject, texts }]
  })
  return { copies, blank: sort === 'sous-etat' ? blankTables(ctx) : blankAbout(ctx, sort) }
}

function blankAbout(ctx: Ctx, sort: Exclude<Sort, 'sous-etat'>): readonly Start[] {
  const kind = sort === 'etiquette' ? sort : 'etat'
  return entitiesOf(ctx)
    .filter(({ key }) => key.length > 0)
    .flatMap((entity) => {
      const subject = { entity: entity.name, ...(sort === 'etiquette' ? {} : { kind: sort }) }
      return startAt(ctx, kind, subject, entity.label, entity.name, firstTexts(ctx, sort, entity))
    })
}

function blankTables(ctx: Ctx): readonly Start[] {
  return entitiesOf(ctx).flatMap((entity) =>
    entity.references
      .filter((reference) => isSeen(entity, reference))
      .flatMap((reference) => {
        const { name, fields } = reference
        const by = fields.map((field) => entity.fields[field]?.label ?? field).join(', ')
        const columns = entity.listing.columns.filter((column) => !fields.includes(column))
        return startAt(
          ctx,
          'sous-etat',
          { entity: entity.name, reference: name },
          editorMessages(ctx.locale).tableBy(entity.label, by),
          `${entity.name} ${name}`,
          { columns: (columns.length > 0 ? columns : entity.listing.columns).join('\n') },
        )
      }),
  )
}

function startAt(ctx: Ctx, kind: Kind, subject: Subject, label: string, about: string, texts: Texts): readonly Start[] {
  const filed = ownFiled(kind, '', subject)
  if (!filed || !seenOf(ctx, filed)) return []
  const value = `vide ${ctx.app.definition.name} ${about}`
  return [{ value, label, ctx, kind, subject, texts: { ...textsOf(filed), ...texts } }]
}

/** What stands in a new definition that begins from nothing: enough to be printed. */
function firstTexts(ctx: Ctx, sort: Exclude<Sort, 'sous-etat'>, entity: AnyEntity): Texts {
  if (sort === 'etiquette') return { lines: '[om_libelle]' }
  if (sort === 'lettre') return { address: '[om_libelle]', body: editorMessages(ctx.locale).firstLetter }
  const tables = ctx.app.editions.sousEtats
    .filter(({ entity: of, reference }) =>
      entity.children.some((child) => child.entity === of && child.reference === reference),
    )
    .map(({ name }) => sousEtatMark(name))
  return { title: '<h1>[om_libelle]</h1>', body: ['<dl data-champs></dl>', ...tables].join('\n') }
}

function entitiesOf({ app, locale, grants }: Ctx): readonly AnyEntity[] {
  return [...app.localised[locale].values()].filter((entity) => grants.can(app.definition.name, entity, 'list'))
}
