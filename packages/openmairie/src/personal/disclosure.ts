// SPDX-License-Identifier: EUPL-1.2

import { draftsOver } from '../drafts/store.js'
import { besideOf, mostNotes } from '../followup/beside.js'
import type { KeptMail } from '../followup/mails/contract.js'
import { mailsOf, mostMails } from '../followup/mails/store.js'
import type { AnyEntity, Field } from '../model/entity.js'
import { own } from '../model/own.js'
import { legalBasisText, retentionText } from '../model/personal-words.js'
import type { Key } from '../model/value.js'
import { type AboutPerson, type Ctx, type Disclosed, disclose, textOf } from '../records/index.js'
import { referenceLabel, shown } from '../ui/format.js'
import type { Target } from '../ui/target.js'

export interface Said {
  readonly field: Field
  /** The engine's own text. */
  readonly value: string | null
  /** As it is read. */
  readonly shown: string
}

/** Why the data of an entity are held, in the words of the reader. */
export interface Treatment {
  readonly entity: AnyEntity
  readonly purpose: string
  readonly basis: string
  readonly retention: string | null
  readonly recipients: string | null
}

export interface DisclosedRecord {
  readonly entity: AnyEntity
  readonly label: string
  readonly values: readonly Said[]
  readonly notes: readonly { readonly instant: number; readonly text: string }[]
  readonly tasks: readonly { readonly what: string; readonly due: string | null; readonly isDone: boolean }[]
  readonly mails: readonly Pick<KeptMail, 'asked' | 'to' | 'edition' | 'subject' | 'text'>[]
  /** Of its own form, in `values`; of a note or a task beside it, in `texts`. */
  readonly drafts: readonly {
    readonly instant: number
    readonly values: readonly Said[]
    readonly texts: readonly string[]
  }[]
  readonly writes: Disclosed['records'][number]['writes']
}

/** All that is held about a person, as it is handed over. */
export interface Disclosure {
  readonly person: AboutPerson['record']
  readonly instant: number
  readonly treatments: readonly Treatment[]
  readonly records: readonly DisclosedRecord[]
  readonly complete: boolean
}

/** All that is held about a person, under the rights of the reader; null where the record is not there for him. */
export async function disclosureOf({ ctx, app, entity }: Target, key: Key): Promise<Disclosure | null> {
  const found = await disclose(ctx, entity, key)
  const [person] = found?.records ?? []
  if (!found || !person) return null
  const records: DisclosedRecord[] = []
  let complete = found.complete
  for (const each of found.records) {
    const anchor = { app, ctx, entity: each.entity, key: each.record.key }
    const beside = await besideOf(anchor)
    const { mails, mailsInAll } = await mailsOf(anchor)
    complete &&= beside.notesInAll <= mostNotes && mailsInAll <= mostMails
    records.push({
      entity: each.entity,
      label: each.record.label,
      values: valuesOf(ctx, each),
      notes: beside.notes.map(({ created, text }) => ({ instant: created, text })),
      tasks: beside.tasks.map(({ what, due, done }) => ({ what, due, isDone: done !== null })),
      mails,
      drafts: await draftsIn(ctx, each),
      writes: each.writes,
    })
  }
  const entities = new Set(found.records.map((each) => each.entity))
  return {
    person: person.record,
    instant: ctx.clock.now(),
    treatments: [...entities].flatMap((each) => treatmentOf(ctx, each)),
    records,
    complete,
  }
}

function valuesOf(ctx: Ctx, { entity, record }: AboutPerson): readonly Said[] {
  return Object.values(entity.fields)
    .filter(({ hidden }) => !hidden)
    .map((field) => {
      const value = own(record.values, field.name)
      const label = referenceLabel(entity, record.labels, field.name)
      return { field, value: textOf(value), shown: label ?? shown(field, value, ctx) }
    })
}

/** What the reader typed himself and did not save: drafts are their author's alone. */
async function draftsIn(ctx: Ctx, { entity, record }: AboutPerson): Promise<DisclosedRecord['drafts']> {
  const drafts = await draftsOver({ ctx, entity, key: record.key })
  return drafts
    .map(({ instant, part, fields }) => {
      // A note, or a task: whoever it is entrusted to is nothing that was typed.
      if (part !== '') {
        const texts = ['texte', 'objet', 'echeance'].map((name) => fields.get(name) ?? '').filter((text) => text !== '')
        return { instant, values: [], texts }
      }
      const values = [...fields].flatMap(([name, value]): Said[] => {
        const field = name.startsWith('v.') ? own(entity.fields, name.slice(2)) : undefined
        return field && !field.hidden ? [{ field, value, shown: value }] : []
      })
      return { instant, values, texts: [] }
    })
    .filter(({ values, texts }) => values.length > 0 || texts.length > 0)
}

/** Why the data of an entity are held; none where nothing is said of it. */
export function treatmentOf({ locale }: Pick<Ctx, 'locale'>, entity: AnyEntity): readonly Treatment[] {
  const { personal } = entity
  if (!personal) return []
  const labelOf = (name: string): string => own(entity.fields, name)?.label ?? name
  return [
    {
      entity,
      purpose: personal.purpose,
      basis: legalBasisText(personal.legalBasis, locale),
      retention: personal.retention && retentionText(personal.retention, labelOf, locale),
      recipients: personal.recipients,
    },
  ]
}
