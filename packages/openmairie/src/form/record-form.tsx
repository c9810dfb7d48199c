// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import type { ComponentChildren } from 'preact'
import { draftAttributes } from '../drafts/opened.js'
import type { AnyEntity } from '../model/entity.js'
import type { Problem } from '../model/override.js'
import { own } from '../model/own.js'
import { type Alike, type Ctx, fileNames, overrideOf, pureContext, type RecordView } from '../records/index.js'
import { isAsked } from '../ui/asked.js'
import { shownIn } from '../ui/cell.js'
import { choicesOf } from '../ui/choice.js'
import { columnOf } from '../ui/columns.js'
import { controlText } from '../ui/format.js'
import type { Posted } from '../ui/input.js'
import type { PageRequest } from '../ui/page.js'
import type { Place } from '../ui/place.js'
import { typingOf } from '../ui/target.js'
import { writeHeld } from '../ui/untouched.js'
import { entityUrl, recordUrl } from '../ui/urls.js'
import { readTyped } from '../ui/values.js'
import { draftUrls } from './drafts/urls.js'
import { AlikeNotice } from './duplicates/notice.js'
import { Fields } from './fields.js'
import { formMessages } from './messages.js'
import { SaveAndNext } from './next/disclosure.js'
import type { Review } from './review.js'
import { suggestionsOf } from './suggestions.js'

export interface FormState {
  readonly record: RecordView | null
  readonly posted: Posted | null
  readonly problems: readonly Problem[]
  /** Digests of what the form was shown with, and its one-time key: kept when the form comes back with problems. */
  readonly digests: string
  readonly once: string
  /** Marks of what the controls held at first; null where they are those of this page. */
  readonly held: string | null
  /** Records that look like what was typed, where the form comes back for them. */
  readonly alike?: readonly Alike[]
  /** Whether it is a draft that is shown. */
  readonly resumed?: boolean
  /** What the controls take from another record, or from what the record was. */
  readonly taken?: Readonly<Record<string, string>>
  /** Fields that a new form carries over to the next one. */
  readonly carried?: readonly string[]
  /** What a button asked to see; nothing was written. */
  readonly review?: Review | null
}

/** The state of a form that is shown for the first time. */
export function freshState(record: RecordView | null): FormState {
  return { record, posted: null, problems: [], digests: record?.digests ?? '{}', once: randomUUID(), held: null }
}

/** The form of a record, new or not. What was typed stays. */
export async function recordForm(
  request: PageRequest,
  ctx: Ctx,
  entity: AnyEntity,
  place: Place,
  state: FormState,
  back: string,
): Promise<ComponentChildren> {
  const messages = formMessages(ctx.locale)
  const creating = state.record === null
  const drafts = { ctx, entity, key: state.record?.key ?? null }
  const fixed = place.parent ? Object.keys(place.parent.fixed) : []
  const values = valuesOf(ctx, entity, state, creating)
  const hasControl = (name: string): boolean => {
    const field = own(entity.fields, name)
    return field !== undefined && isAsked(entity, field, creating, fixed)
  }
  const governed = { ...values, ...place.parent?.fixed }
  const [choices, suggestions] = await Promise.all([
    choicesOf(ctx, entity, governed, hasControl),
    suggestionsOf(ctx, entity, hasControl),
  ])
  const named = await fileNames(
    ctx,
    entity,
    Object.values(entity.fields).flatMap(({ name, widget }) => (widget === 'file' ? [values[name]] : [])),
  )
  const takesFiles = Object.values(entity.fields).some(({ widget }) => widget === 'file')
  const alike = state.alike ?? []
  const watched = entity.duplicates.match.map(({ field }) => field).filter(hasControl)
  // What is taken from elsewhere is a change: the marks are of what the record holds.
  const held = state.taken ? valuesOf(ctx, entity, { ...state, taken: {} }, creating) : values
  const marked = Object.fromEntries(Object.entries(held).filter(([name]) => hasControl(name)))
  return (
    <form
      method="post"
      action={request.url}
      class="record-form"
      {...(takesFiles ? { encType: 'multipart/form-data' } : {})}
      data-guard="1"
      {...draftAttributes(draftUrls(drafts, place), ctx.locale, Boolean(state.resumed || state.review))}
      data-duplicates={watched.length > 0 ? duplicatesUrl(ctx, entity, state.record, place) : undefined}
      data-watched={watched.length > 0 ? JSON.stringify(watched) : undefined}
      data-new={creating ? '1' : undefined}
      noValidate
    >
      <input type="hidden" name="-csrf" value={request.csrf} />
      <input type="hidden" name="-once" value={state.once} />
      <input type="hidden" name="-digests" value={state.digests} />
      {!creating && <input type="hidden" name="-held" value={state.held ?? writeHeld(marked)} />}
      {/* The key Entrée sends a form by its first button: it saves, whatever buttons stand among the fields. */}
      <button type="submit" class="hidden" tabIndex={-1} aria-hidden="true" />
      <AlikeNotice target={{ app: ctx.app, ctx, entity }} record={state.record} found={alike} asks />
      <p class="help">{messages.requiredHelp}</p>
      <Fields
        ctx={ctx}
        entity={entity}
        creating={creating}
        values={values}
        labels={state.record?.labels ?? {}}
        fileName={(id) => named(id, state.record?.key ?? null) ?? ''}
        typedLabels={state.posted?.typedLabels ?? new Map()}
        choices={choices}
        matches={state.posted?.matches ?? new Map()}
        problems={state.problems}
        fixed={fixed}
        statics={staticsOf(ctx, entity, state.record)}
        suggestions={suggestions}
      />
      <div class="buttons sticky">
        {watched.length > 0 && <div class="alike-live" aria-live="polite" data-alike="" />}
        <button type="submit" class="primary">
          {alike.length > 0 ? messages.saveAnyway : messages.save}
        </button>
        {creating && (
          <SaveAndNext
            ctx={ctx}
            entity={entity}
            fixed={fixed}
            carried={state.carried ?? []}
            open={state.review === 'report'}
          />
        )}
        <a class="button" href={back} data-cancel="1">
          {messages.cancel}
        </a>
      </div>
    </form>
  )
}

