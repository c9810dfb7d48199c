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
import { editionMessages } from './messages.js'
import { labelsPath, listPdfUrl } from './urls.js'

interface Props {
  readonly ctx: Ctx
  readonly entity: AnyEntity
  /** State of the listing, without a place in it. */
  readonly left: URLSearchParams
  /** How many records, in words. */
  readonly counted: string
  readonly read: ReadSetting
}

/** What may be printed of a listing: itself, and labels. */
export function PrintPage({ ctx, entity, left, counted, read }: Props) {
  const { app } = ctx
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
        size={5}
        aria-invalid={problemsOf(name).length > 0 ? 'true' : undefined}
        aria-describedby={notesOf(name, help, problemsOf(name)) || undefined}
      />
      <FieldNotes id={name} help={help} wrong={problemsOf(name)} />
    </div>
  )
  return (
    <>
      <Obstacles
        title={messages.notDone}
        obstacles={read.problems.map(({ field: name, message }) => ({ message, href: `#${name}` }))}
      />
      <h2>{messages.theList}</h2>
      <p class="help">{messages.theListHelp}</p>
      <p>
        <a class="button primary" href={listPdfUrl(app, entity, left)}>
          {messages.printList}
        </a>
      </p>
      <h2>{messages.labels}</h2>
      <p class="help">{messages.labelsHelp(counted)}</p>
      <form method="get" action={entityUrl(app, entity.name, labelsPath)} class="record-form">
        <Carried state={left} />
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
        <div class="buttons">
          <button type="submit">{messages.makeLabels}</button>
          <a class="button" href={entityUrl(app, entity.name, null, left)}>
            {messages.backToList}
          </a>
        </div>
      </form>
    </>
  )
}
