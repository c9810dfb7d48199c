// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../../model/entity.js'
import type { Ctx } from '../../records/index.js'
import { Carried } from '../../ui/carried.js'
import { entityUrl } from '../../ui/urls.js'
import { EtatOptions } from '../etat-options.js'
import { etatsOf } from '../offered.js'
import { mailsPath } from '../urls.js'
import { mailLotMessages } from './lot-messages.js'
import { lotControls } from './lot-page.js'

/** Leads to the page that prepares a mail to each record of a listing; nothing where no document is about them. */
export function MailsForm({
  ctx,
  entity,
  left,
  counted,
}: {
  ctx: Ctx
  entity: AnyEntity
  left: URLSearchParams
  counted: string
}) {
  const { app } = ctx
  const messages = mailLotMessages(ctx.locale)
  const etats = etatsOf(app, entity)
  if (etats.length === 0) return null
  return (
    <form method="get" action={entityUrl(app, entity.name, mailsPath)} class="record-form">
      <Carried state={left} />
      <fieldset class="group">
        <legend>{messages.legend}</legend>
        <p class="help">{messages.help(counted)}</p>
        <div class="field">
          <label for="courriel-edition">{messages.edition}</label>
          <select id="courriel-edition" name={lotControls.edition}>
            <EtatOptions ctx={ctx} entity={entity} etats={etats} />
          </select>
        </div>
        <div class="buttons">
          <button type="submit">{messages.prepare}</button>
        </div>
      </fieldset>
    </form>
  )
}
