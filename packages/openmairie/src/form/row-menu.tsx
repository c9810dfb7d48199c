// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import type { RowVerb } from '../model/entity.js'
import { actionsOf, type RecordView, read } from '../records/index.js'
import { listMessages } from '../ui/list-messages.js'
import type { Route } from '../ui/page.js'
import { carriedFromRow, crumbsOf, type Place, placeOf, rootOf, rowUrl } from '../ui/place.js'
import { hasMenu, rowVerbs } from '../ui/row-verbs.js'
import { keyOf, type Target, targetOf } from '../ui/target.js'
import { recordUrl } from '../ui/urls.js'
import { ActionForm } from './action-form.js'
import { linksOf } from './links.js'
import { formMessages } from './messages.js'
import { duplicateUrl } from './next/source.js'

/**
 * What may be done with a record from its row: a page of its own, which scripts unfold beside the row. It is read when the
 * menu opens, so that rows cost nothing and conditions look at the record as it is.
 */
export const rowMenuRoute: Route = {
  method: 'GET',
  path: '/:entity/:key/-/actions',
  scope: 'application',
  access: 'signed-in',
  async handle(request) {
    const target = targetOf(request)
    const { ctx, entity } = target
    if (!hasMenu(ctx, entity)) throw new OpenMairieError('OM_NOT_FOUND')
    const key = keyOf(request, entity)
    const [place, record] = await Promise.all([placeOf(request.query, target), read(ctx, entity, key)])
    if (!record) throw new OpenMairieError('OM_NOT_FOUND')
    const messages = formMessages(ctx.locale)
    const title = listMessages(ctx.locale).actionsOn(record.label)
    const entries = [...verbs(target, place, record), ...linksOf(target, record)]
    const actions = actionsOf(ctx, entity, record).filter(({ rows }) => rows)
    const back = rowUrl(target, place, record.key)
    return {
      kind: 'page',
      title,
      current: rootOf(entity, place).name,
      breadcrumb: crumbsOf(target, place, [{ label: title, href: null }]),
      body: (
        <>
          <ul class="row-actions" id="actions">
            {entries.map(({ label, href }) => (
              <li key={label}>
                <a href={href}>{label}</a>
              </li>
            ))}
            {actions.map((action) => (
              <li key={action.name}>
                <ActionForm
                  request={request}
                  target={target}
                  record={record.key}
                  action={action}
                  carried={carriedFromRow(place)}
                />
              </li>
            ))}
            {entries.length + actions.length === 0 && <li class="help">{messages.noAction}</li>}
          </ul>
          <p>
            <a class="button" href={back} data-shortcut="u">
              {place.parent ? messages.backTo(place.parent.record.label) : messages.backToList}
            </a>
          </p>
        </>
      ),
    }
  },
}

interface Entry {
  readonly label: string
  readonly href: string
}

function verbs(target: Target, place: Place, record: RecordView): readonly Entry[] {
  const { app, ctx, entity } = target
  const messages = formMessages(ctx.locale)
  const at = (path: string | null): string => recordUrl(app, entity.name, record.key, path, place.carried)
  const entries: Readonly<Record<RowVerb, Entry>> = {
    consult: { label: messages.consult, href: at(null) },
    modify: { label: messages.modify, href: at('modifier') },
    copy: { label: messages.duplicate, href: duplicateUrl(target, record.key, place) },
    delete: { label: messages.remove, href: at('supprimer') },
  }
  return rowVerbs(ctx, entity).map((verb) => entries[verb])
}
