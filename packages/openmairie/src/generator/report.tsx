// SPDX-License-Identifier: EUPL-1.2
import type { ReportLine } from '../generate/apply.js'
import { differenceOf } from '../generate/difference.js'
import type { FileStatus } from '../generate/status.js'
import type { Locale } from '../model/application.js'
import { generatorMessages } from './messages.js'

interface Props {
  readonly report: readonly ReportLine[]
  readonly refused: readonly FileStatus[]
  readonly changed: boolean
  /** Address of the analysis it comes from. */
  readonly back: string
  readonly locale: Locale
}

/** A line a file: généré, inchangé, refusé, non demandé. */
export function Report({ report, refused, changed, back, locale }: Props) {
  const messages = generatorMessages(locale)
  return (
    <>
      {refused.length > 0 && (
        <div class="flash error" role="alert">
          <p>{messages.refused}</p>
          {refused.map((status) => (
            <pre key={status.path} tabIndex={0}>
              {differenceOf(status)}
            </pre>
          ))}
        </div>
      )}
      {changed && (
        <p class="flash success" role="status">
          {messages.takenUp}
        </p>
      )}
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">{messages.file}</th>
            <th scope="col">{messages.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {report.map((line) => (
            <tr key={line.path}>
              <th scope="row">
                <code>{line.path}</code>
              </th>
              <td>
                <span class={`tag ${line.outcome.replace(' ', '-')}`}>{messages.outcomes[line.outcome]}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <a class="button" href={back}>
          {messages.back}
        </a>{' '}
        <a class="button" href="/">
          {messages.seeApp}
        </a>
      </p>
    </>
  )
}