/** Where a script asks for what looks like what is typed. */
function duplicatesUrl(ctx: Ctx, entity: AnyEntity, record: RecordView | null, place: Place): string {
  return record === null
    ? entityUrl(ctx.app, entity.name, 'doublons', place.carried)
    : recordUrl(ctx.app, entity.name, record.key, 'doublons', place.carried)
}

/** What a record shows of the fields that its form shows and does not ask. */
function staticsOf(ctx: Ctx, entity: AnyEntity, record: RecordView | null): ReadonlyMap<string, ComponentChildren> {
  const shown = Object.values(entity.fields).filter(
    ({ widget, hidden }) => !hidden && (widget === 'static' || widget === 'html'),
  )
  return new Map(
    record === null
      ? []
      : shown.flatMap(({ name }) => {
          const column = columnOf(entity, name)
          return column ? [[name, shownIn(column, record, ctx)] as const] : []
        }),
  )
}

function valuesOf(ctx: Ctx, entity: AnyEntity, state: FormState, creating: boolean): Readonly<Record<string, string>> {
  const proposed = creating && !state.posted ? proposedValues(ctx, entity) : {}
  const held = Object.values(entity.fields).map((field) => {
    return [field.name, controlText(entity, field, state.record?.values[field.name], ctx)] as const
  })
  const ticked = creating && !state.posted ? tickedByDefault(entity) : {}
  return { ...Object.fromEntries(held), ...ticked, ...proposed, ...(state.posted?.typed ?? state.taken) }
}

/** An unticked box says no, where a blank field would leave the database's default: the box shows that default. */
function tickedByDefault(entity: AnyEntity): Readonly<Record<string, string>> {
  const ticked = Object.values(entity.fields).filter(
    ({ widget, default: value }) => widget === 'checkbox' && /^[\s(]*b?'?(true|t|yes|on|1)\b/i.test(value ?? ''),
  )
  return Object.fromEntries(ticked.map(({ name }) => [name, 'true']))
}

function proposedValues(ctx: Ctx, entity: AnyEntity): Readonly<Record<string, string>> {
  const fields = overrideOf(ctx, entity).fields ?? {}
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, override]) => {
      const proposed = override?.proposed
      const field = entity.fields[name]
      if (proposed === undefined || !field) return []
      const typed = typeof proposed === 'function' ? proposed(pureContext(ctx)) : proposed
      // A hook may give the engine's own text, the day for instance: it is shown as one types it.
      const read = readTyped(field, typed, typingOf(ctx))
      return [[name, read.text === null ? typed : controlText(entity, field, read.text, ctx)] as const]
    }),
  )
}
