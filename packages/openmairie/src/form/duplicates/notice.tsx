// SPDX-License-Identifier: EUPL-1.2
import { keyText } from '../../model/key-text.js'
import { type Alike, mayMerge, type RecordView } from '../../records/index.js'
import { columnOf, textIn } from '../../ui/columns.js'
import type { Target } from '../../ui/target.js'
import { mergeUrl, recordUrl } from '../../ui/urls.js'
import { formMessages } from '../messages.js'
import { mostShown, seenName } from './found.js'

interface Props {
  readonly target: Target
  /** The record that is being changed; null for a new one. */
  readonly record: RecordView | null
  readonly found: readonly Alike[]
  /** Whether the form came back for them, unsaved. */
  readonly asks: boolean
}

/** Records that look like what is typed, each with the fields that agree, opened beside so that nothing typed is lost. */
export function AlikeNotice({ target, record, found, asks }: Props) {
  const messages = formMessages(target.ctx.locale)
  const shown = found.slice(0, mostShown)
  if (shown.length === 0) return null
  const words = (
    <>
      <p>{messages.alike(shown.length, found.length > mostShown)}</p>
      <ul>
        {shown.map((one) => (
          <One key={keyText(one.key)} target={target} record={record} one={one} />
        ))}
      </ul>
      {asks && <p>{messages.alikeAsk}</p>}
    </>
  )
  if (!asks) return <div class="flash warning alike">{words}</div>
  return (
    <div class="flash warning alike" role="alert" id="doublons" tabIndex={-1}>
      <h2>{messages.alikeTitle}</h2>
      {words}
    </div>
  )
}

function One({ target, record, one }: Pick<Props, 'target' | 'record'> & { one: Alike }) {
  const { app, ctx, entity } = target
  const messages = formMessages(ctx.locale)
  const facts = one.agreed.flatMap((name) => {
    const column = columnOf(entity, name)
    return column ? [`${column.field.label}\u00a0: ${textIn(column, one, ctx)}`] : []
  })
  return (
    <li>
      <input type="hidden" name={seenName} value={keyText(one.key)} />
      <a href={recordUrl(app, entity.name, one.key)} target="_blank" rel="noopener">
        {one.label}
        <span class="hidden"> {messages.newTab}</span>
      </a>{' '}
      <span class="help">{facts.join(' · ')}</span>
      {record && mayMerge(ctx, entity) && (
        <>
          {' '}
          <a
            href={mergeUrl(app, entity.name, record.key, one.key)}
            target="_blank"
            rel="noopener"
            aria-label={`${messages.mergeWithOne(one.label)} ${messages.newTab}`}
          >
            {messages.mergeWith}
          </a>
        </>
      )}
    </li>
  )
}
