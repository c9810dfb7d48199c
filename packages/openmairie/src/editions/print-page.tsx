// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../model/entity.js'
import type { Problem } from '../model/override.js'
import type { Ctx } from '../records/index.js'
import { Carried } from '../ui/carried.js'
import { FieldNotes, notesOf } from '../ui/field-notes.js'
import { Obstacles } from '../ui/last-step.js'
import { entityUrl } from '../ui/urls.js'
import type { ReadSetting, SettingControl } from './labels/setting.js'
import { isSheet, sheets } from './labels/sheets.js'
import { LotForm } from './lot/form.js'
import { lotControls } from './lot/route.js'
import { editionMessages } from './messages.js'
import { etiquettesOf } from './offered.js'
import { MailsForm } from './sending/lot-form.js'
import { labelsName, labelsPath, listPdfUrl } from './urls.js'

interface Props {
  readonly ctx: Ctx
  readonly entity: AnyEntity
  /** State of the listing, without a place in it. */
  readonly left: URLSearchParams
  /** How many records, in words. */
  readonly counted: string
  readonly read: ReadSetting
  /** Name of the labels that were chosen. */
  readonly chosen: string | null
  readonly csrf: string
  /** Whether a mail to each is offered. */
  readonly sends: boolean
}

/** What may be printed of a listing: itself, and labels. */
export function PrintPage({ ctx, entity, left, counted, read, chosen, csrf, sends }: Props) {
  const { app } = ctx
  const etiquettes = etiquettesOf(app, entity)
  const hasLabels = etiquettes.length > 0
  const messages = editionMessages(ctx.locale)
  const problemsOf = (name: SettingControl): readonly Problem[] => read.problems.filter(({ field }) => field === name)
  const field = (name: SettingControl, label: string, help: string | null = null) => (
    <div class="field">
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        value={read.typed[name]}
        inputMode="decimal"
        class="w-6"
        aria-invalid={problemsOf(name).length > 0 ? 'true' : undefined}
        aria-describedby={notesOf(name, help, problemsOf(name)) || undefined}
      />
      <FieldNotes id={name} help={help} wrong={problemsOf(name)} />
    </div>
  )
  const back = (
    <a class="button" href={entityUrl(app, entity.name, null, left)}>
      {messages.backToList}
    </a>
  )
  return (
    <>
      <Obstacles
        title={messages.notDone}
        obstacles={read.problems.map(({ field: name, message }) => ({ message, href: `#${name}` }))}
      />
      <section class="group">
        <h2>{messages.theList}</h2>
        <p class="help">{messages.theListHelp}</p>
        <div class="buttons">
          <a class="button primary" href={listPdfUrl(app, entity, left)} type="application/pdf">
            {messages.printList}
          </a>
        </div>
      </section>
      <LotForm ctx={ctx} entity={entity} counted={counted} csrf={csrf}>
        <input type="hidden" name={lotControls.state} value={left.toString()} />
      </LotForm>
      {sends && <MailsForm ctx={ctx} entity={entity} left={left} counted={counted} />}
      {hasLabels && (
        <form method="get" action={entityUrl(app, entity.name, labelsPath)} class="record-form">
          <Carried state={left} />
          <fieldset class="group">
            <legend>{messages.labels}</legend>
            <p class="help">{messages.labelsHelp(counted)}</p>
            <div class="grid">
              {etiquettes.length > 1 && (
                <div class="field">
                  <label for={labelsName}>{messages.whichLabels}</label>
                  <select id={labelsName} name={labelsName}>
                    {etiquettes.map(({ name, label }) => (
                      <option value={name} selected={name === chosen} key={name}>
                        {label ?? entity.label}
                      </option>
                    ))}
                  </select>
                </div>
              )}
              <div class="field">
                <label for="planche">{messages.sheet}</label>
                <select id="planche" name="planche">
                  {Object.keys(sheets).map((name) => (
                    <option value={name} selected={name === read.typed.planche} key={name}>
                      {isSheet(name) ? messages.sheets[name] : name}
                    </option>
                  ))}
                </select>
              </div>
              {field('premiere', messages.start, messages.startHelp)}
              {field('exemplaires', messages.copies)}
              {field('droite', messages.right)}
              {field('bas', messages.down)}
            </div>
            <div class="buttons">
              <button type="submit">{messages.makeLabels}</button>
              {back}
            </div>
          </fieldset>
        </form>
      )}
      {!hasLabels && <div class="buttons">{back}</div>}
    </>
  )
}
