// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../../model/application.js'
import type { OfferedGroup } from './fields.js'
import { editorMessages } from './messages.js'

/** What a text may name, with what it gives for the sample. */
export function FieldsPanel({ groups, locale }: { groups: readonly OfferedGroup[]; locale: Locale }) {
  const messages = editorMessages(locale)
  return (
    <section class="edition-fields">
      <h2>{messages.fields}</h2>
      {groups
        .filter(({ fields }) => fields.length > 0)
        .map(({ title, within, fields }, at) => (
          <details key={`${title} ${within}`} open={at === 0}>
            <summary>{title}</summary>
            {within !== null && (
              <p class="help">
                {messages.tabHelp}{' '}
                <code lang="zxx" data-insert={within}>
                  {within}
                </code>
              </p>
            )}
            <table>
              <caption class="hidden">{title}</caption>
              <thead>
                <tr>
                  <th scope="col">{messages.write}</th>
                  <th scope="col">{messages.meaning}</th>
                  <th scope="col">{messages.example}</th>
                </tr>
              </thead>
              <tbody>
                {fields.map(({ written, label, example }) => (
                  <tr key={written}>
                    <td>
                      <code lang="zxx" data-insert={written}>
                        {written}
                      </code>
                    </td>
                    <td>{label}</td>
                    <td data-field="example">{example}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        ))}
    </section>
  )
}
