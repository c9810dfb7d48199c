// SPDX-License-Identifier: EUPL-1.2
import { sqlParameterTypes } from '../../kept-queries/contract.js'
import type { Problem } from '../../model/override.js'
import { type Ctx, freeSqlSchema, freeSqlVariables } from '../../records/index.js'
import { FieldNotes, notesOf } from '../../ui/field-notes.js'
import type { PageContent } from '../../ui/page.js'
import { type Building, buildingPage, FirstRows } from '../building-page.js'
import { queriesMessages } from '../messages.js'
import { controls } from '../urls.js'
import type { DraftParameter, SqlDraft } from './draft.js'
import type { Found } from './found.js'
import { sqlMessages } from './messages.js'

interface Shown {
  readonly ctx: Ctx
  readonly draft: SqlDraft
  readonly problems: readonly Problem[]
  readonly result: Found | null
}

/** Where a text of SQL is written, beside what it may name, with what it finds. */
export function sqlBuilderPage(csrf: string, building: Building, draft: SqlDraft, result: Found | null): PageContent {
  const { ctx, refused } = building
  const words = sqlMessages(ctx.locale)
  // What is proposed is wrong before anything is kept, too.
  const problems = building.problems.filter(({ field }) => refused || field?.startsWith('q.') === true)
  return buildingPage(building, {
    csrf,
    named: draft,
    lead: words.lead,
    preview: result?.kind === 'answer' && (
      <section class="query-preview" id="apercu">
        <h2>{queriesMessages(ctx.locale).preview}</h2>
        <FirstRows ctx={ctx} answer={result.answer} />
      </section>
    ),
    children: (
      <>
        <Text ctx={ctx} draft={draft} problems={problems} result={result} />
        <Tables ctx={ctx} />
        {draft.parameters.length > 0 && (
          <fieldset class="group query-lines">
            <legend>{words.parameters}</legend>
            <p class="help">{words.parametersHelp}</p>
            {draft.parameters.map((parameter) => (
              <Parameter ctx={ctx} parameter={parameter} problems={problems} key={parameter.name} />
            ))}
          </fieldset>
        )}
      </>
    ),
  })
}

function Text({ ctx, draft, problems, result }: Shown) {
  const words = sqlMessages(ctx.locale)
  const variables = Object.keys(freeSqlVariables(ctx)).map((name) => `:${name}`)
  const wrong = [
    ...problems.filter(({ field }) => field === controls.text),
    ...(result?.kind === 'refused' ? [{ field: controls.text, message: result.message }] : []),
  ]
  const help = words.textHelp(variables.join(', '))
  return (
    <div class="field">
      <label for={controls.text}>{words.text}</label>
      <textarea
        id={controls.text}
        name={controls.text}
        rows={12}
        class="code"
        spellcheck={false}
        autoCapitalize="off"
        autoComplete="off"
        aria-required="true"
        aria-invalid={wrong.length > 0 ? 'true' : undefined}
        aria-describedby={notesOf(controls.text, help, wrong) || undefined}
      >
        {draft.text}
      </textarea>
      <FieldNotes id={controls.text} help={help} wrong={wrong} />
    </div>
  )
}

function Tables({ ctx }: { readonly ctx: Ctx }) {
  const words = sqlMessages(ctx.locale)
  const tables = freeSqlSchema(ctx)
  return (
    <section class="query-tables" aria-labelledby="tables">
      <h2 id="tables">{words.tables}</h2>
      <p class="help">{tables.length === 0 ? words.noTables : words.tablesLead}</p>
      {tables.map(({ entity, fields }) => (
        <details key={entity.name}>
          <summary>
            <code>{entity.name}</code> {entity.label}
          </summary>
          <ul>
            {fields.map(({ name, label, native }) => (
              <li key={name}>
                <code>{name}</code> {label} <span class="help">({native})</span>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  )
}

interface ParameterProps {
  readonly ctx: Ctx
  readonly parameter: DraftParameter
  readonly problems: readonly Problem[]
}

function Parameter({ ctx, parameter: { name, label, type, proposed }, problems }: ParameterProps) {
  const words = sqlMessages(ctx.locale)
  const question = controls.parameter(name, 'libelle')
  const kind = controls.parameter(name, 'type')
  const value = controls.parameter(name, 'valeur')
  const wrong = problems.filter(({ field }) => field === value)
  return (
    <fieldset class="query-line">
      <legend>{words.parameter(name)}</legend>
      <div class="field">
        <label for={question}>{words.asked}</label>
        <input type="text" id={question} name={question} value={label} autoComplete="off" />
      </div>
      <div class="field">
        <label for={kind}>{words.type}</label>
        <select id={kind} name={kind}>
          {sqlParameterTypes.map((each) => (
            <option value={each} selected={each === type} key={each}>
              {words.types[each]}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for={value}>{words.proposed}</label>
        <input
          type="text"
          id={value}
          name={value}
          value={proposed}
          autoComplete="off"
          aria-invalid={wrong.length > 0 ? 'true' : undefined}
          aria-describedby={notesOf(value, null, wrong) || undefined}
        />
        <FieldNotes id={value} help={null} wrong={wrong} />
      </div>
    </fieldset>
  )
}
