// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../model/entity.js'
import type { Count } from '../records/index.js'
import { identityOf, keptAround } from '../ui/html.js'
import type { PageRequest } from '../ui/page.js'
import { type BulkVerb, selectionForm } from '../ui/selection.js'
import { carried } from './chosen.js'
import { bulkMessages } from './messages.js'
import { howMany } from './pages.js'

interface Props {
  readonly request: PageRequest
  readonly entity: AnyEntity
  readonly state: URLSearchParams
  readonly counted: Count
  readonly rows: number
  readonly verbs: readonly BulkVerb[]
  readonly action: string
}

/** What is selected, and what may be done with it. The boxes of the rows belong to this form. */
export function SelectionBar({ request, entity, state, counted, rows, verbs, action }: Props) {
  const { locale, csrf } = request
  const more = counted.capped || counted.count > rows
  const messages = bulkMessages(locale)
  const values = {
    csrf,
    state: state.toString(),
    whole: messages.whole(howMany(request, entity, counted), entity.noun),
    all: messages.wholeResult(counted.count, counted.capped),
  }
  return keptAround(
    JSON.stringify(['selection', locale, action, identityOf(entity.noun), verbs, more]),
    values,
    (placed) => (
      <form
        method="post"
        action={action}
        id={selectionForm}
        class="selection"
        aria-label={messages.selection}
        data-none={messages.none(entity.noun)}
        data-one={messages.one(entity.noun)}
        data-many={messages.many(entity.noun)}
        data-whole={placed.whole}
      >
        <input type="hidden" name="-csrf" value={placed.csrf} />
        <input type="hidden" name={carried.state} value={placed.state} />
        <p class="picked" role="status" />
        <span class="check">
          <input type="checkbox" id="portee-page" name={carried.scope} value="page" />
          <label for="portee-page">{messages.wholePage}</label>
        </span>
        {more && (
          <span class="check">
            <input type="checkbox" id="portee-resultat" name={carried.scope} value="resultat" />
            <label for="portee-resultat">{placed.all}</label>
          </span>
        )}
        <div class="buttons">
          {verbs.includes('update') && (
            <button type="submit" name="action" value="modifier">
              {messages.modify}
            </button>
          )}
          {verbs.includes('export') && (
            <button type="submit" name="action" value="exporter" data-again="1">
              {messages.exported}
            </button>
          )}
          {verbs.includes('delete') && (
            <button type="submit" name="action" value="supprimer">
              {messages.remove}
            </button>
          )}
          {verbs.includes('merge') && (
            <button type="submit" name="action" value="fusionner" data-exactly="2">
              {messages.merge}
            </button>
          )}
          <button type="reset">{messages.drop}</button>
        </div>
      </form>
    ),
  )
}
