// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import type { ComponentChildren } from 'preact'
import type { AnyEntity } from '../model/entity.js'
import { type Ctx, exportedAtOnce, personalIn } from '../records/index.js'
import { columnsOf } from '../ui/columns.js'
import { exportFormats, exportParameters, takenOf } from './choice.js'
import { exportMessages } from './messages.js'

interface Props {
  readonly ctx: Ctx
  /** The entity with the columns shown. */
  readonly listed: AnyEntity
  readonly action: string
  readonly csrf: string
  /** Whether there is more than is sent at once. */
  readonly isLong: boolean
  /** What the form carries out of sight: the state of the listing, or the selection. */
  readonly carried: ComponentChildren
  /** Address of the listing, as it was left. */
  readonly back: string
}

/** In which format, and which fields: one form that sends the file, or has it prepared. */
export function ExportForm({ ctx, listed, action, csrf, isLong, carried, back }: Props) {
  const messages = exportMessages(ctx.locale)
  const shown = columnsOf(listed)
  const whole = columnsOf(takenOf(listed, { all: true }))
  const personal = personalIn(ctx, takenOf(listed, { all: true }))
  const labels = whole.filter(({ field }) => personal.includes(field.name)).map(({ field }) => field.label)
  return (
    <form method="post" action={action} class="record-form export">
      <input type="hidden" name="-csrf" value={csrf} />
      <input type="hidden" name="-once" value={randomUUID()} />
      {carried}
      <fieldset class="group">
        <legend>{messages.format}</legend>
        {exportFormats.map((format, at) => (
          <Choice
            name={exportParameters.format}
            value={format}
            checked={at === 0}
            {...messages.formats[format]}
            key={format}
          />
        ))}
      </fieldset>
      <fieldset class="group">
        <legend>{messages.fields}</legend>
        <Choice
          name={exportParameters.fields}
          value=""
          checked
          label={messages.shown}
          help={shown.map(({ field }) => field.label).join(', ')}
        />
        <Choice
          name={exportParameters.fields}
          value={exportParameters.all}
          checked={false}
          label={messages.all(whole.length)}
          help={whole.map(({ field }) => field.label).join(', ')}
        />
      </fieldset>
      <p class="help">{labels.length > 0 ? messages.personal(labels.join(', ')) : messages.journalled}</p>
      <p class="help" id="preparer-aide">
        {isLong
          ? messages.long(exportedAtOnce.toLocaleString(ctx.locale === 'fr' ? 'fr-FR' : 'en-GB'))
          : messages.prepareHelp}
      </p>
      <div class="buttons sticky">
        {!isLong && (
          <button type="submit" class="primary" data-again="1">
            {messages.download}
          </button>
        )}
        <button
          type="submit"
          class={isLong ? 'primary' : undefined}
          name={exportParameters.later}
          value="1"
          aria-describedby="preparer-aide"
        >
          {messages.prepare}
        </button>
        <a class="button" href={back}>
          {messages.back}
        </a>
      </div>
    </form>
  )
}

interface ChoiceProps {
  readonly name: string
  readonly value: string
  readonly checked: boolean
  readonly label: string
  readonly help: string
}

function Choice({ name, value, checked, label, help }: ChoiceProps) {
  const id = `${name}-${value || 'affiches'}`
  return (
    <div class="field check">
      <span class="check">
        <input type="radio" id={id} name={name} value={value} checked={checked} aria-describedby={`${id}-aide`} />{' '}
        <label for={id}>{label}</label>
      </span>
      <p class="help" id={`${id}-aide`}>
        {help}
      </p>
    </div>
  )
}
