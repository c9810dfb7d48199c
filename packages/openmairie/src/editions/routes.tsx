// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import { read, today } from '../records/index.js'
import type { Route } from '../ui/page.js'
import { crumbsOf, placeOf, rootOf } from '../ui/place.js'
import { keyOf, targetOf } from '../ui/target.js'
import { recordUrl } from '../ui/urls.js'
import { compose, labelOfEtat } from './compose/etat.js'
import { editorRoutes } from './editor/routes.js'
import { editionsPermission, editorUrl } from './editor/urls.js'
import { withEditions } from './kept/choice.js'
import { listRoutes } from './list-routes.js'
import { editionMessages } from './messages.js'
import { etatsOf } from './offered.js'
import { pdfReply } from './pdf-reply.js'
import type { EditionServices } from './services.js'
import { editionUrl } from './urls.js'

/** The PDF of listings and of records, and the page that offers those of a record. */
export function editionRoutes(services: EditionServices): readonly Route[] {
  return [...listRoutes(services), offer, printed(services), ...editorRoutes(services)]
}

/** The editions of a record. */
const offer: Route = {
  method: 'GET',
  path: '/:entity/:key/-/imprimer',
  scope: 'application',
  access: 'signed-in',
  async handle(request) {
    const target = targetOf(request)
    const { entity } = target
    const ctx = await withEditions(target.ctx)
    const { app } = ctx
    const record = await read(ctx, entity, keyOf(request, entity))
    if (!record) throw new OpenMairieError('OM_NOT_FOUND')
    const messages = editionMessages(ctx.locale)
    const place = await placeOf(request.query, target)
    const back = recordUrl(app, entity.name, record.key, null, place.carried)
    const etats = etatsOf(app, entity)
    return {
      kind: 'page',
      title: messages.printTitle(record.label),
      current: rootOf(entity, place).name,
      breadcrumb: crumbsOf(target, place, [
        { label: record.label, href: back },
        { label: messages.print, href: null },
      ]),
      body: (
        <>
          {etats.length === 0 && <p class="empty">{messages.none}</p>}
          <ul class="plain">
            {etats.map((etat) => (
              <li key={etat.name}>
                <a href={editionUrl(app, entity, record.key, etat.name)} type="application/pdf">
                  {labelOfEtat(etat, entity)}
                </a>{' '}
                <span class="help">{messages.kinds[etat.kind]}</span>
                {request.grants.holds(editionsPermission) && (
                  <>
                    {' '}
                    <a
                      href={editorUrl({ application: app.definition.name, kind: 'etat', name: etat.name })}
                      aria-label={messages.changeOne(labelOfEtat(etat, entity))}
                    >
                      {messages.change}
                    </a>
                  </>
                )}
              </li>
            ))}
          </ul>
          <div class="buttons">
            <a class="button" href={back}>
              {messages.back}
            </a>
          </div>
        </>
      ),
    }
  },
}

/** An edition of a record, as a PDF. */
function printed({ renderer, letterhead }: EditionServices): Route {
  return {
    method: 'GET',
    path: '/:entity/:key/-/edition/:edition',
    scope: 'application',
    access: 'signed-in',
    async handle(request) {
      const target = targetOf(request)
      const { entity } = target
      const ctx = await withEditions(target.ctx)
      const etat = etatsOf(ctx.app, entity).find(({ name }) => name === request.params['edition'])
      if (!etat) throw new OpenMairieError('OM_NOT_FOUND')
      const composed = await compose(ctx, etat, entity, [keyOf(request, entity)], await letterhead(ctx))
      if (composed.labels.length === 0) throw new OpenMairieError('OM_NOT_FOUND')
      const { pdf } = await renderer.draw(composed.document)
      return pdfReply(`${etat.name}-${today(ctx)}.pdf`, pdf)
    },
  }
}
