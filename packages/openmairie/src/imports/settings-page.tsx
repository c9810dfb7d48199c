// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact'
import { importModes } from '../records/index.js'
import type { PageContent, PageRequest } from '../ui/page.js'
import type { Target } from '../ui/target.js'
import { dateOrders, decimalMarks, encodings, type Import, separators } from './contract.js'
import { addableReferences, identitiesOf, importedFields } from './fields.js'
import { importMessages } from './messages.js'
import { importPage, importUrl } from './place.js'
import { Said } from './said.js'

interface Props {
  readonly request: PageRequest
  readonly target: Target
  readonly held: Import
  readonly problems: readonly { readonly control: string; readonly message: string }[]
  /** What became of the last work on it, where that is not what was hoped for. */
  readonly said: string | null
}

/** How a file is read, what each of its columns is, and what is to be done with its lines. */
export function settingsPage(props: Props): PageContent {
  const { request, target, held, problems, said } = props
  const messages = importMessages(target.ctx.locale)
  const body = (
    <>
      <form method="post" action={importUrl(target, held.id, 'reglages')} class="import-settings" noValidate>
        <input type="hidden" name="-csrf" value={request.csrf} />
        {/* The key Entrée sends a form by its first button. */}
        <button type="submit" name="action" value="verifier" class="hidden" tabIndex={-1} aria-hidden="true" />
        <Said said={said} />
        {problems.length > 0 && (
          <div class="summary" role="alert" id="problemes" tabIndex={-1}>
            <h2>{messages.problems(problems.length)}</h2>
            <ul>
              {problems.map(({ control, message }) => (
                <li key={message}>
                  <a href={`#${control}`}>{message}</a>
                </li>
              ))}
            </ul>
          </div>
        )}
        <Reading {...props} />
        <Columns {...props} />
        <Work {...props} />
        <div class="buttons">
          <button type="submit" name="action" value="verifier" class="primary">
            {messages.check}
          </button>
          <button type="submit" name="action" value="relire">
            {messages.refresh}
          </button>
        </div>
      </form>
      <form method="post" action={importUrl(target, held.id, 'abandon')} class="buttons">
        <input type="hidden" name="-csrf" value={request.csrf} />
        <button type="submit">{messages.drop}</button>
      </form>
    </>
  )
  return importPage(target, held, body, { wide: true, ...(problems.length > 0 ? { status: 422 } : {}) })
}

function Reading({ target, held: { settings, preview } }: Props) {
  const messages = importMessages(target.ctx.locale)
  const { csv } = settings
  return (
    <fieldset class="group import-reading">
      <legend>{messages.reading}</legend>
      {preview.sheets.length > 1 && (
        <Choice name="feuille" label={messages.sheet} chosen={String(settings.sheet)}>
          {preview.sheets.map((name, index) => [String(index), name] as const)}
        </Choice>
      )}
      {csv && (
        <>
          <Choice name="encodage" label={messages.encoding} chosen={csv.encoding}>
            {encodings.map((each) => [each, each.toUpperCase()] as const)}
          </Choice>
          <Choice name="separateur" label={messages.separator} chosen={csv.separator}>
            {separators.map((each) => [each, messages.separators[each] ?? each] as const)}
          </Choice>
        </>
      )}
      <div class="field">
        <label for="titres">{messages.header}</label>
        <input id="titres" name="titres" value={settings.header} inputMode="numeric" size={4} />
      </div>
      <Choice name="dates" label={messages.dates} chosen={settings.dates}>
        {dateOrders.map((each) => [each, messages.dateOrders[each]] as const)}
      </Choice>
      <Choice name="decimales" label={messages.decimal} chosen={settings.decimal}>
        {decimalMarks.map((each) => [each, messages.decimals[each]] as const)}
      </Choice>
      <label class="check">
        <input type="checkbox" name="totaux" value="1" checked={settings.totals} /> {messages.totals}
      </label>
    </fieldset>
  )
}

function Choice({
  name,
  label,
  chosen,
  children,
}: {
  readonly name: string
  readonly label: string
  readonly chosen: string
  readonly children: readonly (readonly [string, string])[]
}) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        {children.map(([value, text]) => (
          <option value={value} selected={value === chosen} key={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}

function Columns({ target, held: { settings, preview } }: Props) {
  const { ctx, entity } = target
  const messages = importMessages(ctx.locale)
  const fields = importedFields(entity)
  return (
    <section>
      <h2 id="colonnes">{messages.columns}</h2>
      <p class="help">{messages.columnsHelp}</p>
      <div class="scroll" tabIndex={0} role="region" aria-labelledby="colonnes">
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">{messages.column}</th>
              <th scope="col">{messages.field}</th>
              <th scope="col">{messages.samples}</th>
            </tr>
          </thead>
          <tbody>
            {settings.columns.map((chosen, column) => {
              const heading = preview.columns[column] || messages.noHeading(column + 1)
              const samples = preview.rows.map((row) => row[column] ?? '').filter((text) => text !== '')
              return (
                // Columns are known by their place: two may have one heading.
                <tr key={column}>
                  <th scope="row">{heading}</th>
                  <td>
                    <select id={`c.${column}`} name={`c.${column}`} aria-label={messages.fieldOf(heading)}>
                      <option value="">{messages.ignored}</option>
                      {fields.map(({ name, label, required }) => (
                        <option value={name} selected={name === chosen} key={name}>
                          {required ? `${label} (${messages.neededMark})` : label}
                        </option>
                      ))}
                    </select>
                  </td>
                  <td class="samples">{samples.slice(0, 3).join(' · ').slice(0, 120)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Work({ target, held: { settings } }: Props): ComponentChildren {
  const { ctx, entity } = target
  const messages = importMessages(ctx.locale)
  const may = (verb: string): boolean => ctx.grants.can(ctx.app.definition.name, entity, verb)
  const mayChange = may('update') && may('read') && identitiesOf(entity).length > 0
  const modes = importModes.filter((mode) => (mode === 'update' || may('create')) && (mode === 'create' || mayChange))
  const labels = messages.modes(entity.noun)
  return (
    <fieldset class="group import-work">
      <legend>{messages.work}</legend>
      {modes.map((mode) => (
        <label class="check" key={mode}>
          <input type="radio" name="mode" value={mode} checked={mode === settings.mode} /> {labels[mode]}
        </label>
      ))}
      {mayChange && (
        <>
          <div class="field">
            <label for="identite">{messages.identity}</label>
            <select id="identite" name="identite" aria-describedby="identite-aide">
              {identitiesOf(entity).map((names) => (
                <option
                  value={names.join(',')}
                  selected={names.join(',') === settings.identity.join(',')}
                  key={names.join(',')}
                >
                  {names.map((name) => entity.fields[name]?.label ?? name).join(' + ')}
                </option>
              ))}
            </select>
            <p class="help" id="identite-aide">
              {messages.identityHelp}
            </p>
          </div>
          <label class="check">
            <input type="checkbox" name="effacer" value="1" checked={settings.emptying} /> {messages.emptying}
          </label>
        </>
      )}
      {addableReferences(ctx, entity).map(({ name, label }) => (
        <label class="check" key={name}>
          <input type="checkbox" name="ajouter" value={name} checked={settings.adding.includes(name)} />{' '}
          {messages.adding(label)}
        </label>
      ))}
    </fieldset>
  )
}
