// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import { read, today } from '../records/index.js'
import type { Route } from '../ui/page.js'
import { crumbsOf, placeOf, rootOf } from '../ui/place.js'
import { keyOf, targetOf } from '../ui/target.js'
import { recordUrl } from '../ui/urls.js'
import { askedEdition, drawAsked } from './asked.js'
import { labelOfEtat } from './compose/etat.js'
import { editorRoutes } from './editor/routes.js'
import { editionsPermission, editorUrl } from './editor/urls.js'
import { withEditions } from './kept/choice.js'
import { listRoutes } from './list-routes.js'
import { editionMessages } from './messages.js'
import { etatsOf } from './offered.js'
import { pdfReply } from './pdf-reply.js'
import { maySend } from './rights.js'
import { sendingMessages } from './sending/messages.js'
import { sendingRoutes } from './sending/routes.js'
import type { EditionServices } from './services.js'
import { editionUrl, sendUrl } from './urls.js'

/** The PDF of listings and of records, and the page that offers those of a record. */
export function editionRoutes(services: EditionServices): readonly Route[] {
  return [
    ...listRoutes(services),
    offer(services),
    printed(services),
    ...sendingRoutes(services),
    ...editorRoutes(services),
  ]
}

/** The editions of a record. */
function offer({ mails }: EditionServices): Route {
  return {
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
      const sends = mails !== null && maySend(target)
      const sending = sendingMessages(ctx.locale)
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
            <ul class="plain offered">
              {etats.map((etat) => (
                <li key={etat.name}>
                  <a href={editionUrl(app, entity, record.key, etat.name)} type="application/pdf">
                    {labelOfEtat(etat, entity)}
                  </a>{' '}
                  <span class="help">{messages.kinds[etat.kind]}</span>
                  {sends && (
                    <>
                      {' '}
                      <a
                        href={sendUrl(app, entity, record.key, etat.name, place.carried)}
                        aria-label={sending.sendOne(labelOfEtat(etat, entity))}
                      >
                        {sending.send}
                      </a>
                    </>
                  )}
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
}

/** An edition of a record, as a PDF; within a page of ours too, where the address says so. */
function printed(services: EditionServices): Route {
  return {
    method: 'GET',
    path: '/:entity/:key/-/edition/:edition',
    scope: 'application',
    access: 'signed-in',
    async handle(request) {
      const asked = await askedEdition(request)
      const { pdf } = await drawAsked(services, asked)
      return pdfReply(`${asked.etat.name}-${today(asked.ctx)}.pdf`, pdf, request.query.has('cadre'))
    },
  }
}
