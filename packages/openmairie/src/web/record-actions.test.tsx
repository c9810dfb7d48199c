// SPDX-License-Identifier: EUPL-1.2
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { RecordActions } from './record-actions.js'

const main = <a href="/a/b/1/-/modifier">Modifier</a>

test('the sheet of the other actions bears the name of the button that opens it', () => {
  const others = [null, [<a href="/a/b/1/-/historique">Historique</a>, false], undefined]
  expect(renderToString(<RecordActions others={others} main={main} locale="fr" />)).toBe(
    '<button type="button" class="record-actions-toggle" popovertarget="autres-actions">Autres actions</button>' +
      '<div class="record-actions" id="autres-actions" popover="auto" role="group" aria-label="Autres actions">' +
      '<a href="/a/b/1/-/historique">Historique</a>' +
      '<button type="button" class="record-actions-toggle" popovertarget="autres-actions" popovertargetaction="hide">Fermer</button>' +
      '</div><a href="/a/b/1/-/modifier">Modifier</a>',
  )
})

test('where there are no other actions, no button leads to them', () => {
  const others = [null, [false, undefined], false]
  expect(renderToString(<RecordActions others={others} main={main} locale="fr" />)).toBe(
    '<a href="/a/b/1/-/modifier">Modifier</a>',
  )
})
