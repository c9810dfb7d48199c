// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact'
import type { Problem } from '../model/override.js'
import type { Answer, Ctx } from '../records/index.js'
import { Obstacles } from '../ui/last-step.js'
import type { PageContent } from '../ui/page.js'
import { AnswerTable } from './answer.js'
import { acts } from './changes.js'
import { queriesMessages } from './messages.js'
import { Named } from './named.js'
import { controls, queriesUrl } from './urls.js'

/** How far the building of a query is. */
export interface Building {
  readonly ctx: Ctx
  readonly title: string
  /** Where the form goes. */
  readonly action: string
  readonly problems: readonly Problem[]
  /** Whether it was to be kept: what stands against it is told at the head. */
  readonly refused: boolean
  readonly meanwhile: boolean
  /** The revision that is changed; 0 for a new one. */
  readonly seen: number
  /** Whether what it finds is looked for. */
  readonly runs: boolean
  readonly status: number
}

interface Built {
  readonly csrf: string
  /** What it is called, and what it answers. */
  readonly named: { readonly label: string; readonly help: string }
  /** The entity that it is about; none of a text of SQL. */
  readonly entity?: string
  readonly lead?: string
  readonly children: ComponentChildren
  /** What it finds so far. */
  readonly preview: ComponentChildren
}

/** The page where a query is built, of whichever kind. */
export function buildingPage(building: Building, built: Built): PageContent {
  const { ctx, title, status } = building
  return {
    kind: 'page',
    status,
    wide: true,
    title,
    breadcrumb: [
      { label: queriesMessages(ctx.locale).title, href: queriesUrl },
      { label: title, href: null },
    ],
    body: <BuildingForm building={building} {...built} />,
  }
}

/** The first rows of what it finds. */
export function FirstRows({ ctx, answer }: { readonly ctx: Ctx; readonly answer: Answer }) {
  const messages = queriesMessages(ctx.locale)
  return (
    <>
      <p class="help">{messages.previewLead}</p>
      <AnswerTable ctx={ctx} answer={answer} caption={messages.preview} />
    </>
  )
}

/** Its name, what it is made of, its buttons, what it finds. */
function BuildingForm({
  building,
  csrf,
  named,
  entity,
  lead,
  children,
  preview,
}: Built & { readonly building: Building }) {
  const { ctx, action, problems, refused, meanwhile, seen } = building
  const messages = queriesMessages(ctx.locale)
  return (
    <form
      method="post"
      action={action}
      class="record-form query-builder"
      data-builder={entity === undefined ? undefined : '1'}
    >
      {lead !== undefined && <p class="lead">{lead}</p>}
      <input type="hidden" name="-csrf" value={csrf} />
      <input type="hidden" name={controls.application} value={ctx.app.definition.name} />
      {entity !== undefined && <input type="hidden" name={controls.entity} value={entity} />}
      <input type="hidden" name={controls.seen} value={seen} />
      {/* What Enter does. */}
      <button type="submit" name={controls.act} value={acts.show} class="hidden" tabIndex={-1} aria-hidden="true">
        {messages.show}
      </button>
      {refused && (
        <Obstacles
          title={messages.notKept}
          obstacles={problems.map(({ field, message }) => ({ message, href: `#${field}` }))}
        />
      )}
      {meanwhile && (
        <div class="flash warning" role="alert">
          {messages.meanwhile}
        </div>
      )}
      <Named locale={ctx.locale} label={named.label} help={named.help} problems={refused ? problems : []} />
      {children}
      <div class="buttons sticky">
        <button type="submit" name={controls.act} value={acts.keep} class="primary">
          {messages.keep}
        </button>
        <button type="submit" name={controls.act} value={acts.show}>
          {messages.show}
        </button>
        <a class="button" href={queriesUrl}>
          {messages.back}
        </a>
      </div>
      {preview}
    </form>
  )
}
