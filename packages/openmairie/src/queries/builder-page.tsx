// SPDX-License-Identifier: EUPL-1.2
import { type Answer, fieldsAsked, type NoAnswer } from '../records/index.js'
import { FieldNotes, notesOf } from '../ui/field-notes.js'
import type { PageContent } from '../ui/page.js'
import { QueryProblems } from './answer.js'
import { type Building, buildingPage, FirstRows } from './building-page.js'
import { callingOf } from './called.js'
import { acts } from './changes.js'
import { aboutOf, type Draft } from './draft.js'
import { Act, ColumnLines, FilterLines, type Lines, SortLines } from './lines.js'
import { queriesMessages } from './messages.js'
import { type Offered, offeredFor } from './offered.js'
import { controls } from './urls.js'
import { valueChoices } from './values.js'

/** What a draft finds: null where it cannot be asked yet, `late` where that takes too long. */
export type FoundSoFar = Answer | NoAnswer | 'late' | null

/** Where a query is built: its joins, columns, filters and order, with what it finds. */
export async function builderPage(
  csrf: string,
  building: Building,
  draft: Draft,
  found: FoundSoFar,
): Promise<PageContent> {
  const { ctx, problems, refused } = building
  const offered = offeredFor(ctx, draft)
  const about = aboutOf(draft)
  const fieldAt = fieldsAsked(ctx, about)
  const choices = await Promise.all(
    draft.filters.map(({ path, value }) => {
      const at = fieldAt(path)
      return at ? valueChoices(ctx, at, value) : null
    }),
  )
  const lines: Lines = {
    ctx,
    draft,
    groups: offered.groups,
    called: callingOf(ctx, about),
    fieldAt,
    choices,
    problems: refused ? problems : [],
  }
  return buildingPage(building, {
    csrf,
    named: draft,
    entity: draft.entity,
    preview: <Preview ctx={ctx} draft={draft} found={found} />,
    children: (
      <>
        <Joins {...lines} offered={offered} />
        <ColumnLines {...lines} />
        <FilterLines {...lines} />
        <SortLines {...lines} />
        <Limits {...lines} validity={offered.root?.validity !== null} />
      </>
    ),
  })
}

function Preview({ ctx, draft, found }: Pick<Lines, 'ctx' | 'draft'> & { readonly found: FoundSoFar }) {
  const messages = queriesMessages(ctx.locale)
  return (
    <section class="query-preview" id="apercu" aria-live="polite">
      <h2>{messages.preview}</h2>
      {found === null && <p class="help">{messages.previewLater}</p>}
      {found === 'late' && <p class="help">{messages.previewLate}</p>}
      {found !== null && found !== 'late' && (
        <QueryProblems ctx={ctx} about={aboutOf(draft)} problems={found.problems} runs={found.kind === 'answer'} />
      )}
      {found !== null && found !== 'late' && found.kind === 'answer' && <FirstRows ctx={ctx} answer={found} />}
    </section>
  )
}

function Joins({ ctx, draft, called, offered }: Lines & { readonly offered: Offered }) {
  const messages = queriesMessages(ctx.locale)
  const { joins, tabs } = offered
  if (joins.length === 0 && tabs.length === 0 && draft.joined.length === 0) return null
  return (
    <fieldset class="group query-lines">
      <legend>{messages.joins}</legend>
      {tabs.length > 0 && (
        <div class="field">
          <label for={controls.tab}>{messages.tab}</label>
          <select id={controls.tab} name={controls.tab} data-reshape="1" aria-describedby={`${controls.tab}-aide`}>
            <option value="">{messages.noTab}</option>
            {tabs.map(({ path, label }) => (
              <option value={path} selected={path === draft.tab} key={path}>
                {label}
              </option>
            ))}
          </select>
          <FieldNotes id={controls.tab} help={messages.tabHelp} wrong={[]} />
        </div>
      )}
      {draft.joined.map((chain) => {
        const id = `${controls.joined}-${chain}`
        return (
          <div class="field check" key={chain}>
            <span class="check">
              <input type="checkbox" id={id} name={controls.joined} value={chain} checked data-reshape="1" />{' '}
              <label for={id}>{messages.joined(called.chain(chain))}</label>
            </span>
          </div>
        )
      })}
      {joins.length > 0 && (
        <div class="field">
          <label for={controls.join}>{messages.join}</label>
          <span class="query-join">
            <select id={controls.join} name={controls.join} aria-describedby={`${controls.join}-aide`}>
              <option value="">{messages.choose}</option>
              {joins.map(({ path, label }) => (
                <option value={path} key={path}>
                  {label}
                </option>
              ))}
            </select>{' '}
            <Act value={acts.join} label={messages.joinIt} />
          </span>
          <FieldNotes id={controls.join} help={messages.joinsHelp} wrong={[]} />
        </div>
      )}
    </fieldset>
  )
}

function Limits({ ctx, draft, problems, validity }: Lines & { readonly validity: boolean }) {
  const messages = queriesMessages(ctx.locale)
  const wrong = problems.filter(({ field }) => field === controls.limit)
  return (
    <fieldset class="group">
      <legend>{messages.limits}</legend>
      <div class="field">
        <label for={controls.limit}>{messages.limit}</label>
        <input
          type="text"
          inputMode="numeric"
          id={controls.limit}
          name={controls.limit}
          value={draft.limit}
          class="w-6"
          autoComplete="off"
          aria-invalid={wrong.length > 0 ? 'true' : undefined}
          aria-describedby={notesOf(controls.limit, messages.limitHelp, wrong) || undefined}
        />
        <FieldNotes id={controls.limit} help={messages.limitHelp} wrong={wrong} />
      </div>
      {validity && (
        <div class="field check">
          <span class="check">
            <input type="checkbox" id={controls.expired} name={controls.expired} value="1" checked={draft.expired} />{' '}
            <label for={controls.expired}>{messages.expired}</label>
          </span>
        </div>
      )}
    </fieldset>
  )
}
