// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import type { Problem } from '../model/override.js'
import { type MergePreview, obstacleText, undoSeconds } from '../records/index.js'
import { columnOf, textIn } from '../ui/columns.js'
import { LastButtons, Obstacles } from '../ui/last-step.js'
import type { PageContent, PageRequest } from '../ui/page.js'
import type { Target } from '../ui/target.js'
import { mergeUrl, recordUrl } from '../ui/urls.js'
import { mergeCrumbs } from './address.js'
import { valueName } from './controls.js'
import { duplicatesMessages } from './messages.js'
import { MovingList } from './moving-list.js'

/** What was chosen, where the page comes back. */
export interface Chosen {
  readonly taken: readonly string[]
  readonly leftOut: readonly string[]
  readonly problems: readonly Problem[]
}

/** Both records side by side, what will move, and the button; or what makes it impossible. */
export function previewPage(
  request: PageRequest,
  target: Target,
  preview: MergePreview,
  chosen: Chosen | null,
): PageContent {
  const { app, ctx, entity } = target
  const { kept, gone } = preview
  const messages = duplicatesMessages(ctx.locale)
  const obstacles = preview.moving.flatMap((each) => obstacleText(ctx, entity, each, false) ?? [])
  const back = recordUrl(app, entity.name, kept.key)
  const link = (record: MergePreview['kept']) => <a href={recordUrl(app, entity.name, record.key)}>{record.label}</a>
  return {
    kind: 'page',
    status: chosen ? 409 : 200,
    title: messages.title,
    current: entity.name,
    breadcrumb: mergeCrumbs(target, kept.key, kept.label, messages.title),
    body: (
      <form method="post" action={request.url} class="record-form merge">
        <input type="hidden" name="-csrf" value={request.csrf} />
        <input type="hidden" name="-once" value={randomUUID()} />
        <input type="hidden" name="-digests" value={kept.digests} />
        <input type="hidden" name="-digests-autre" value={gone.digests} />
        <Obstacles
          title={messages.impossible}
          obstacles={[...new Set([...(chosen?.problems.map(({ message }) => message) ?? []), ...obstacles])].map(
            (message) => ({ message, href: null }),
          )}
        />
        <dl class="merge-pair">
          <div>
            <dt>{messages.kept}</dt>
            <dd>{link(kept)}</dd>
          </div>
          <div>
            <dt>{messages.gone}</dt>
            <dd>{link(gone)}</dd>
          </div>
        </dl>
        <p>
          <a class="button" href={mergeUrl(app, entity.name, gone.key, kept.key)}>
            {messages.swap}
          </a>
        </p>
        <h2>{messages.differing}</h2>
        <p class="help">{preview.differing.length > 0 ? messages.differingHelp : messages.same}</p>
        {preview.differing.map((name) => (
          <Choice key={name} target={target} preview={preview} name={name} chosen={chosen} />
        ))}
        <h2>{messages.moving}</h2>
        <MovingList target={target} moving={preview.moving} leftOut={chosen?.leftOut ?? []} />
        <p class="help">{preview.undoable ? messages.undoHint(undoSeconds) : messages.noUndo}</p>
        <LastButtons
          confirm={obstacles.length === 0 ? messages.confirm : null}
          cancel={messages.cancel}
          back={back}
          sticky
        />
      </form>
    ),
  }
}

/** One field that differs, with both values. What the kept record does not say is taken from the other at first. */
function Choice({
  target: { ctx, entity },
  preview: { kept, gone },
  name,
  chosen,
}: {
  target: Target
  preview: MergePreview
  name: string
  chosen: Chosen | null
}) {
  const messages = duplicatesMessages(ctx.locale)
  const column = columnOf(entity, name)
  if (!column) return null
  const [ofKept, ofGone] = [textIn(column, kept, ctx), textIn(column, gone, ctx)]
  const takes = chosen ? chosen.taken.includes(name) : ofKept === ''
  const id = `garder-${Object.keys(entity.fields).indexOf(name)}`
  const choices = [
    { id: `${id}-a`, value: 'conservee', word: messages.ofKept, text: ofKept, checked: !takes },
    { id: `${id}-b`, value: 'supprimee', word: messages.ofGone, text: ofGone, checked: takes },
  ]
  return (
    <fieldset class="merge-field">
      <legend>{column.field.label}</legend>
      <div class="grid">
        {choices.map((choice) => (
          <p class="check" key={choice.id}>
            <input type="radio" id={choice.id} name={valueName(name)} value={choice.value} checked={choice.checked} />{' '}
            <label for={choice.id}>
              <strong>{choice.text === '' ? messages.blank : choice.text}</strong>{' '}
              <span class="help">{choice.word}</span>
            </label>
          </p>
        ))}
      </div>
    </fieldset>
  )
}
