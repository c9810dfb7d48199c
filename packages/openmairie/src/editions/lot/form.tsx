// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import type { ComponentChildren } from 'preact'
import type { AnyEntity } from '../../model/entity.js'
import type { Ctx } from '../../records/index.js'
import { entityUrl } from '../../ui/urls.js'
import { EtatOptions } from '../etat-options.js'
import { editionMessages } from '../messages.js'
import { etatsOf } from '../offered.js'
import { lotPath } from '../urls.js'
import { lotForms } from './job.js'
import { lotControls } from './route.js'

interface Props {
  readonly ctx: Ctx
  readonly entity: AnyEntity
  /** How many records, in words. */
  readonly counted: string
  readonly csrf: string
  /** What says which records: hidden controls. */
  readonly children: ComponentChildren
}

/** Asks for one document for each of some records; nothing where no document is about them. */
export function LotForm({ ctx, entity, counted, csrf, children }: Props) {
  const { app } = ctx
  const etats = etatsOf(app, entity)
  const messages = editionMessages(ctx.locale)
  if (etats.length === 0) return null
  return (
    <form method="post" action={entityUrl(app, entity.name, lotPath)} class="record-form">
      <input type="hidden" name="-csrf" value={csrf} />
      <input type="hidden" name={lotControls.once} value={randomUUID()} />
      {children}
      <fieldset class="group">
        <legend>{messages.lot}</legend>
        <p class="help">{messages.lotHelp(counted)}</p>
        <div class="grid">
          <div class="field">
            <label for={lotControls.edition}>{messages.edition}</label>
            <select id={lotControls.edition} name={lotControls.edition}>
              <EtatOptions ctx={ctx} entity={entity} etats={etats} />
            </select>
          </div>
          <div class="field">
            <label for={lotControls.form}>{messages.form}</label>
            <select id={lotControls.form} name={lotControls.form}>
              {lotForms.map((form) => (
                <option value={form} key={form}>
                  {messages.forms[form]}
                </option>
              ))}
            </select>
          </div>
        </div>
        <div class="buttons">
          <button type="submit">{messages.makeLot}</button>
        </div>
      </fieldset>
    </form>
  )
}
