// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../../errors/errors.js'
import { keyText } from '../../model/key-text.js'
import { options } from '../../records/index.js'
import { Carried } from '../../ui/carried.js'
import { proposals } from '../../ui/choice.js'
import { controlMessages } from '../../ui/control-messages.js'
import type { PageRequest, Route } from '../../ui/page.js'
import type { Place } from '../../ui/place.js'
import { type Target, targetOf } from '../../ui/target.js'
import { entityUrl } from '../../ui/urls.js'
import { formMessages } from '../messages.js'
import { sourceParameters } from './source.js'

/** What was typed to find the record to copy from. */
const typedName = 'modele'

/** The records that may be copied from, in the order of their labels, as an autocomplete reads them. */
export const modelsRoute: Route = {
  method: 'GET',
  path: '/:entity/-/modeles',
  scope: 'application',
  access: 'signed-in',
  async handle(request) {
    const target = targetOf(request)
    if (!isOffered(target)) throw new OpenMairieError('OM_NOT_FOUND')
    return { kind: 'json', value: await found(target, request.query.get('q') ?? '') }
  },
}

function isOffered({ app, ctx, entity }: Target): boolean {
  const may = (verb: string): boolean => ctx.grants.can(app.definition.name, entity, verb)
  return entity.form.copied.length > 0 && entity.key.length > 0 && may('list') && may('read')
}

async function found({ ctx, entity }: Target, text: string) {
  const { options: records, more } = await options(ctx, entity, {
    text,
    limit: proposals,
    held: null,
    fields: entity.key,
  })
  return { options: records.map(({ key, label }) => ({ value: keyText(key), label })), more }
}

/** Above a new form: the record whose declared fields it takes. Found by typing; without script, chosen among the answers. */
export async function copyFrom(request: PageRequest, target: Target, place: Place) {
  if (!isOffered(target)) return null
  const { app, ctx, entity } = target
  const messages = formMessages(ctx.locale)
  const typed = request.query.get(typedName) ?? ''
  const isAsked = typed !== '' && !request.query.get(sourceParameters.copy)
  const answers = isAsked ? (await found(target, typed)).options : []
  const id = 'recopier-depuis'
  return (
    <form method="get" action={entityUrl(app, entity.name, 'nouveau')} class="copy-from">
      <Carried state={new URLSearchParams(place.carried)} />
      <label for={id}>{messages.copyFrom}</label>
      {answers.length > 0 ? (
        <select id={id} name={sourceParameters.copy}>
          {answers.map(({ value, label }) => (
            <option value={value} key={value}>
              {label}
            </option>
          ))}
        </select>
      ) : (
        <span class="autocomplete" data-source={entityUrl(app, entity.name, 'modeles', { champs: '1' })}>
          <input type="hidden" name={sourceParameters.copy} value="" />
          <input type="hidden" value="" />
          <input type="text" id={id} name={typedName} value={typed} autoComplete="off" class="w-30" />
        </span>
      )}
      <button type="submit">{messages.copy}</button>
      {isAsked && answers.length === 0 && (
        <p class="error" role="alert">
          {controlMessages(ctx.locale).notFound(typed)}
        </p>
      )}
    </form>
  )
}
