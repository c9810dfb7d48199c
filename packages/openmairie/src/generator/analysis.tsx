// SPDX-License-Identifier: EUPL-1.2
import type { TableAnalysis } from '../application/analysis.js'
import type { Locale } from '../model/application.js'
import { generatorMessages } from './messages.js'
import { addressOf, type Situation } from './situation.js'

/** The tables of the base, the chosen one marked. */
export function Tables({ situation, locale }: { situation: Situation; locale: Locale }) {
  const messages = generatorMessages(locale)
  const { schema, tables, table } = situation
  return (
    <nav class="card" aria-labelledby="tables">
      <h2 id="tables">{messages.base(schema.engine, schema.database)}</h2>
      <h3>{messages.tables}</h3>
      <ul>
        <li>
          <a href={addressOf(situation, null)} aria-current={table === null ? 'true' : undefined}>
            {messages.wholeApp}
          </a>
        </li>
        {tables.map((each) => (
          <li key={each.entity}>
            <a href={addressOf(situation, each.table)} aria-current={table === each ? 'true' : undefined}>
              {each.table}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The analysis of a table: its key, its record length, its fields, what refers to it and what it refers to. */
export function Analysis({ table, locale }: { table: TableAnalysis; locale: Locale }) {
  const messages = generatorMessages(locale)
  const kind = messages.keyKinds[table.keyKind ?? 'none']
  return (
    <section class="card" aria-labelledby="analyse">
      <h2 id="analyse">{messages.table(table.table)}</h2>
      <dl class="inline">
        <div>
          <dt>{messages.key}</dt>
          <dd>
            {table.key.join(' + ')} ({kind}
            {table.automatic && `, ${messages.automatic}`})
          </dd>
        </div>
        <div>
          <dt>{messages.recordLength}</dt>
          <dd>{table.recordLength}</dd>
        </div>
        <div>
          <dt>{messages.children}</dt>
          <dd>{table.children.join(', ') || messages.noneOf}</dd>
        </div>
        <div>
          <dt>{messages.secondary}</dt>
          <dd>{table.secondaryKeys.join(', ') || messages.noneOfF}</dd>
        </div>
      </dl>
      <details open>
        <summary>{messages.fields}</summary>
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">{messages.name}</th>
              <th scope="col" class="number">
                {messages.length}
              </th>
              <th scope="col">{messages.type}</th>
            </tr>
          </thead>
          <tbody>
            {table.fields.map((field) => (
              <tr key={field.name}>
                <th scope="row">{field.name}</th>
                <td class="number">{field.length ?? '–'}</td>
                <td>{field.type}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}
