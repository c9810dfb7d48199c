// SPDX-License-Identifier: EUPL-1.2
import { keyText } from '../model/key-text.js'
import { mayMerge, namesakes } from '../records/index.js'
import type { Companion } from '../ui/page.js'
import { recordUrl } from '../ui/urls.js'
import { duplicatesMessages } from './messages.js'

/** Namesakes that are named; beyond, there are «more than». */
const most = 5

/** On the page of a record: the others that bear its names, and the way to merge it with another. */
export const duplicatesCompanion: Companion = {
  async accompany(app, subject, request) {
    if (subject.kind !== 'record' || subject.key.length === 0) return null
    const { entity, key, values, carried } = subject
    const ctx = request.contextOf(app)
    const messages = duplicatesMessages(request.locale)
    const found = await namesakes(ctx, entity, values, key, most + 1)
    const shown = found.slice(0, most)
    return {
      ...(mayMerge(ctx, entity)
        ? {
            actions: (
              <a class="button" href={recordUrl(app, entity.name, key, 'fusionner', carried)}>
                {messages.mergeWith}
              </a>
            ),
          }
        : {}),
      ...(shown.length > 0
        ? {
            above: (
              <p class="flash namesakes">
                {messages.namesakes(shown.length, found.length > most)}{' '}
                {shown.map((one, index) => (
                  <span key={keyText(one.key)}>
                    {index > 0 && ', '}
                    <a href={recordUrl(app, entity.name, one.key)}>{one.label}</a>
                  </span>
                ))}
              </p>
            ),
          }
        : {}),
    }
  },
}
