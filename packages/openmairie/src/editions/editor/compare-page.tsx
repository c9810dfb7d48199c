// SPDX-License-Identifier: EUPL-1.2
import type { PageContent, PageRequest } from '../../ui/page.js'
import type { Version } from '../kept/contract.js'
import { stateOf } from '../kept/store.js'
import { changedInFile, textsOf } from '../kept/texts.js'
import { editorMessages } from './messages.js'
import type { Edited } from './reach.js'
import { editionsUrl, editorControls, editorUrl } from './urls.js'

/** What one chooses for a text that the file says otherwise. */
export const sideNames = { ours: 'notre', file: 'fichier' } as const

/** What the file said, what it says, and what the collectivité keeps, text by text, and the choice between them. */
export function comparePage(request: PageRequest, edited: Edited, own: Version): PageContent {
  const { filed, place, versions } = edited
  const { locale, csrf } = request
  const messages = editorMessages(locale)
  const now = textsOf(filed)
  const changed = changedInFile(filed, own.origin)
  return {
    kind: 'page',
    title: messages.compareTitle,
    wide: true,
    breadcrumb: [
      { label: messages.title, href: editionsUrl },
      { label: messages.backToModel, href: editorUrl(place) },
      { label: messages.compareTitle, href: null },
    ],
    body: (
      <form method="post" action={editorUrl(place, 'compare')} class="edition-compare">
        <input type="hidden" name="-csrf" value={csrf} />
        <input type="hidden" name={editorControls.seen} value={String(stateOf(versions))} />
        <p class="lead">{changed.length === 0 ? messages.compareNone : messages.compareLead}</p>
        {changed.map((name) => {
          const before = own.origin[name] ?? ''
          const ours = own.texts[name] ?? now[name] ?? ''
          // What was never changed here follows the file.
          const isOurs = ours !== before
          const choice = (side: keyof typeof sideNames, label: string) => (
            <label class="check">
              <input
                type="radio"
                name={editorControls.choice(name)}
                value={sideNames[side]}
                checked={isOurs === (side === 'ours')}
              />{' '}
              {label}
            </label>
          )
          return (
            <fieldset class="group" key={name}>
              <legend>{messages.controls[name]}</legend>
              <div class="sides">
                <Side title={messages.before} text={before} empty={messages.emptyText} />
                <Side title={messages.now} text={now[name] ?? ''} empty={messages.emptyText} />
                <Side title={messages.ours} text={ours} empty={messages.emptyText} />
              </div>
              {choice('ours', messages.keepOurs)}
              {choice('file', messages.takeFile)}
            </fieldset>
          )
        })}
        <div class="buttons">
          {changed.length > 0 && (
            <button type="submit" class="primary">
              {messages.choose}
            </button>
          )}
          <a class="button" href={editorUrl(place)}>
            {messages.backToModel}
          </a>
        </div>
      </form>
    ),
  }
}

function Side({ title, text, empty }: { title: string; text: string; empty: string }) {
  return (
    <div>
      <h2>{title}</h2>
      <pre class="edition-text" lang="zxx">
        {text === '' ? empty : text}
      </pre>
    </div>
  )
}
