// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../model/entity.js'
import type { Count } from '../records/index.js'
import { howMany } from './how-many.js'
import { identityOf, keptAround } from './html.js'
import type { PageRequest } from './page.js'
import { type BulkVerb, scopeName, selectionForm } from './selection.js'
import { selectionMessages } from './selection-messages.js'

/** How the rows of a listing are chosen. */
export interface Selection {
  readonly request: PageRequest
  /** The listing in its state, or the sub-listing and its parent: what its form carries. */
  readonly carried: Readonly<Record<string, string>>
  readonly counted: Count
  /** Keys of the rows that are ticked at first, as addresses write them. */
  readonly ticked: ReadonlySet<string>
  /** Ends the identifiers of a listing that is not alone on its page. */
  readonly suffix: string
}

interface Props {
  readonly selection: Selection
  readonly entity: AnyEntity
  readonly rows: number
  readonly verbs: readonly BulkVerb[]
  readonly action: string
}

/** What is selected, and what may be done with it. The boxes of the rows belong to this form. */
export function SelectionBar({ selection, entity, rows, verbs, action }: Props) {
  const { request, carried, counted, suffix } = selection
  const { noun } = entity
  const messages = selectionMessages(request.locale)
  const more = counted.capped || counted.count > rows
  const values = {
    csrf: request.csrf,
    carried: Object.entries(carried).map(([name, value]) => (
      <input type="hidden" name={name} value={value} key={name} />
    )),
    whole: messages.whole(howMany(request, entity, counted), noun),
    all: messages.wholeResult(counted.count, counted.capped),
  }
  const key = ['selection', request.locale, action, suffix, identityOf(noun), verbs, more]
  return keptAround(JSON.stringify(key), values, (placed) => (
    <form
      method="post"
      action={action}
      id={selectionForm(suffix)}
      class="selection"
      aria-label={messages.selection}
      data-none={messages.none(noun)}
      data-one={messages.one(noun)}
      data-many={messages.many(noun)}
      data-whole={placed.whole}
    >
      <input type="hidden" name="-csrf" value={placed.csrf} />
      {placed.carried}
      <p class="picked" role="status" />
      <Scope value="page" suffix={suffix} label={messages.wholePage} />
      {more && <Scope value="resultat" suffix={suffix} label={placed.all} />}
      <div class="buttons">
        {buttonsOf(messages)
          .filter(({ verb }) => verbs.includes(verb))
          .map(({ verb, value, label, ...attributes }) => (
            <button type="submit" name="action" value={value} key={verb} {...attributes}>
              {label}
            </button>
          ))}
        <button type="reset">{messages.drop}</button>
      </div>
    </form>
  ))
}

function buttonsOf(messages: ReturnType<typeof selectionMessages>) {
  return [
    { verb: 'update', value: 'modifier', label: messages.modify },
    { verb: 'export', value: 'exporter', label: messages.exported },
    { verb: 'delete', value: 'supprimer', label: messages.remove },
    { verb: 'merge', value: 'fusionner', label: messages.merge, 'data-exactly': '2' },
  ] as const
}

function Scope({ value, suffix, label }: { value: 'page' | 'resultat'; suffix: string; label: string }) {
  const id = `portee-${value}${suffix}`
  return (
    <span class="check">
      <input type="checkbox" id={id} name={scopeName} value={value} />
      <label for={id}>{label}</label>
    </span>
  )
}
