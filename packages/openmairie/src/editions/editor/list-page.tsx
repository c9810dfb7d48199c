// SPDX-License-Identifier: EUPL-1.2
import { readCollectivites } from '../../collectivites/held.js'
import type { Database } from '../../database/contract.js'
import { homeOf } from '../../records/index.js'
import { spokenInstant } from '../../ui/moments.js'
import type { PageContent, PageRequest } from '../../ui/page.js'
import type { InUse } from '../kept/store.js'
import { changedInFile } from '../kept/texts.js'
import { editorMessages } from './messages.js'
import { type Edited, editableIn, keptFor, labelOfFiled } from './reach.js'
import { creationUrl, editorUrl } from './urls.js'

/** Names of collectivités, by number; of none: the whole instance. */
export async function namesOf(
  database: Database,
  { locale }: Pick<PageRequest, 'locale'>,
): Promise<(id: string | null) => string> {
  const { find } = await readCollectivites(database)
  return (id) => (id === null ? editorMessages(locale).instance : (find(id)?.label ?? id))
}

/** Every definition that a user may change, by application, with what is printed of it now. */
export async function editionsPage(request: PageRequest, database: Database): Promise<PageContent> {
  const messages = editorMessages(request.locale)
  const nameOf = await namesOf(database, request)
  const sections = await Promise.all(
    request.apps.map(async (app) => {
      const ctx = request.contextOf(app)
      const { used, gone } = await keptFor(ctx)
      const { name, label } = app.definition
      return { ctx, name, label, used, gone, editable: editableIn(ctx, [...used, ...gone]) }
    }),
  )
  const shown = sections.filter(({ editable }) => editable.length > 0)
  const home = sections[0] ? homeOf(sections[0].ctx) : null
  return {
    kind: 'page',
    title: messages.title,
    breadcrumb: [],
    body: (
      <div class="editions">
        <p class="lead">{messages.lead(home === null ? messages.everyone : nameOf(home))}</p>
        {shown.length > 0 && (
          <div class="buttons">
            <a class="button" href={creationUrl()}>
              {messages.create}
            </a>
          </div>
        )}
        {shown.length === 0 && <p class="empty">{messages.none}</p>}
        {shown.map(({ name, label, ctx, used, gone, editable }) => (
          <section key={name}>
            <h2>{label}</h2>
            <table class="records jobs">
              <caption class="hidden">{label}</caption>
              <thead>
                <tr>
                  <th scope="col">{messages.model}</th>
                  <th scope="col">{messages.kind}</th>
                  <th scope="col">{messages.about}</th>
                  <th scope="col">{messages.state}</th>
                </tr>
              </thead>
              <tbody>
                {editable.map((each) => (
                  <Row
                    key={editorUrl(placeIn(name, each))}
                    application={name}
                    each={each}
                    used={used}
                    gone={gone}
                    ctx={ctx}
                    nameOf={nameOf}
                  />
                ))}
              </tbody>
            </table>
          </section>
        ))}
      </div>
    ),
  }
}

const placeIn = (application: string, { filed }: Pick<Edited, 'filed'>) => ({
  application,
  kind: filed.kind,
  name: filed.definition.name,
})

interface RowProps {
  readonly application: string
  readonly each: Pick<Edited, 'filed' | 'subject' | 'entity' | 'about'>
  readonly used: readonly InUse[]
  /** Made here, and not used any more. */
  readonly gone: readonly InUse[]
  readonly ctx: Edited['ctx']
  readonly nameOf: (id: string | null) => string
}

function Row({ application, each, used, gone, ctx, nameOf }: RowProps) {
  const messages = editorMessages(ctx.locale)
  const { filed, entity, about } = each
  const place = placeIn(application, each)
  const isIt = ({ kind, name }: InUse): boolean => kind === place.kind && name === place.name
  const kept = used.find(isIt)
  const last = kept ?? gone.find(isIt)
  const isOwn = kept !== undefined && kept.collectivite === homeOf(ctx)
  const kind = filed.kind === 'etat' ? filed.definition.kind : filed.kind
  return (
    <tr>
      <th scope="row">
        <a href={editorUrl(place)}>{last?.texts['label'] || labelOfFiled(filed, entity)}</a>
      </th>
      <td data-label={messages.kind}>{messages.kinds[kind]}</td>
      <td data-label={messages.about}>{about.label}</td>
      <td data-label={messages.state}>
        {!kept && (last ? messages.withdrawn : messages.fromFile)}
        {kept && isOwn && messages.ownVersion(kept.number, kept.author, spokenInstant(kept.at, ctx))}
        {kept && !isOwn && messages.fromAbove(nameOf(kept.collectivite))}
        {kept && !each.subject && changedInFile(filed, kept.origin).length > 0 && (
          <span class="changed">{messages.fileChanged}</span>
        )}
      </td>
    </tr>
  )
}
