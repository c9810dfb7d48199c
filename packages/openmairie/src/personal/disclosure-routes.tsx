// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import { keyText } from '../model/key-text.js'
import { journalDisclosure, mayAnonymise } from '../records/index.js'
import type { PageRequest, Route } from '../ui/page.js'
import { crumbsOf, placeOf, rootOf } from '../ui/place.js'
import { keyOf, targetOf } from '../ui/target.js'
import { recordUrl } from '../ui/urls.js'
import { type Disclosure, disclosureOf } from './disclosure.js'
import { disclosureFile } from './disclosure-file.js'
import { DisclosurePage } from './disclosure-page.js'
import { personalMessages } from './messages.js'
import { anonymiseVerb, disclosureVerb } from './urls.js'

/** All that is held about a person, as a page to print. */
const page: Route = {
  method: 'GET',
  path: `/:entity/:key/-/${disclosureVerb}`,
  scope: 'application',
  access: 'signed-in',
  async handle(request) {
    const { target, disclosure } = await disclosed(request, 'page')
    const { app, ctx, entity } = target
    const place = await placeOf(request.query, target)
    const messages = personalMessages(ctx.locale)
    const { key, label } = disclosure.person
    return {
      kind: 'page',
      title: messages.disclosureOf(label),
      current: rootOf(entity, place).name,
      breadcrumb: crumbsOf(target, place, [
        { label, href: recordUrl(app, entity.name, key, null, place.carried) },
        { label: messages.data, href: null },
      ]),
      actions: (
        <>
          {mayAnonymise(ctx, entity) && (
            <a class="button" href={recordUrl(app, entity.name, key, anonymiseVerb, place.carried)}>
              {messages.anonymise}
            </a>
          )}
          <a class="button primary" href={recordUrl(app, entity.name, key, `${disclosureVerb}/fichier`)} download>
            {messages.download}
          </a>
        </>
      ),
      body: <DisclosurePage ctx={ctx} disclosure={disclosure} />,
    }
  },
}

/** The same as a file. */
const file: Route = {
  ...page,
  path: `/:entity/:key/-/${disclosureVerb}/fichier`,
  async handle(request) {
    const { target, disclosure } = await disclosed(request, 'fichier')
    const { app, entity } = target
    return {
      kind: 'stream',
      type: 'application/json; charset=utf-8',
      filename: `donnees-${entity.name}-${keyText(disclosure.person.key)}.json`,
      content: disclosureFile(disclosure, app.definition.label),
    }
  },
}

/** Gathers what is held about the person that an address names, and journals that it left. Raises OM_FORBIDDEN, OM_NOT_FOUND. */
async function disclosed(request: PageRequest, form: string) {
  const target = targetOf(request)
  const { ctx, entity } = target
  const disclosure: Disclosure | null = await disclosureOf(target, keyOf(request, entity))
  if (!disclosure) throw new OpenMairieError('OM_NOT_FOUND')
  await journalDisclosure(ctx, entity, disclosure.person.key, form, disclosure.records.length)
  return { target, disclosure }
}

export const disclosureRoutes: readonly Route[] = [page, file]
