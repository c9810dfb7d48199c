// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import type { Problem } from '../model/override.js'
import { type BulkWork, type Ctx, type Rehearsal, rehearse } from '../records/index.js'
import { labelOf } from '../ui/choice.js'
import { shown } from '../ui/format.js'
import { howMany } from '../ui/how-many.js'
import type { PageContent, PageRequest } from '../ui/page.js'
import { homeUrl } from '../ui/place.js'
import type { Target } from '../ui/target.js'
import { entityUrl } from '../ui/urls.js'
import { type Chosen, chosenFields, isLong } from './chosen.js'
import { bulkMessages } from './messages.js'
import { bulkPage, Hidden } from './pages.js'
import { Refusals } from './refusals.js'
import { workFields } from './work.js'

/** Of a selection that a job will write, as many records are looked at for the preview. */
const lookedAt = 100

/** What will be done and what will be refused, before anything is. `said`: why a confirmation came back. */
export async function previewPage(
  request: PageRequest,
  target: Target,
  chosen: Chosen,
  work: BulkWork,
  said: readonly string[] = [],
): Promise<PageContent> {
  const { app, ctx, entity } = target
  const messages = bulkMessages(ctx.locale)
  const long = isLong(target, chosen)
  const looked = long ? Math.min(lookedAt, entity.bulkBound) : entity.bulkBound
  const found = await rehearse(ctx, entity, chosen.query, work, looked)
  const what = howMany(ctx, entity, chosen.counted)
  const isRemoval = work.kind === 'delete'
  const title = isRemoval ? messages.deleteTitle(what) : messages.updateTitle(what)
  const may = long || found.written > 0
  return bulkPage(
    target,
    chosen.place,
    title,
    said.length > 0 ? 409 : 200,
    <form method="post" action={entityUrl(app, entity.name, 'selection/confirmer')} class="card confirm preview">
      <input type="hidden" name="-csrf" value={request.csrf} />
      <input type="hidden" name="-once" value={randomUUID()} />
      <input type="hidden" name="-sceau" value={found.seal} />
      <Hidden fields={[...chosenFields(chosen), ...workFields(work)]} />
      {said.map((text) => (
        <p class="flash error" role="alert" key={text}>
          {text}
        </p>
      ))}
      {work.kind === 'update' && <Values target={target} values={await spoken(ctx, target, work)} />}
      <h2>{messages.effect}</h2>
      <Effect target={target} chosen={chosen} work={work} found={found} looked={looked} />
      <Refusals target={target} rejected={found.rejected} />
      {!long && found.rejected.length > 0 && found.written > 0 && (
        <div class="field check">
          <input type="checkbox" id="ecarter" name="ecarter" value="1" aria-describedby="ecarter-aide" />
          <label for="ecarter">{messages.leaveAside}</label>
          <p class="help" id="ecarter-aide">
            {messages.allOrNothing}
          </p>
        </div>
      )}
      <div class="buttons">
        {may && (
          <button type="submit" class={isRemoval ? 'danger' : 'primary'}>
            {isRemoval ? messages.confirmDelete : messages.confirmUpdate}
          </button>
        )}
        <a class="button" href={homeUrl(target, chosen.place)}>
          {messages.cancel}
        </a>
      </div>
    </form>,
  )
}

interface EffectProps {
  readonly target: Target
  readonly chosen: Chosen
  readonly work: BulkWork
  readonly found: Rehearsal
  /** Records that were looked at, at most. */
  readonly looked: number
}

function Effect({ target, chosen, work, found, looked }: EffectProps) {
  const { ctx, entity } = target
  const messages = bulkMessages(ctx.locale)
  const long = isLong(target, chosen)
  const will = work.kind === 'delete' ? messages.willDelete : messages.willUpdate
  const counted = long ? chosen.counted : { count: found.written, capped: false }
  const what = howMany(ctx, entity, counted)
  const sentence = will(`${what.charAt(0).toUpperCase()}${what.slice(1)}`, entity.noun, counted.count)
  return (
    <>
      <p>{counted.count > 0 ? sentence : messages.nothingToDo}</p>
      {!long && found.unchanged > 0 && <p>{messages.unchanged(found.unchanged)}</p>}
      {found.followed > 0 && <p>{messages.follows}</p>}
      {long && <p class="help">{messages.firsts(looked)}</p>}
    </>
  )
}

/** Labels of the fields that change, and their new values in words. */
async function spoken(ctx: Ctx, { entity }: Target, work: Extract<BulkWork, { kind: 'update' }>) {
  return Promise.all(
    Object.entries(work.input).map(async ([name, value]) => {
      const field = entity.fields[name]
      if (!field || value === null) return [field?.label ?? name, bulkMessages(ctx.locale).blank] as const
      const label = typeof value === 'string' ? await labelOf(ctx, entity, name, value) : null
      return [field.label, label ?? shown(field, value, ctx)] as const
    }),
  )
}

function Values({ target, values }: { target: Target; values: readonly (readonly [string, string])[] }) {
  return (
    <>
      <h2>{bulkMessages(target.ctx.locale).newValues}</h2>
      <dl>
        {values.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

/** Problems of a whole work, in words. */
export function problemTexts(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ message }) => message)
}
